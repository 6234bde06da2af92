from __future__ import annotations

import base64
import json

import jwt
import pytest

from assistant.channels.http.access.widget_token import SECONDS, WidgetTokens, usable_secret
from assistant.errors import SettingsError

SECRET = b"s" * 32
PAGE = "https://www.town.example"


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tokens(clock: Clock) -> WidgetTokens:
    return WidgetTokens(SECRET, clock)


def test_a_token_names_a_visitor_of_its_page_and_nobody_twice(tokens: WidgetTokens) -> None:
    people = {tokens.person(tokens.issue(PAGE), PAGE) for _ in range(20)}

    assert len(people) == 20
    assert None not in people


def test_a_token_lasts_ten_minutes_at_most(tokens: WidgetTokens, clock: Clock) -> None:
    token = tokens.issue(PAGE)

    clock.now += SECONDS - 1
    assert tokens.person(token, PAGE)
    clock.now += 1
    assert tokens.person(token, PAGE) is None
    assert SECONDS <= 600


@pytest.mark.parametrize("origin", [None, "", "null", "https://town.example", PAGE + ":443", PAGE + "/", PAGE.upper()])
def test_a_token_is_worth_nothing_on_another_page(tokens: WidgetTokens, origin: str | None) -> None:
    assert tokens.person(tokens.issue(PAGE), origin) is None


def test_replicas_with_one_secret_know_each_others_tokens(tokens: WidgetTokens, clock: Clock) -> None:
    assert WidgetTokens(SECRET, clock).person(tokens.issue(PAGE), PAGE)
    assert WidgetTokens(b"t" * 32, clock).person(tokens.issue(PAGE), PAGE) is None


def test_a_forged_token_is_nobodys(tokens: WidgetTokens, clock: Clock) -> None:
    head, body, signature = tokens.issue(PAGE).split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    longer = (
        base64.urlsafe_b64encode(json.dumps({**claims, "exp": claims["exp"] + 9_999}).encode()).decode().rstrip("=")
    )
    unsigned = jwt.encode(claims, None, "none")
    without_end = jwt.encode({name: claims[name] for name in ("iss", "aud", "sub")}, SECRET, "HS256")
    other_issuer = jwt.encode({**claims, "iss": "other"}, SECRET, "HS256")
    other_method = jwt.encode(claims, SECRET * 2, "HS512")

    for forged in (
        f"{head}.{longer}.{signature}",
        f"{head}.{body}.",
        f"{head}.{body}",
        unsigned,
        without_end,
        other_issuer,
        other_method,
        "lotsen_key",
        "..",
        "\x00",
        "é.é.é",
        "a" * 10_000,
    ):
        assert tokens.person(forged, PAGE) is None, forged


def test_a_secret_that_could_be_guessed_is_refused_and_none_is_drawn_anew() -> None:
    assert usable_secret("k" * 32) == b"k" * 32
    assert usable_secret(None) != usable_secret(None)
    with pytest.raises(SettingsError, match="openssl rand"):
        usable_secret("short")
