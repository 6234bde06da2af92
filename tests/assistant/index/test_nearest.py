"""How the vectors' server is addressed; what is found in it stands in test_server.py and test_index.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import IndexUnusable
from assistant.index.nearest import _place, connect


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("http://127.0.0.1:8000", ("127.0.0.1", 8000, False)),
        ("https://vectors.example", ("vectors.example", 443, True)),
        ("http://vectors.example/", ("vectors.example", 80, False)),
        ("https://vectors.example:8443/x?y", ("vectors.example", 8443, True)),
        ("HTTP://[::1]:8000", ("::1", 8000, False)),
    ],
)
def test_an_address_tells_host_port_and_whether_the_line_is_encrypted(url: str, place: tuple[str, int, bool]) -> None:
    assert _place(url) == place


@pytest.mark.parametrize(
    "url",
    ["", "vectors.example", "localhost:8000", "http://", "http://[", "http://a:99999", "http://a:x", "ftp://a:21"],
)
def test_what_is_no_address_of_a_server_is_refused_with_how_to_write_one(url: str) -> None:
    with pytest.raises(IndexUnusable) as caught:
        connect(Path(), url)
    assert f"LOTSEN_CHROMA_URL is {url!r}, which is no address of a server" in str(caught.value)
    assert "Write it as http://127.0.0.1:8000, or unset it and run `lotsen build`" in str(caught.value)
