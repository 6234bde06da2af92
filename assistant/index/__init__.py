"""The one package that knows Chroma and BM25."""
