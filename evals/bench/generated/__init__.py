"""Documents and questions made from a seed, so that both sides of a comparison read the same."""
