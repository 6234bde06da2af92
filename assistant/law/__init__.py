"""Law as law: the acts, how people cite them, and the provisions of an index."""
