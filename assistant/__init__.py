"""The online half of Lotsen: embedding, index, retrieval, answering and channels."""

__version__ = "0.1.0"
