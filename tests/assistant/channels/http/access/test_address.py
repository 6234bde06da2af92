from __future__ import annotations

import pytest
from starlette.requests import Request

from assistant.channels.http.access.address import address, checked_proxies
from assistant.errors import SettingsError


def call(client: str | None, **headers: str) -> Request:
    lines = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "client": (client, 1) if client else None, "headers": lines})


@pytest.mark.parametrize(
    ("client", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2:bbbb:0:0:9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("not an address", "unknown"),
        (None, "unknown"),
    ],
)
def test_one_subscriber_is_one_address_however_it_is_written(client: str | None, counted: str) -> None:
    assert address(call(client)) == counted


@pytest.mark.parametrize("client", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_programs_of_this_machine_are_not_limited(client: str) -> None:
    assert address(call(client)) is None


@pytest.mark.parametrize("header", ["x_forwarded_for", "forwarded", "x_real_ip"])
def test_a_proxy_on_this_machine_that_nobody_named_is_limited_as_one_address(header: str) -> None:
    assert address(call("127.0.0.1", **{header: "192.0.2.7"})) == "127.0.0.1"


def test_only_addresses_and_networks_can_be_proxies() -> None:
    assert checked_proxies(("10.0.0.0/8", "::1")) == ["10.0.0.0/8", "::1"]
    for wrong in ("*", "proxy.example", "10.0.0.1/8", ""):
        with pytest.raises(SettingsError, match="trusted_proxies"):
            checked_proxies((wrong,))
