"""Counts calls against limits: in memory for one process, in Redis where several replicas share them.

A sliding window counter, which weighs the window before by how much of it still counts: two numbers for each caller,
whatever the limit. See https://limits.readthedocs.io/en/stable/strategies.html.
"""

from __future__ import annotations

import logging
import math
import time
from urllib.parse import quote

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import StorageError

from assistant.channels.common.extras import need
from assistant.errors import SettingsError

STORE_SECONDS = 0.25
"""How long a call waits for the shared store."""

log = logging.getLogger("lotsen.access")


def limit(name: str, text: str) -> RateLimitItem:
    """Return the limit a setting writes as "15/minute". Raises SettingsError naming the setting."""
    try:
        return parse(text)
    except ValueError as error:
        raise SettingsError(f"{name} is {text!r}. Write a number and a span of time: 15/minute, 200/hour.") from error


class Limiter:
    """Counts. Where the shared store cannot be reached, this process counts alone until it can."""

    def __init__(self, store: str | None = None) -> None:
        """Use the store at this address, ``redis://…`` or ``rediss://…``; none: memory. Raises SettingsError."""
        self._alone = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._shared = SlidingWindowCounterRateLimiter(_redis(store)) if store else None
        self._reached = True

    async def wait(self, limit: RateLimitItem, *who: str) -> int:
        """Count a call and return 0, or how many whole seconds to wait for the next one that is within the limit."""
        key = [quote(part.strip().casefold(), safe="") for part in who]
        if self._shared:
            try:
                seconds = await _wait(self._shared, limit, key)
            except StorageError as error:
                self._note(False, type(error.storage_error).__name__)
            else:
                self._note(True)
                return seconds
        return await _wait(self._alone, limit, key)

    def _note(self, reached: bool, why: str = "") -> None:
        if reached is not self._reached:
            self._reached = reached
            if reached:
                log.warning("The store of the limits is back.")
            else:
                log.warning("The store of the limits cannot be reached (%s): every process counts alone.", why)


async def _wait(limiter: SlidingWindowCounterRateLimiter, limit: RateLimitItem, key: list[str]) -> int:
    if await limiter.hit(limit, *key):
        return 0
    stats = await limiter.get_window_stats(limit, *key)
    return max(1, math.ceil(stats.reset_time - time.time()))


def _redis(store: str) -> RedisStorage:
    scheme, separator, rest = store.partition("://")
    if not separator or scheme not in ("redis", "rediss"):
        raise SettingsError("limit_store must be an address such as redis://host:6379/0, or rediss://… with TLS.")
    need("redis", "redis")
    return RedisStorage(
        f"async+{scheme}://{rest}",
        wrap_exceptions=True,
        implementation="redispy",
        key_prefix="lotsen",
        socket_timeout=STORE_SECONDS,
        socket_connect_timeout=STORE_SECONDS,
    )
