"""What is measured inside Lotsen's own process; each file is run as a fresh process of its own."""
