from __future__ import annotations

from assistant.channels.common.seen import MOST, SECONDS, Seen


class Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_key_is_new_once_an_hour() -> None:
    clock = Clock()
    seen = Seen(clock)
    assert seen.first("a")
    clock.seconds = SECONDS - 1
    assert not seen.first("a")
    clock.seconds = SECONDS
    assert seen.first("a")


def test_only_so_many_keys_are_held() -> None:
    seen = Seen(Clock())
    assert all(seen.first(str(number)) for number in range(MOST + 1))
    assert not seen.first(str(MOST))
    assert seen.first("0")
