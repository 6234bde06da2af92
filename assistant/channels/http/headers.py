"""Security headers for every response, as plain ASGI middleware: no cost but a list, and streams pass through."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ANSWERS = ("/api/", "/v1/", "/mcp")


def content_security_policy(frame_ancestors: Sequence[str]) -> str:
    """Return the policy: own scripts, styles and calls only, no HTML from strings, framed only where settings say."""
    framed_by = " ".join(frame_ancestors) or "'none'"
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {framed_by}",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


class SecurityHeaders:
    """Add the headers of docs/http-api.md to each response; API answers are never stored, files are revalidated."""

    def __init__(self, app: ASGIApp, frame_ancestors: Sequence[str] = ()) -> None:
        self._app = app
        headers = {
            "content-security-policy": content_security_policy(frame_ancestors),
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
        }
        if not frame_ancestors:
            headers["x-frame-options"] = "DENY"
        common = [(name.encode(), value.encode()) for name, value in headers.items()]
        self._api = [*common, (b"cache-control", b"no-store")]
        self._files = [*common, (b"cache-control", b"no-cache")]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the headers to what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = self._api if scope["path"].startswith(_ANSWERS) else self._files

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *headers]
            await send(message)

        await self._app(scope, receive, with_headers)
