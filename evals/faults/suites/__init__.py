"""One file for each family of faults; each gives rows of what was expected and what was seen."""
