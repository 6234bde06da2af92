"""Many askers at once: what the server holds, what it refuses, and what it leaves behind."""
