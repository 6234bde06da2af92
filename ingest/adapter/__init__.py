"""Tunes the bundled embedding model to procurement: ``python -m ingest.adapter``, see docs/tune-the-embedder.md."""
