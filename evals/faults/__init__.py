"""Kills builds, damages indexes and sends bad input to the real commands, and says what came of it."""
