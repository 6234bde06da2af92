"""A circuit breaker (Nygard, Release It!, 2007): a model that keeps failing is left alone for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FAILURES = 3
"""Failures in a row after which the model is left alone."""
REST_SECONDS = 30.0


class CircuitBreaker:
    """Safe to share between threads. After the rest one answer tries the model; the others still do without."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_at = 0.0

    def allows(self) -> bool:
        """Return whether the model may be asked now; after a rest, yes once."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            if self._clock() < self._closed_at:
                return False
            self._closed_at = self._clock() + REST_SECONDS
            return True

    def succeeded(self) -> None:
        """The model answered: forget its failures."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """The model failed once more."""
        with self._lock:
            self._failures += 1
            self._closed_at = self._clock() + REST_SECONDS
