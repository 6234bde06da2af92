from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from assistant.channels.teams.door import LIMIT_BYTES
from assistant.errors import SettingsError
from tests.assistant.channels.http.fakes import Counting
from tests.assistant.channels.teams.conftest import Bot, ServeBot
from tests.assistant.channels.teams.stub import (
    APP_ID,
    PATH,
    SECRET,
    TENANT,
    Json,
    StubMicrosoft,
    jwk,
    rsa_key,
)

ROUNDS = 50


def public_pem(name: str) -> bytes:
    return rsa_key(name).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def hmac_with_public_key(microsoft: StubMicrosoft) -> str:
    signed = f"{part({'alg': 'HS256', 'kid': 'current'})}.{part(microsoft.claims())}"
    digest = hmac.new(public_pem("current"), signed.encode(), hashlib.sha256).digest()
    return f"{signed}.{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"


def changed_claims(microsoft: StubMicrosoft) -> str:
    header, _, signature = microsoft.token().split(".")
    return f"{header}.{part(microsoft.claims(exp=int(time.time()) + 10**6))}.{signature}"


def signed_by_stranger(microsoft: StubMicrosoft, **headers: object) -> str:
    named = {"kid": "current", **headers}
    return jwt.encode(microsoft.claims(), rsa_key("stranger"), "RS256", named)


Forge = Callable[[StubMicrosoft], str]

FORGED: dict[str, Forge] = {
    "alg none": lambda m: f"{part({'alg': 'none', 'kid': 'current'})}.{part(m.claims())}.",
    "HS256 with the public key": hmac_with_public_key,
    "another algorithm": lambda m: jwt.encode(m.claims(), rsa_key("current"), "RS512", {"kid": "current"}),
    "a stranger's key under our kid": signed_by_stranger,
    "a stranger's key in the header": lambda m: signed_by_stranger(m, jwk=jwk("stranger")),
    "a stranger's key at an address": lambda m: signed_by_stranger(m, jku="http://127.0.0.1:9/keys"),
    "an unknown kid": lambda m: signed_by_stranger(m, kid="stranger"),
    "no kid": lambda m: jwt.encode(m.claims(), rsa_key("current"), "RS256"),
    "a kid that is a list": lambda m: f"{part({'alg': 'RS256', 'kid': ['current']})}.{part(m.claims())}.AAAA",
    "another issuer": lambda m: m.token(iss="https://sts.windows.net/7e7a/"),
    "an issuer list": lambda m: m.token(iss=["https://api.botframework.com"]),
    "another audience": lambda m: m.token(aud="00000000-0000-4000-8000-00000000cccc"),
    "an audience list": lambda m: m.token(aud=[APP_ID, "another"]),
    "expired": lambda m: m.token(exp=int(time.time()) - 301),
    "not yet": lambda m: m.token(nbf=int(time.time()) + 400),
    "no expiry": lambda m: m.token(exp=None),
    "a fractional expiry": lambda m: m.token(exp=time.time() + 3_600.5),
    "an endless expiry": lambda m: m.token(exp=float("inf")),
    "an expiry in words": lambda m: m.token(exp="tomorrow"),
    "changed claims": changed_claims,
    "no service address": lambda m: m.token(serviceurl=None),
    "another service address": lambda m: m.token(serviceurl="https://smba.example.org/"),
    "a service address that is a number": lambda m: m.token(serviceurl=7),
    "not three parts": lambda m: "a.b",
    "claims that are a list": lambda m: f"{part({'alg': 'RS256', 'kid': 'current'})}.{part([1])}.AAAA",
}


@pytest.fixture
def pipeline() -> Counting:
    return Counting()


@pytest.fixture
def bot(serve_bot: ServeBot, pipeline: Counting) -> Bot:
    return serve_bot(pipeline)


@pytest.mark.parametrize("kind", FORGED)
def test_forged_tokens_are_refused(bot: Bot, pipeline: Counting, kind: str) -> None:
    microsoft = bot.microsoft
    for _ in range(ROUNDS):
        refused = microsoft.send(bot.client, microsoft.message(), FORGED[kind](microsoft))
        assert (refused.status_code, refused.json()["code"]) == (401, "signature_invalid")
    assert pipeline.asked == []
    assert microsoft.sent == []
    assert microsoft.keys_fetched <= 1


@pytest.mark.parametrize(
    "changed",
    [
        {"serviceUrl": "https://smba.example.org/"},
        {"serviceUrl": None},
        {"channelId": "webchat"},
        {"channelId": "directline"},
        {"channelId": None},
        {"channelData": {"tenant": {"id": "another"}}},
        {"channelData": {}, "conversation": {"id": "a:1"}},
    ],
)
def test_a_token_does_not_hold_for_another_service_channel_or_tenant(
    bot: Bot, pipeline: Counting, changed: Json
) -> None:
    refused = bot.write(**changed)
    assert (refused.status_code, refused.json()["code"]) == (401, "signature_invalid")
    assert pipeline.asked == []


def test_a_key_that_is_not_for_teams_does_not_hold(bot: Bot, microsoft: StubMicrosoft) -> None:
    microsoft.keys = [jwk("current", endorsements=["webchat"])]
    assert bot.write().status_code == 401


@pytest.mark.parametrize("header", [None, "", "Bearer", "Basic YTpi", "Bearer a b"])
def test_without_a_token_nobody_is_let_in(bot: Bot, header: str | None) -> None:
    headers = {} if header is None else {"authorization": header}
    refused = bot.client.post(PATH, json=bot.microsoft.message(), headers=headers)
    assert refused.status_code == 401
    assert refused.headers["content-type"] == "application/problem+json"


def test_two_tokens_are_none(bot: Bot) -> None:
    token = f"Bearer {bot.microsoft.token()}"
    headers = [("authorization", token), ("authorization", token)]
    assert bot.client.post(PATH, json=bot.microsoft.message(), headers=headers).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[1]",
        b'"text"',
        b'{"type":"message"',
        b'{"n":NaN}',
        b'{"n":Infinity}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b'{"text":"\\ud800"}',
    ],
)
def test_json_that_cannot_be_read_gets_400(bot: Bot, body: bytes) -> None:
    refused = bot.microsoft.send(bot.client, body)  # type: ignore[arg-type]
    assert (refused.status_code, refused.json()["code"]) == (400, "invalid_json")


@pytest.mark.parametrize(
    "changed",
    [
        {"type": None},
        {"type": 7},
        {"type": "unheard-of"},
        {"from": None},
        {"from": "Anna"},
        {"recipient": []},
        {"text": {"a": 1}},
        {"id": {"a": 1}},
        {"timestamp": "yesterday"},
        {"entities": "none"},
        {"type": "invoke", "name": "adaptiveCard/action", "value": 3},
    ],
)
def test_what_is_no_activity_gets_400(bot: Bot, pipeline: Counting, changed: Json) -> None:
    refused = bot.write(**changed)
    assert (refused.status_code, refused.json()["code"]) == (400, "bad_request")
    assert pipeline.asked == []


@pytest.mark.parametrize(
    "activity",
    [
        {"type": "typing"},
        {"type": "messageUpdate", "channelData": {"tenant": {"id": TENANT}, "eventType": "editMessage"}},
        {"type": "conversationUpdate", "membersAdded": [{"id": "29:x", "name": "X"}]},
        {"type": "messageReaction", "reactionsAdded": [{"type": "like"}]},
        {"type": "installationUpdate", "action": "remove"},
        {"from": {"id": "28:bot", "name": "Another", "role": "bot"}},
        {"text": "", "value": {"lotsen": "other"}},
        {"text": "", "value": 7},
    ],
)
def test_what_no_person_asked_is_received_and_left(bot: Bot, pipeline: Counting, activity: Json) -> None:
    assert bot.write(**activity).status_code == 200
    bot.write("En fråga?")
    bot.microsoft.wait_for_card()
    assert pipeline.asked == ["En fråga?"]


def test_a_body_beyond_the_cap_is_not_read(bot: Bot) -> None:
    assert bot.microsoft.send(bot.client, b"x" * (LIMIT_BYTES + 1)).status_code == 413  # type: ignore[arg-type]


def test_without_settings_for_teams_there_is_no_door(serve_bot: ServeBot) -> None:
    refused = serve_bot(teams_app_id=None, teams_tenant_id=None, teams_client_secret=None).client.post(PATH, json={})
    assert (refused.status_code, refused.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("missing", ["teams_app_id", "teams_tenant_id", "teams_client_secret"])
def test_half_the_settings_are_refused_at_the_start(serve_bot: ServeBot, missing: str) -> None:
    with pytest.raises(SettingsError, match="LOTSEN_TEAMS_CLIENT_SECRET"):
        serve_bot(**{missing: None})


@pytest.mark.parametrize("name", ["teams_keys_url", "teams_login_url"])
def test_secrets_do_not_go_over_open_lines(serve_bot: ServeBot, name: str) -> None:
    with pytest.raises(SettingsError, match="must begin with https"):
        serve_bot(**{name: "http://login.example.org"})


def test_the_log_names_neither_questions_nor_secrets(
    bot: Bot, caplog: pytest.LogCaptureFixture, pipeline: Counting
) -> None:
    caplog.set_level("DEBUG", logger="lotsen")
    token = bot.microsoft.token()
    bot.microsoft.refuse = [400] * 2
    bot.microsoft.send(bot.client, bot.microsoft.message("Hemlig fråga?"), token)
    bot.microsoft.send(bot.client, bot.microsoft.message("Hemlig fråga?"), FORGED["expired"](bot.microsoft))
    bot.write("En fråga?")
    bot.microsoft.wait_for_card()
    assert "Teams refuses a call: HTTP 400" in caplog.text
    assert "Hemlig" not in caplog.text
    assert SECRET not in caplog.text
    assert token not in caplog.text
