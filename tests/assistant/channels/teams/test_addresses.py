from __future__ import annotations

import pytest

from assistant.channels.teams.addresses import trusted


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net/emea/",
        "HTTPS://smba.trafficmanager.net",
        "https://127.0.0.1:8443/x",
        "http://127.0.0.1:8000",
        "http://localhost/x",
        "http://LOCALHOST/x",
        "http://[::1]:9000/",
    ],
)
def test_an_encrypted_line_or_this_very_machine_is_trusted(url: str) -> None:
    assert trusted(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://smba.trafficmanager.net",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "http://localhost@evil.example",
        "https://user@smba.trafficmanager.net",
        "https://:secret@smba.trafficmanager.net",
        "https://",
        "https:///x",
        "//smba.trafficmanager.net",
        "ftp://127.0.0.1",
        "javascript:alert(1)",
        "http://[::1",
        "",
        None,
        42,
        b"https://smba.trafficmanager.net",
        ["https://smba.trafficmanager.net"],
    ],
)
def test_anything_else_is_not(url: object) -> None:
    assert not trusted(url)
