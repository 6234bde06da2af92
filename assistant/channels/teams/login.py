"""The token Lotsen sends with: OAuth 2.0 client credentials (RFC 6749, section 4.4), kept until it runs out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx

from assistant.channels.teams.addresses import trusted
from assistant.errors import SettingsError

MARGIN_SECONDS = 300
TIMEOUT_SECONDS = 10.0


class Login:
    """Asks for tokens of one app in one tenant; ``now`` gives seconds that never run backwards."""

    def __init__(self, base_url: str, tenant_id: str, app_id: str, secret: str, now: Callable[[], float]) -> None:
        """Raise SettingsError when the address could give the secret away."""
        if not trusted(base_url):
            raise SettingsError(f"LOTSEN_TEAMS_LOGIN_URL must begin with https://, not {base_url}.")
        self._url = f"{base_url.rstrip('/')}/{tenant_id}/oauth2/v2.0/token"
        self._app_id, self._secret, self._now = app_id, secret, now
        self._tokens: dict[str, tuple[str, float]] = {}
        self._lock = asyncio.Lock()

    async def token(self, scope: str | list[str], tenant_id: str | None = None) -> str:
        """Return a token for a scope. Raises httpx.HTTPError when Microsoft gives none."""
        wanted = scope if isinstance(scope, str) else " ".join(scope)
        async with self._lock:
            kept, until = self._tokens.get(wanted, ("", -float("inf")))
            if self._now() >= until:
                kept, seconds = await self._ask(wanted)
                self._tokens[wanted] = (kept, self._now() + seconds - MARGIN_SECONDS)
            return kept

    async def _ask(self, scope: str) -> tuple[str, float]:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._app_id,
            "client_secret": self._secret,
            "scope": scope,
        }
        async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS) as client:
            told = (await client.post(self._url, data=form)).raise_for_status().json()
        return str(told["access_token"]), float(told["expires_in"])
