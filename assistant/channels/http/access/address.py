"""From which address a call comes, as far as the network and the proxies of the settings vouch for it."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence

from starlette.requests import Request

from assistant.errors import SettingsError

_IPV6_HOST_BITS = 64
_FORWARDING = ("x-forwarded-for", "forwarded", "x-real-ip")


def checked_proxies(proxies: Sequence[str]) -> list[str]:
    """Return the addresses and networks of proxies. Raises SettingsError for one that is neither."""
    for proxy in proxies:
        try:
            ipaddress.ip_network(proxy)
        except ValueError as error:
            raise SettingsError(f"trusted_proxies: {error}. Write addresses or networks such as 10.0.0.0/8.") from error
    return list(proxies)


def address(request: Request) -> str | None:
    """Return what a limit by address counts by; None for a program of this machine, which is not limited by address.

    One subscriber of IPv6 holds a whole /64 network, so that is what counts. A call through a proxy that the settings
    do not name comes from that proxy, also where the proxy runs on this machine.
    """
    host = request.client.host if request.client else ""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    if found.is_loopback and not any(name in request.headers for name in _FORWARDING):
        return None
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(ipaddress.IPv6Network((int(found) >> _IPV6_HOST_BITS << _IPV6_HOST_BITS, _IPV6_HOST_BITS)))
