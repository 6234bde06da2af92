"""Checks of the corpus: against the acts it speaks of (`law`), and as writing (`corpus`)."""
