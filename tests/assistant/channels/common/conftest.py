from tests.assistant.channels.http.conftest import serve

__all__ = ["serve"]
