"""What a run leaves behind, and how two runs are compared."""
