"""Lotsen as a model behind OpenAI's Chat Completions protocol: docs/openai-mcp.md."""
