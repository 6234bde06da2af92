from __future__ import annotations

from assistant.channels.common.failure import Failure


def test_a_failure_is_its_sentence_with_a_code_and_a_status() -> None:
    failure = Failure("busy", 503, "All places are taken.", {"retry-after": "2"}, place=3)
    assert str(failure) == "All places are taken."
    assert (failure.code, failure.status, failure.headers, failure.more) == (
        "busy",
        503,
        {"retry-after": "2"},
        {"place": 3},
    )


def test_what_is_not_said_is_empty_and_nobody_elses() -> None:
    given = {"retry-after": "2"}
    one, two = Failure("busy", 503, "Busy.", given), Failure("busy", 503, "Busy.")
    one.headers["x"] = "y"
    assert given == {"retry-after": "2"}
    assert (two.headers, two.more) == ({}, {})
