from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.answering.model.model_errors import explained
from assistant.errors import ModelError

SECRET = "sk-very-secret; the question was: får Anna köpa?"


class WithStatus(Exception):
    """What one provider's client raises."""

    def __init__(self, status: int) -> None:
        super().__init__(SECRET)
        self.status_code = status


class WithResponse(Exception):
    """What another one's does."""

    def __init__(self, status: int) -> None:
        super().__init__(SECRET)
        self.response = SimpleNamespace(status_code=status)


class ReadTimeoutError(Exception):
    """A client's own name for a timeout."""


class LengthFinishReasonError(Exception):
    """Said where a model may not write on."""


@pytest.mark.parametrize("raised", [WithStatus, WithResponse])
@pytest.mark.parametrize(
    ("status", "told"),
    [
        (401, "refuses the key (HTTP 401). Check LOTSEN_MODEL_KEY."),
        (403, "refuses the key (HTTP 403). Check LOTSEN_MODEL_KEY."),
        (404, "is not known at that address (HTTP 404). Check LOTSEN_MODEL and LOTSEN_MODEL_URL."),
        (429, "takes no more requests for now, or the quota is used up (HTTP 429)."),
        (500, "failed (HTTP 500), also when asked again. Look at its server's log."),
        (503, "failed (HTTP 503), also when asked again. Look at its server's log."),
        (400, "refuses the request (HTTP 400). Does it know structured output? See docs/models.md."),
    ],
)
def test_a_refusal_says_what_to_do(raised: type[WithStatus | WithResponse], status: int, told: str) -> None:
    assert str(explained(raised(status), "openai:x")) == f"The language model openai:x {told}"


@pytest.mark.parametrize("error", [TimeoutError(SECRET), ReadTimeoutError(SECRET)])
def test_a_model_that_takes_too_long_is_told_from_one_that_is_not_there(error: Exception) -> None:
    assert "did not finish in time. Is its server busy?" in str(explained(error, "openai:x"))


def test_a_model_that_may_not_write_on_is_told_with_the_setting_to_raise() -> None:
    told = explained(LengthFinishReasonError(SECRET), "openai:x")
    assert str(told) == "The language model openai:x did not finish within LOTSEN_MODEL_TOKENS. Raise it."


def test_anything_else_is_told_by_its_kind_and_where_to_look() -> None:
    assert str(explained(ConnectionError(SECRET), "openai:x")) == (
        "The language model openai:x cannot be reached or broke off (ConnectionError). "
        "Check LOTSEN_MODEL_URL and that the server runs."
    )


def test_an_error_of_ours_stays_as_it_is() -> None:
    ours = ModelError("The language model wrote no list.")
    assert explained(ours, "openai:x") is ours


@pytest.mark.parametrize(
    "error",
    [WithStatus(401), WithStatus(500), TimeoutError(SECRET), LengthFinishReasonError(SECRET), ValueError(SECRET)],
)
def test_neither_key_nor_question_is_ever_repeated(error: Exception) -> None:
    assert "secret" not in str(explained(error, "openai:x"))
    assert "Anna" not in str(explained(error, "openai:x"))
