from __future__ import annotations

from assistant.channels.slack.seen import MOST, SECONDS, Seen


def test_a_key_is_new_once() -> None:
    seen = Seen(lambda: 0.0)
    assert [seen.first("Ev1"), seen.first("Ev1"), seen.first("Ev2"), seen.first("Ev2")] == [True, False, True, False]


def test_a_key_is_forgotten_after_an_hour_and_not_before() -> None:
    now = 100.0
    seen = Seen(lambda: now)
    seen.first("Ev1")
    now += SECONDS - 1
    assert not seen.first("Ev1")
    now += 1
    assert seen.first("Ev1")


def test_the_oldest_keys_give_way_when_too_many_come() -> None:
    seen = Seen(lambda: 0.0)
    for number in range(MOST + 1):
        seen.first(str(number))
    assert not seen.first("1")
    assert seen.first("0")
