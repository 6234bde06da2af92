from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.channels.http import body
from tests.assistant.channels.http.conftest import Serve, Served

JSON = {"content-type": "application/json"}


def sized(size: int) -> bytes:
    frame = json.dumps({"question": ""}).encode()
    return frame[:-2] + b"a" * (size - len(frame)) + frame[-2:]


def test_a_body_of_exactly_the_cap_is_read(client: Served) -> None:
    response = client.post("/api/chat", content=sized(body.LIMIT_BYTES), headers=JSON)

    assert response.status_code == 200


@pytest.mark.parametrize("size", [body.LIMIT_BYTES + 1, 1_000_000, 10_000_000])
def test_a_body_beyond_the_cap_is_refused_and_the_sender_learns_it(client: Served, size: int) -> None:
    response = client.post("/api/chat", content=sized(size), headers=JSON)

    assert response.status_code == 413
    assert response.json()["code"] == "body_too_large"
    assert "16,384" in response.json()["detail"]


def test_a_chunked_body_without_length_is_refused_beyond_the_cap(client: Served) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(100):
            yield b" " * 1_000

    response = client.post("/api/chat", content=chunks(), headers=JSON)

    assert (response.status_code, response.json()["code"]) == (413, "body_too_large")


def test_an_endless_body_is_cut_off(client: Served) -> None:
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=10) as connection:
        connection.sendall(
            b"POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n"
        )
        began, sent = time.monotonic(), 0
        try:
            while time.monotonic() - began < 8:
                connection.sendall(b"2000\r\n" + b" " * 0x2000 + b"\r\n")
                sent += 0x2000
        except OSError:
            pass
        assert time.monotonic() - began < 6
        assert client.ask().status_code == 200


def test_a_body_that_never_comes_is_not_waited_for(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "SECONDS", 0.3)
    client = serve()
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=10) as connection:
        connection.sendall(
            b"POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
        )
        answer = connection.recv(4096)

    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b"connection: close" in answer.lower()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"nothing",
        b'{"question": "Hej?"} trailing',
        b'{"question": "\xff\xfe"}',
        b'{"question": "\\ud800"}',
        b'{"question": "a\nb"}',
        "\ufeff{}".encode(),
        '{"question": "Hej?"}'.encode("utf-16"),
        b"[" * 16_000,
        b'{"a":' * 3_000,
        bytes(range(256)),
    ],
    ids=lambda content: repr(content[:16]),
)
def test_what_is_not_json_is_refused_as_such(client: Served, content: bytes) -> None:
    response = client.post("/api/chat", content=content, headers=JSON)

    assert (response.status_code, response.json()["code"]) == (400, "invalid_json")


@pytest.mark.parametrize("content", [b"null", b"[]", b'"Hej?"', b"1", b"NaN", b'{"question": NaN}', b"{}"])
def test_json_of_another_shape_is_refused_with_its_fields(client: Served, content: bytes) -> None:
    response = client.post("/api/chat", content=content, headers=JSON)

    assert (response.status_code, response.json()["code"]) == (422, "invalid_request")


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_read(client: Served, media_type: str) -> None:
    response = client.post("/api/chat", content=b'{"question": "Hej?"}', headers={"content-type": media_type})

    assert (response.status_code, response.json()["code"]) == (415, "unsupported_media_type")


def test_json_may_name_its_charset(client: Served) -> None:
    headers = {"content-type": "Application/JSON; charset=utf-8"}

    assert client.post("/api/chat", content=b'{"question": "Hej?"}', headers=headers).status_code == 200


_LEAF = st.none() | st.booleans() | st.floats() | st.integers() | st.text()
_JSON = st.recursive(_LEAF, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12)
_FIELDS = ["question", "history", "language", "jurisdiction", "as_of", "conversation_id", "other"]
_OBJECTS = st.dictionaries(st.sampled_from(_FIELDS), _JSON)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | _OBJECTS.map(lambda value: json.dumps(value).encode()))
def test_no_body_makes_the_server_fail(client: Served, content: bytes) -> None:
    response = client.post("/api/chat", content=content, headers=JSON)

    assert response.status_code < 500
    if response.status_code != 200:
        assert response.json()["code"] in {"invalid_json", "invalid_request"}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=1_000))
def test_any_text_can_be_asked(client: Served, text: str) -> None:
    response = client.post("/api/chat", content=json.dumps({"question": text}).encode(), headers=JSON)

    valid = "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
    assert response.status_code == 200 if valid else response.status_code in {400, 422}
    assert not valid or response.json()["question"] == text
