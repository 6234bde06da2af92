"""A polite client: says who it is, heeds robots.txt, waits its turn, backs off, and follows redirects with care."""

from __future__ import annotations

import email.utils
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import BinaryIO, Final

from assistant.errors import SourceRefused, SourceUnreachable
from ingest.sources.addresses import Address, checked, redirected
from ingest.sources.exchange import Limits, Line, Passing, Reply
from ingest.sources.robots import AGENT, Rules

TRIES: Final = 4
REDIRECTS: Final = 5
LONGEST_WAIT: Final = 120.0
"""Seconds. A publisher that asks us to wait longer is asked again at the next sync."""

_BUSY = frozenset({429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_LIMITS = Limits(bytes=512_000, seconds=30.0)


@dataclass(frozen=True, slots=True)
class Known:
    """What the publisher called the text that lies here already; sent along, so that it need not come again."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """Return the conditions as request headers."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in given.items() if value}


class Client:
    """Asks one publisher. Not for use by several threads."""

    def __init__(self, hosts: Collection[str], line: Line, *, contact: str | None = None, delay: float = 1.0) -> None:
        """Take the hosts that may be asked, and how many seconds to leave between two questions to one of them."""
        self._hosts = frozenset(hosts)
        self._line = line
        self._agent = f"{AGENT}/{version('lotsen')} ({contact or 'no contact address given'})"
        self._delay = delay
        self._rules: dict[str, Rules] = {}
        self._unreachable: dict[str, SourceUnreachable] = {}
        self._asked: dict[str, float] = {}

    @property
    def now(self) -> datetime:
        """The time of day."""
        return self._line.clock.now()

    def get(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        known: Known | None = None,
        limits: Limits | None = None,
        sink: BinaryIO | None = None,
    ) -> Reply:
        """Return the answer, of status 200, or 304 where ``known`` is still the newest.

        Raises SourceRefused, SourceUnreachable and SourceDamaged.
        """
        sent = {**(headers or {}), **(known.headers() if known else {})}
        address = checked(url, self._hosts)
        for _ in range(REDIRECTS + 1):
            self._heed_robots(address)
            reply = self._patiently("GET", address, sent, limits or Limits(), sink=sink)
            if reply.status not in _REDIRECTS:
                return _usable(reply, conditional=known is not None)
            address = redirected(address, reply.headers.get("location", ""), self._hosts)
        raise SourceRefused(f"{url} leads from one address to another more than {REDIRECTS} times; nothing was taken.")

    def post(self, url: str, question: object, headers: Mapping[str, str] | None = None) -> Reply:
        """Send ``question`` as JSON and return the answer, of status 200. Redirects are not followed.

        Raises SourceRefused, SourceUnreachable and SourceDamaged.
        """
        address = checked(url, self._hosts)
        self._heed_robots(address)
        sent = {**(headers or {}), "Content-Type": "application/json"}
        return _usable(self._patiently("POST", address, sent, Limits(), content=json.dumps(question).encode()))

    def _heed_robots(self, address: Address) -> None:
        if failure := self._unreachable.get(address.host):
            raise failure  # for this sync; its other texts would only cost everybody time
        if address.host not in self._rules:
            try:
                self._rules[address.host] = self._read_robots(address.host)
            except SourceUnreachable as error:
                self._unreachable[address.host] = error
                raise
        if not self._rules[address.host].allow(address):
            raise SourceRefused(f"The robots.txt of {address.host} asks programs not to read {address.url}.")

    def _read_robots(self, host: str) -> Rules:
        """Return the rules of a host: none if it has no robots.txt. Raises SourceUnreachable if it cannot be read."""
        address = checked(f"https://{host}/robots.txt", self._hosts)
        for _ in range(REDIRECTS):
            reply = self._patiently("GET", address, {"Accept": "text/plain"}, _ROBOTS_LIMITS)
            if reply.status == 200:
                return Rules(reply.body.decode("utf-8", errors="replace"))
            if reply.status not in _REDIRECTS:
                return Rules()
            address = redirected(address, reply.headers.get("location", ""), self._hosts)
        return Rules()

    def _patiently(
        self,
        method: str,
        address: Address,
        headers: Mapping[str, str],
        limits: Limits,
        content: bytes = b"",
        sink: BinaryIO | None = None,
    ) -> Reply:
        """Ask, and ask again later where the fault may pass. Raises SourceUnreachable."""
        sent = {"User-Agent": self._agent, "Accept-Encoding": "gzip", **headers}
        why = ""
        for attempt in range(1, TRIES + 1):
            self._wait_for_turn(address.host)
            wait = 2.0 ** (attempt - 1)
            try:
                reply = self._line.ask(method, address, sent, limits, content, sink)
            except Passing as fault:
                why = str(fault)
            else:
                if reply.status not in _BUSY:
                    return reply
                why = f"it answers {reply.status}"
                wait = max(wait, self._retry_after(reply))
            if wait > LONGEST_WAIT:
                raise SourceUnreachable(f"{address.url}: {why} and asks us to wait {wait:.0f} s. Sync again later.")
            if attempt < TRIES:
                self._line.clock.sleep(wait)
        raise SourceUnreachable(f"{address.url} could not be read in {TRIES} tries: {why}.")

    def _wait_for_turn(self, host: str) -> None:
        clock = self._line.clock
        delay = max(self._delay, self._rules[host].delay if host in self._rules else 0.0)
        if host in self._asked and (wait := self._asked[host] + delay - clock.monotonic()) > 0:
            clock.sleep(wait)
        self._asked[host] = clock.monotonic()

    def _retry_after(self, reply: Reply) -> float:
        """Return the seconds of a Retry-After header, which holds a number or a date; 0 without one."""
        value = reply.headers.get("retry-after", "").strip()
        if value.isdecimal():
            return float(value[:9])
        try:
            until = email.utils.parsedate_to_datetime(value)
        except ValueError:
            return 0.0
        return (until if until.tzinfo else until.replace(tzinfo=UTC)).timestamp() - self.now.timestamp()


def _usable(reply: Reply, *, conditional: bool = False) -> Reply:
    """Return ``reply`` if it brings a text, or says that the known one is still the newest."""
    if reply.status == 200 or (reply.status == 304 and conditional):
        return reply
    where = reply.address.url
    if reply.status in (404, 410):
        raise SourceUnreachable(f"{where} is not there any more ({reply.status}). Correct its address in sources.toml.")
    if reply.status == 202:
        raise SourceUnreachable(f"{where} answers 202 without a text: it wants a browser.")
    raise SourceUnreachable(f"{where} answers {reply.status}.")
