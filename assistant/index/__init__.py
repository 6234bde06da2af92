"""The one package that knows Chroma and BM25: a build is written whole, opened, searched, and never edited."""

from assistant.index.candidates import Candidates
from assistant.index.index import Index
from assistant.index.live import LiveIndex
from assistant.index.manifest import Manifest
from assistant.index.writer import IndexWriter

__all__ = ["Candidates", "Index", "IndexWriter", "LiveIndex", "Manifest"]
