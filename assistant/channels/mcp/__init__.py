"""Lotsen's answers, search and provisions as tools of the Model Context Protocol: docs/openai-mcp.md."""
