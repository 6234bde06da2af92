"""Language models: the one package that imports LangChain's chat models."""
