from __future__ import annotations

import logging
import re

import pytest

from assistant.channels.common.incidents import incident, note

LOG = logging.getLogger("lotsen.test")
SECRET = "Anna Berg, 19121212-1212, frågar om sin sjukdom"


def failing(depth: int = 0) -> BaseException:
    """Return an error that was raised ``depth`` calls down and quotes the question."""

    def down(left: int) -> None:
        if left:
            down(left - 1)
        raise ValueError(SECRET)

    try:
        down(depth)
    except ValueError as error:
        return error
    raise AssertionError


def test_an_incident_is_logged_by_number_type_and_place(caplog: pytest.LogCaptureFixture) -> None:
    number = note(failing(), LOG)
    assert re.fullmatch(r"[0-9a-f]{12}", number)
    assert re.fullmatch(
        rf"incident {number}: ValueError at test_incidents.py:\d+ > test_incidents.py:\d+", caplog.messages[0]
    )


def test_neither_the_log_nor_the_caller_is_told_what_the_error_says(caplog: pytest.LogCaptureFixture) -> None:
    failure = incident(failing(), LOG)
    assert SECRET not in caplog.text + str(failure) + str(failure.more)
    assert "Anna" not in caplog.text


def test_the_caller_is_told_the_number_and_that_trying_again_may_help(caplog: pytest.LogCaptureFixture) -> None:
    failure = incident(failing(), LOG)
    number = failure.more["incident"]
    assert str(failure) == f"The server failed and has noted it as incident {number}. Please try again."
    assert (failure.code, failure.status) == ("internal", 500)
    assert number in caplog.text


def test_of_a_deep_error_only_the_last_places_are_kept(caplog: pytest.LogCaptureFixture) -> None:
    note(failing(20), LOG)
    assert caplog.messages[0].count(" > ") == 5


def test_two_incidents_have_two_numbers() -> None:
    assert note(failing(), LOG) != note(failing(), LOG)


def test_an_error_that_was_never_raised_has_no_place(caplog: pytest.LogCaptureFixture) -> None:
    number = note(KeyError("x"), LOG)
    assert caplog.messages == [f"incident {number}: KeyError at "]
