"""Connections that cannot be led astray: names resolved once, every address checked, the connection pinned to it.

httpcore's ``NetworkBackend`` is the last step before a socket: whatever happened above it, nothing else connects.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import httpcore

from assistant.errors import SourceRefused, SourceUnreachable
from ingest.sources.clock import Clock

_UNICAST: Final = ipaddress.ip_network("2000::/3")
"""All IPv6 addresses of the open internet; NAT64, IPv4-compatible and site-local ones lie outside."""

Resolve = Callable[[str], Sequence[str]]
"""A host's name to its numeric addresses."""

_NEVER: Final = tuple(
    ipaddress.ip_network(network)
    for network in (
        "168.63.129.16/32",  # Azure's metadata service has a public address
        "192.0.0.0/24",  # protocol assignments; Oracle's metadata service among them
        "192.88.99.0/24",  # 6to4 relays
        "2001::/32",  # Teredo leads to any IPv4 address
        "2002::/16",  # 6to4, the same
    )
)


def resolve(host: str) -> Sequence[str]:
    """Return the numeric addresses of ``host``, each once. Raises SourceUnreachable when there are none."""
    try:
        found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    except OSError as error:
        raise SourceUnreachable(f"The name {host} cannot be looked up ({error}).") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Tell whether a numeric address is one of the open internet: not private, local, reserved or a way round that."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:  # with a zone ("fe80::1%eth0"), or no address at all
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    if isinstance(ip, ipaddress.IPv6Address) and ip not in _UNICAST:
        return False
    if any(ip in network for network in _NEVER if network.version == ip.version):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


class GuardedNetwork(httpcore.NetworkBackend):
    """Connects to public addresses only, and ends every wait at a deadline."""

    def __init__(self, look_up: Resolve, network: httpcore.NetworkBackend, clock: Clock, seconds: float) -> None:
        self._look_up = look_up
        self._network = network
        self._left = _Left(clock, seconds)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of ``host`` that answers. Raises SourceRefused if one of them is not public."""
        addresses = self._look_up(host)
        if hidden := [address for address in addresses if not is_public(address)]:
            raise SourceRefused(
                f"{host} resolves to {hidden[0]}, which is not an address of the open internet. Nothing was asked."
            )
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                stream = self._network.connect_tcp(address, port, self._left.of(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._left)
        raise failure


class _Left:
    """What is left of the seconds that one exchange may take."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self._end = clock.monotonic() + seconds

    def of(self, timeout: float | None) -> float:
        left = self._end - self._clock.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this address is used up")
        return left if timeout is None else min(left, timeout)


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every wait ends at the deadline: a drip of one byte a second does not hold us."""

    def __init__(self, stream: httpcore.NetworkStream, left: _Left) -> None:
        self._stream = stream
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left.of(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left.of(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._left.of(timeout)), self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
