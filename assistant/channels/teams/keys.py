"""The keys that Microsoft's Bot Connector signs with, fetched without holding up the server and kept for a day."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from assistant.channels.teams.addresses import trusted

RENEW_SECONDS = 12 * 3600
KEEP_SECONDS = 24 * 3600
"""How long keys are trusted while newer ones cannot be had, as Microsoft asks."""
PAUSE_SECONDS = 60
"""At most one fetch in this time, whatever keys forged tokens name."""
TIMEOUT_SECONDS = 5.0
SMALLEST_BITS = 2_048

log = logging.getLogger("lotsen.teams")


@dataclass(frozen=True, slots=True)
class Key:
    """A public key and the channels it may speak for; none named means any."""

    public: RSAPublicKey
    endorsements: frozenset[str]


class SigningKeys:
    """Keys by their id, from an OpenID metadata document; ``now`` gives seconds that never run backwards."""

    def __init__(self, metadata_url: str, now: Callable[[], float]) -> None:
        self._url, self._now = metadata_url, now
        self._keys: dict[str, Key] = {}
        self._fetched = self._tried = -float("inf")
        self._lock = asyncio.Lock()

    async def find(self, kid: str) -> Key | None:
        """Return the key; None where it is unknown, or where the keys are older than a day and cannot be renewed."""
        if kid not in self._keys or self._age() > RENEW_SECONDS:
            async with self._lock:
                await self._renew()
        return self._keys.get(kid) if self._age() <= KEEP_SECONDS else None

    def _age(self) -> float:
        return self._now() - self._fetched

    async def _renew(self) -> None:
        if self._now() - self._tried < PAUSE_SECONDS:
            return
        self._tried = self._now()
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS) as client:
                metadata = (await client.get(self._url)).raise_for_status().json()
                if not trusted(metadata["jwks_uri"]):
                    raise ValueError("jwks_uri")
                listed = (await client.get(metadata["jwks_uri"])).raise_for_status().json()
            keys = _keys(listed)
            if not keys:
                raise ValueError("keys")
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError, AttributeError) as error:
            log.error("Teams: the signing keys at %s cannot be had: %s", self._url, type(error).__name__)
            return
        self._keys, self._fetched = keys, self._now()


def _keys(listed: dict[str, Any]) -> dict[str, Key]:
    found = {}
    for entry in listed["keys"]:
        if entry.get("kty") != "RSA" or entry.get("use", "sig") != "sig" or not isinstance(entry.get("kid"), str):
            continue
        try:
            public = jwt.PyJWK(entry, algorithm="RS256").key
        except jwt.PyJWTError:
            continue
        if isinstance(public, RSAPublicKey) and public.key_size >= SMALLEST_BITS:
            found[entry["kid"]] = Key(public, frozenset(entry.get("endorsements") or ()))
    return found
