"""Files to documents. ``parse`` reads one file; ``ParserPool`` does so in a child process with limits."""

from ingest.parse.dispatch import parse
from ingest.parse.sandbox import ParserPool

__all__ = ["ParserPool", "parse"]
