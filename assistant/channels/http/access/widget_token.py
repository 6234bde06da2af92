"""Tokens for the visitors of a web page: JWT (RFC 7519) with HMAC-SHA-256, for ten minutes and one origin."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

import jwt

from assistant.errors import SettingsError

SECONDS = 600
_ALGORITHM = "HS256"
_ISSUER = "lotsen-widget"
_SHORTEST_SECRET = 32


@dataclass(frozen=True, slots=True)
class WidgetTokens:
    """Issues and checks tokens. ``secret`` has at least 32 bytes; replicas share it. ``clock``: seconds since 1970."""

    secret: bytes
    clock: Callable[[], float]

    def issue(self, origin: str) -> str:
        """Return a token for a visitor of a page of this origin; it names nobody, only a number drawn for the visit."""
        now = int(self.clock())
        claims = {"iss": _ISSUER, "aud": origin, "sub": secrets.token_urlsafe(12), "iat": now, "exp": now + SECONDS}
        return jwt.encode(claims, self.secret, _ALGORITHM)

    def person(self, token: str, origin: str | None) -> str | None:
        """Return whom the token was issued to; None unless it is ours, in time, and for a page of this origin."""
        if not token or not origin:
            return None
        try:
            claims = jwt.decode(
                token,
                self.secret,
                algorithms=[_ALGORITHM],
                audience=origin,
                issuer=_ISSUER,
                # The library asks the machine's clock; ours is asked below.
                options={"require": ["exp", "sub", "aud", "iss"], "verify_exp": False, "verify_iat": False},
            )
        except jwt.InvalidTokenError:
            return None
        return str(claims["sub"]) if claims["exp"] > self.clock() else None


def usable_secret(secret: str | None) -> bytes:
    """Return the secret of the settings as bytes, or a random one. Raises SettingsError for a short one."""
    if secret is None:
        return secrets.token_bytes(_SHORTEST_SECRET)
    if len(secret.encode()) < _SHORTEST_SECRET:
        raise SettingsError(f"widget_secret needs {_SHORTEST_SECRET} bytes or more. Make one: openssl rand -hex 32")
    return secret.encode()
