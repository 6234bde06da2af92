"""What an answer is measured by: one measure, one file, with its definition and where that comes from."""
