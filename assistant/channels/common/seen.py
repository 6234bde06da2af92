"""What was handled already: messengers repeat what they think was lost."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

SECONDS = 3_600.0
MOST = 20_000


class Seen:
    """Remembers keys for an hour, the newest 20,000; ``now`` gives seconds that never run backwards."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._keys: OrderedDict[str, float] = OrderedDict()

    def first(self, key: str) -> bool:
        """Return whether the key is new, and remember it."""
        now = self._now()
        while self._keys and next(iter(self._keys.values())) <= now - SECONDS:
            self._keys.popitem(last=False)
        if key in self._keys:
            return False
        self._keys[key] = now
        if len(self._keys) > MOST:
            self._keys.popitem(last=False)
        return True
