"""One file a suite: what is measured, and against which goals."""
