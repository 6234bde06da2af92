"""Which web pages may write: those served by Lotsen itself and those the settings name."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.channels.http.problems import Problem

READING = {"GET", "HEAD", "OPTIONS"}


class OriginCheck:
    """Refuse a writing request that a browser sends for a page of a foreign origin; programs send no Origin."""

    def __init__(self, app: ASGIApp, allowed: Sequence[str] = ()) -> None:
        self._app = app
        self._allowed = frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and scope["method"] not in READING and not self._may_write(scope):
            detail = "Set allowed_origins in the settings of the server to let pages of this origin ask questions."
            await Problem("origin_not_allowed", detail).response()(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _may_write(self, scope: Scope) -> bool:
        headers = dict(scope["headers"])
        origin = headers.get(b"origin")
        if origin is None:
            return True
        text = origin.decode("latin-1")
        return text in self._allowed or _host(text) == headers.get(b"host")


def _host(origin: str) -> bytes:
    try:
        return urlsplit(origin).netloc.encode("latin-1")
    except ValueError:  # no browser sends such an address, "http://[" for one
        return b""
