"""What can be run: each suite asks its questions and returns its figures."""
