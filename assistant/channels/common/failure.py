"""Why a question got no answer, in one form for every channel, so that each can tell the person and offer a retry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Failure(Exception):
    """A call that ends without an answer. ``str(failure)`` is the detail, a sentence the caller may read."""

    def __init__(
        self, code: str, status: int, detail: str, headers: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(detail)
        self.code = code
        """Stable and listed in docs/http-api.md: "busy", "deadline", "index_missing", …"""
        self.status = status
        """The HTTP status that says the same; 5xx may be tried again."""
        self.headers = dict(headers or {})
        """``retry-after`` in seconds where waiting helps."""
        self.more = more
        """Members that programs may read, such as ``errors`` by field."""
