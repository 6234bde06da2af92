"""Checks of the corpus' own writing: every article in three languages, whole, sourced, fresh, plain and our own."""
