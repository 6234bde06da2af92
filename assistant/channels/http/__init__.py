"""The HTTP channel: the API of docs/http-api.md and the chat page."""
