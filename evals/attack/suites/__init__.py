"""One family of attacks a file; each returns the rows of its report."""
