"""Attacks on the running product through its real API: injection, poisoned documents, hidden text, personal data."""
