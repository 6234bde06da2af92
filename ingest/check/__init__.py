"""Checks of the corpus against the acts it speaks of: every digest, figure, concordance cell and reference."""
