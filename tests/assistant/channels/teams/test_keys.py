from __future__ import annotations

import asyncio

import pytest

from assistant.channels.teams.keys import KEEP_SECONDS, PAUSE_SECONDS, RENEW_SECONDS, Key, SigningKeys
from tests.assistant.channels.teams.stub import StubMicrosoft, jwk, rsa_key


class Clock:
    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keys(microsoft: StubMicrosoft, clock: Clock) -> SigningKeys:
    return SigningKeys(f"{microsoft.url}/metadata", clock)


def find(keys: SigningKeys, kid: str = "current") -> Key | None:
    return asyncio.run(keys.find(kid))


def test_keys_are_fetched_once_and_kept(microsoft: StubMicrosoft, keys: SigningKeys) -> None:
    found = [find(keys) for _ in range(5)]
    assert microsoft.keys_fetched == 1
    assert found[0] is not None
    assert found[0].public.public_numbers() == rsa_key("current").public_key().public_numbers()
    assert found[0].endorsements == {"msteams", "webchat"}


def test_many_at_once_fetch_once(microsoft: StubMicrosoft, keys: SigningKeys) -> None:
    async def many() -> list[Key | None]:
        return await asyncio.gather(*(keys.find("current") for _ in range(20)))

    assert all(asyncio.run(many()))
    assert microsoft.keys_fetched == 1


def test_keys_are_used_for_a_day_while_microsoft_is_down_and_no_longer(
    microsoft: StubMicrosoft, keys: SigningKeys, clock: Clock
) -> None:
    assert find(keys)
    microsoft.keys_down = True
    clock.seconds += KEEP_SECONDS - 1
    assert find(keys)
    clock.seconds += 2
    assert find(keys) is None
    microsoft.keys_down = False
    clock.seconds += PAUSE_SECONDS
    assert find(keys)


def test_keys_are_renewed_in_time_so_that_revoked_ones_go(
    microsoft: StubMicrosoft, keys: SigningKeys, clock: Clock
) -> None:
    assert find(keys)
    microsoft.keys = [jwk("next")]
    clock.seconds += RENEW_SECONDS + 1
    assert find(keys) is None
    assert find(keys, "next")
    assert microsoft.keys_fetched == 2


def test_a_new_key_is_found_when_it_is_first_used(microsoft: StubMicrosoft, keys: SigningKeys, clock: Clock) -> None:
    assert find(keys)
    microsoft.keys.append(jwk("next"))
    clock.seconds += PAUSE_SECONDS
    assert find(keys, "next")
    assert microsoft.keys_fetched == 2


def test_made_up_kids_do_not_make_us_call_out(microsoft: StubMicrosoft, keys: SigningKeys, clock: Clock) -> None:
    for number in range(100):
        assert find(keys, f"made-up-{number}") is None
        clock.seconds += 0.5
    assert microsoft.keys_fetched == 1


def test_only_strong_rsa_keys_for_signing_count(microsoft: StubMicrosoft, keys: SigningKeys) -> None:
    encryption, short = jwk("encryption", use="enc"), jwk("short")
    short["n"] = short["n"][:100]
    symmetric = {"kty": "oct", "kid": "symmetric", "k": "AAAA"}
    broken = {"kty": "RSA", "kid": "broken", "n": "!", "e": "AQAB"}
    microsoft.keys = [encryption, short, symmetric, broken, jwk("current")]
    found = {kid: find(keys, kid) is not None for kid in ("encryption", "short", "symmetric", "broken", "current")}
    assert found == {"encryption": False, "short": False, "symmetric": False, "broken": False, "current": True}


@pytest.mark.parametrize("listed", [None, [], "keys", [7]])
def test_a_list_of_keys_that_is_none_changes_nothing(
    microsoft: StubMicrosoft, keys: SigningKeys, clock: Clock, listed: object
) -> None:
    assert find(keys)
    microsoft.keys = listed  # type: ignore[assignment]
    clock.seconds += RENEW_SECONDS + 1
    assert find(keys)
