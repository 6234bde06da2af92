"""The index a running server uses: it follows CURRENT from build to build without a failed request."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic

from assistant.errors import IndexMissing, IndexUnusable
from assistant.index.index import Index
from assistant.index.layout import CURRENT

RETRY_SECONDS = 10.0
"""How long a build that could not be opened is left alone."""

_log = logging.getLogger(__name__)

_Stamp = tuple[int, int] | None
"""What tells one CURRENT from the next: inode and time of change. None: there is no such file."""


class _Opened:
    """An open index and the number of leases on it; it closes when it is retired and the last lease has ended."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.leases = 0
        self.retired = False


class LiveIndex:
    """Leases out the current index. Any number of threads may lease at once."""

    def __init__(self, root: Path, model_id: str | None, chroma_url: str | None = None) -> None:
        """Follow the index folder ``root``. Nothing is opened before the first lease."""
        self._root = root
        self._model_id = model_id
        self._chroma_url = chroma_url
        self._lock = Lock()
        self._opening = Lock()
        self._current: _Opened | None = None
        self._seen: _Stamp = None
        self._retry_at = 0.0
        self.problem: IndexUnusable | None = None
        """Why the newest build is not the one being served; None when it is."""

    @contextmanager
    def lease(self) -> Iterator[Index]:
        """Give the current index, which stays open until the block ends, whatever is published meanwhile.

        Raises IndexUnusable when there is none to give.
        """
        opened = self._take()
        try:
            yield opened.index
        finally:
            self._give_back(opened)

    def check(self) -> None:
        """Open the newest index now if it is not open yet. Raises IndexUnusable when there is none to give."""
        with self.lease():
            pass

    def close(self) -> None:
        """Close the index once the last lease has ended."""
        with self._lock:
            retired, self._current = self._current, None
        self._retire(retired)

    def _take(self) -> _Opened:
        self._follow()
        with self._lock:
            if self._current is None:
                raise self.problem or IndexMissing(f"There is no index in {self._root}. Run `lotsen build`.")
            self._current.leases += 1
            return self._current

    def _give_back(self, opened: _Opened) -> None:
        with self._lock:
            opened.leases -= 1
            last = opened.retired and not opened.leases
        if last:
            opened.index.close()

    def _follow(self) -> None:
        """Open the newest build if it is not the one in use; while one thread does, others go on with the old."""
        stamp = self._stamp()
        if not self._is_news(stamp) or not self._opening.acquire(blocking=self._current is None):
            return
        try:
            if self._is_news(stamp):
                self._open(stamp)
        finally:
            self._opening.release()

    def _is_news(self, stamp: _Stamp) -> bool:
        return stamp != self._seen or (self.problem is not None and monotonic() >= self._retry_at)

    def _open(self, stamp: _Stamp) -> None:
        try:
            opened = _Opened(Index.open(self._root, self._model_id, self._chroma_url))
        except IndexUnusable as error:
            if stamp != self._seen:
                _log.error("The newest index cannot be used. %s", error)
            self.problem, self._retry_at = error, monotonic() + RETRY_SECONDS
            self._seen = stamp
            return
        with self._lock:
            retired, self._current = self._current, opened
        self.problem, self._seen = None, stamp
        self._retire(retired)

    def _retire(self, opened: _Opened | None) -> None:
        if opened is None:
            return
        with self._lock:
            opened.retired = True
            unused = not opened.leases
        if unused:
            opened.index.close()

    def _stamp(self) -> _Stamp:
        try:
            found = (self._root / CURRENT).stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns
