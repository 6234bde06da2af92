from __future__ import annotations

from datetime import date
from pathlib import Path

import httpx
import pytest

from assistant.channels.http.access import keys
from assistant.channels.http.app import create_app
from assistant.errors import SettingsError
from assistant.settings import Settings
from tests.assistant.channels.http.conftest import Serve, Served
from tests.assistant.channels.http.fakes import FakeAssistant

# Limits are by the day, so that no window ends while a test runs.
PROXY = {"trusted_proxies": ("127.0.0.1",)}
TOWN = "https://www.town.example"


def ask(client: Served, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/api/chat", json={"question": "Hej?"}, headers=named)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "api-keys"


@pytest.fixture
def key(file: Path) -> str:
    return keys.new(file, "intranet", date(2026, 11, 22))


@pytest.fixture
def locked(serve: Serve, file: Path, key: str) -> Served:
    """A server that asks for keys, and lets the pages of a town in."""
    return serve(api_keys_file=file, allowed_origins=(TOWN,), **PROXY)


def test_without_keys_in_the_settings_everybody_may_ask_whatever_they_send(serve: Serve) -> None:
    client = serve()

    assert ask(client).status_code == 200
    assert ask(client, authorization="Bearer sk-anything").status_code == 200


def test_a_server_with_keys_answers_those_who_have_one(locked: Served, key: str) -> None:
    assert ask(locked, authorization=f"Bearer {key}").status_code == 200
    assert ask(locked, authorization=f"bearer  {key}").status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/chat"),
        ("POST", "/api/feedback"),
        ("POST", "/api/export"),
        ("GET", "/api/sources"),
        ("GET", "/api/provisions?ref=6:5"),
        ("GET", "/api/terms"),
    ],
)
def test_every_route_of_the_api_needs_the_key(locked: Served, method: str, path: str) -> None:
    response = locked.request(method, path)

    assert (response.status_code, response.json()["code"]) == (401, "key_needed")
    assert response.headers["www-authenticate"] == 'Bearer realm="Lotsen"'


def test_a_key_that_is_not_in_force_is_refused_and_never_repeated(locked: Served, key: str) -> None:
    for wrong in (key[:-1], "lotsen_", "a.b.c"):
        response = ask(locked, authorization=f"Bearer {wrong}")
        assert (response.status_code, response.json()["code"]) == (401, "key_invalid")
        assert wrong not in response.text.replace("lotsen_…", "")
    assert ask(locked, authorization=f"Basic {key}").json()["code"] == "key_needed"


def test_a_revoked_key_is_refused_from_the_next_call_on(locked: Served, file: Path, key: str) -> None:
    assert ask(locked, authorization=f"Bearer {key}").status_code == 200
    keys.revoke(file, "intranet")
    assert ask(locked, authorization=f"Bearer {key}").json()["code"] == "key_invalid"


@pytest.mark.parametrize("path", ["/", "/widget.js", "/docs", "/openapi.json", "/api/health", "/api/ready"])
def test_pages_and_what_watches_the_server_need_no_key(locked: Served, path: str) -> None:
    assert locked.get(path).status_code == 200


def test_the_protocol_of_openai_gets_the_refusal_in_its_own_shape(locked: Served, key: str) -> None:
    refused = locked.get("/v1/models")

    assert refused.status_code == 401
    assert refused.json()["error"]["type"] == "authentication_error"
    assert locked.get("/v1/models", headers={"authorization": f"Bearer {key}"}).status_code == 200


def test_a_page_gets_a_token_that_answers_its_visitor_only_there(locked: Served) -> None:
    issued = locked.post("/api/widget/token", headers={"origin": TOWN})
    token = issued.json()["token"]

    assert issued.json()["expires_in"] == 600
    assert issued.headers["cache-control"] == "no-store"
    assert ask(locked, authorization=f"Bearer {token}", origin=TOWN).status_code == 200
    own = str(locked.base_url).rstrip("/")
    assert ask(locked, authorization=f"Bearer {token}", origin=own).json()["code"] == "key_invalid"
    assert ask(locked, authorization=f"Bearer {token}").json()["code"] == "key_invalid"


def test_our_own_page_reads_with_its_token_although_browsers_then_send_no_origin(locked: Served) -> None:
    own = str(locked.base_url).rstrip("/")
    token = locked.post("/api/widget/token", headers={"origin": own}).json()["token"]

    assert locked.get("/api/sources", headers={"authorization": f"Bearer {token}"}).status_code == 200


def test_neither_a_foreign_page_nor_a_program_gets_a_token(locked: Served) -> None:
    for headers in ({"origin": "https://foreign.example"}, {"origin": "null"}, {}):
        response = locked.post("/api/widget/token", headers=headers)
        assert (response.status_code, response.json()["code"]) == (403, "origin_not_allowed")


def test_an_allowed_page_may_send_a_token_across_origins(locked: Served) -> None:
    asked = {"access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type"}
    preflight = locked.options("/api/chat", headers={"origin": TOWN, **asked})

    assert preflight.status_code == 200
    assert "authorization" in preflight.headers["access-control-allow-headers"]
    assert ask(locked, origin=TOWN).headers["access-control-allow-origin"] == TOWN


def test_one_visitor_is_limited_and_another_is_not(serve: Serve) -> None:
    client = serve(limit_person="3/day", allowed_origins=(TOWN,))
    first, second = (client.post("/api/widget/token", headers={"origin": TOWN}).json()["token"] for _ in range(2))

    seen = [ask(client, authorization=f"Bearer {first}", origin=TOWN) for _ in range(4)]

    assert [response.status_code for response in seen] == [200, 200, 200, 429]
    assert seen[3].json()["code"] == "rate_limited"
    assert 1 <= int(seen[3].headers["retry-after"]) <= 86_400
    assert "retry-after" in seen[3].headers["access-control-expose-headers"].lower()
    assert ask(client, authorization=f"Bearer {second}", origin=TOWN).status_code == 200


def test_a_key_is_limited_by_its_name_and_not_by_address(serve: Serve, file: Path, key: str) -> None:
    other = keys.new(file, "other", date(2026, 11, 22))
    client = serve(api_keys_file=file, limit_key="3/day", limit_address="1/day", **PROXY)

    seen = [
        ask(client, authorization=f"Bearer {key}", x_forwarded_for=f"192.0.2.{number}").status_code
        for number in range(4)
    ]

    assert seen == [200, 200, 200, 429]
    assert ask(client, authorization=f"Bearer {other}", x_forwarded_for="192.0.2.1").status_code == 200


def test_an_address_behind_a_named_proxy_is_limited_whatever_it_forges(serve: Serve) -> None:
    client = serve(limit_address="2/day", **PROXY)

    seen = [
        ask(client, x_forwarded_for=f"{forged}, 192.0.2.7").status_code
        for forged in ("10.0.0.1", "127.0.0.1", "198.51.100.3", "")
    ]

    assert seen == [200, 200, 429, 429]
    assert ask(client, x_forwarded_for="192.0.2.8").status_code == 200


def test_forwarding_headers_of_a_stranger_change_nothing(serve: Serve) -> None:
    client = serve(limit_address="2/day")

    seen = [ask(client, x_forwarded_for=f"192.0.2.{number}").status_code for number in range(4)]

    assert seen == [200, 200, 429, 429]
    assert ask(client).status_code == 200, "a program of this machine is not limited"


def test_reading_is_counted_apart_and_ten_times_as_often(serve: Serve) -> None:
    client = serve(limit_address="1/day", **PROXY)
    visitor = {"x-forwarded-for": "192.0.2.7"}

    assert [ask(client, x_forwarded_for="192.0.2.7").status_code for _ in range(2)] == [200, 429]
    reads = [client.get("/api/sources", headers=visitor).status_code for _ in range(11)]
    assert reads == [200] * 10 + [429]
    assert client.get("/api/health", headers=visitor).status_code == 200


def test_guessing_keys_is_limited_by_address(serve: Serve, file: Path, key: str) -> None:
    client = serve(api_keys_file=file, limit_address="2/day", **PROXY)

    guesses = [
        ask(client, authorization=f"Bearer lotsen_{number}", x_forwarded_for="192.0.2.7").status_code
        for number in range(4)
    ]

    assert guesses == [401, 401, 429, 429]
    assert ask(client, authorization=f"Bearer {key}", x_forwarded_for="192.0.2.7").status_code == 200


def test_drawing_tokens_is_limited_by_address(serve: Serve) -> None:
    client = serve(limit_address="2/day", allowed_origins=(TOWN,), **PROXY)
    visitor = {"origin": TOWN, "x-forwarded-for": "192.0.2.7"}

    assert [client.post("/api/widget/token", headers=visitor).status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(
    "wrong",
    [
        {"api_keys_file": Path("nowhere")},
        {"limit_key": "often"},
        {"limit_store": "memcached://x"},
        {"trusted_proxies": ("proxy.example",)},
        {"widget_secret": "short"},
    ],
)
def test_a_server_does_not_start_with_a_setting_that_would_leave_it_open(wrong: dict[str, object]) -> None:
    with pytest.raises(SettingsError):
        create_app(FakeAssistant(settings=Settings.model_validate(wrong)))
