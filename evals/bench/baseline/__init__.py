"""The LangChain tutorial stack, in an environment of its own: what most people would build first."""
