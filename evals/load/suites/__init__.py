"""One kind of load each."""
