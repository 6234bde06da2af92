"""Which addresses may be asked: https on a host of the publisher's, and nothing that could be read in two ways.

The rules follow OWASP's "Server-Side Request Forgery Prevention" (allow-list case). What the host's name resolves to is
checked again at the moment of connecting, in ``network.py``.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

import idna

from assistant.errors import SourceRefused

LONGEST: Final = 2_000
"""Characters of an address."""

_HOST = re.compile(r"(?=.{4,253}\Z)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_KEPT = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be asked."""

    host: str
    """In lower case, ASCII, without a port: it is always 443."""
    target: str
    """Path and query."""

    @property
    def url(self) -> str:
        """The address as text."""
        return f"https://{self.host}{self.target}"


def checked(url: str, hosts: Collection[str]) -> Address:
    """Return ``url`` taken apart, if it is https on one of ``hosts``.

    Raises SourceRefused for any other scheme or port, a user before the host, a number for a host, a host that is not
    listed, and signs that programs read differently (spaces, control characters, backslashes).
    """
    if len(url) > LONGEST or _UNSAFE.search(url):
        raise _refused(url, "it is too long, or has spaces, control characters or backslashes")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _refused(url, "it is malformed") from error
    if parts.scheme != "https":
        raise _refused(url, "only https is asked")
    if "@" in parts.netloc:
        raise _refused(url, "it names a user before the host")
    if port not in (None, 443):
        raise _refused(url, "only port 443 is asked")
    host = _normalised(parts.hostname or "")
    if host is None or host not in hosts:
        raise _refused(
            url, f"its host is not among those of its publisher in sources.toml ({', '.join(sorted(hosts))})"
        )
    query = f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    return Address(host, quote(parts.path or "/", safe=_KEPT.replace("?", "")) + query)


def redirected(start: Address, location: str, hosts: Collection[str]) -> Address:
    """Return where ``start`` sends us, if that may be asked too.

    A redirect to plain http on a listed host is asked by https instead: the EU's Publications Office writes such ones.
    Raises SourceRefused.
    """
    if _UNSAFE.search(location):
        raise _refused(location, "the redirect has spaces, control characters or backslashes")
    try:
        target = urljoin(start.url, location)
    except ValueError as error:
        raise _refused(location, "the redirect is malformed") from error
    return checked(re.sub(r"(?i)\Ahttp:(?=//)", "https:", target), hosts)


def _normalised(host: str) -> str | None:
    """Return the host as DNS has it; None if it is no host's name: an IP address in any notation, for example."""
    try:
        name = idna.encode(host.removesuffix("."), uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        return None
    return name if _HOST.fullmatch(name) else None


def _refused(url: str, why: str) -> SourceRefused:
    return SourceRefused(f"The address {url[:200]!r} is not asked: {why}.")
