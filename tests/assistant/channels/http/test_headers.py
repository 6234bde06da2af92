from __future__ import annotations

import pytest

from tests.assistant.channels.http.conftest import Serve, Served

FOREIGN = "https://foreign.example"


@pytest.mark.parametrize("path", ["/", "/docs", "/static/widget.js", "/api/health", "/nothing", "/openapi.json"])
def test_every_response_carries_the_security_headers(client: Served, path: str) -> None:
    headers = client.get(path).headers

    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert {policy[name] for name in ("script-src", "style-src", "connect-src", "img-src")} == {"'self'"}
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers


def test_answers_are_never_stored_and_files_are_revalidated(client: Served) -> None:
    assert client.ask().headers["cache-control"] == "no-store"
    first = client.get("/static/widget.js")
    assert first.headers["cache-control"] == "no-cache"
    again = client.get("/static/widget.js", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304


def test_the_settings_say_who_may_frame_the_page(serve: Serve) -> None:
    headers = serve(frame_ancestors=("https://intranet.example", "https://b.example")).get("/").headers

    assert "frame-ancestors https://intranet.example https://b.example;" in headers["content-security-policy"]
    assert "x-frame-options" not in headers


def test_a_page_of_a_foreign_origin_may_not_ask(client: Served) -> None:
    response = client.post("/api/chat", json={"question": "Hej?"}, headers={"origin": FOREIGN})

    assert (response.status_code, response.json()["code"]) == (403, "origin_not_allowed")
    assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize("origin", ["null", "http://127.0.0.1", "http://127.0.0.1.evil.example", "file://", "x:y", ""])
def test_origins_that_only_resemble_ours_are_foreign(client: Served, origin: str) -> None:
    assert client.post("/api/chat", json={"question": "Hej?"}, headers={"origin": origin}).status_code == 403


def test_our_own_page_may_ask(client: Served) -> None:
    own = str(client.base_url).rstrip("/")

    assert client.post("/api/chat", json={"question": "Hej?"}, headers={"origin": own}).status_code == 200


def test_an_allowed_origin_may_ask_and_read(serve: Serve) -> None:
    client = serve(allowed_origins=(FOREIGN,))
    preflight = client.options(
        "/api/chat",
        headers={
            "origin": FOREIGN,
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type",
        },
    )
    response = client.post("/api/chat", json={"question": "Hej?"}, headers={"origin": FOREIGN})

    assert preflight.status_code == 200
    assert preflight.headers["access-control-allow-origin"] == FOREIGN
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == FOREIGN
    assert "access-control-allow-credentials" not in response.headers
    other = client.post("/api/chat", json={"question": "Hej?"}, headers={"origin": "https://other.example"})
    assert (other.status_code, other.headers.get("access-control-allow-origin")) == (403, None)
