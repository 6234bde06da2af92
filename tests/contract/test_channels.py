"""Whatever the channel, a person reads how the answer ended, what it says, and where that stands."""

from __future__ import annotations

import re

import pytest

from assistant.channels.common import words
from assistant.domain import Language, Outcome
from tests.contract.answers import LANGUAGES, WITH_STATEMENTS, answer
from tests.contract.renderers import RENDERERS

channels = pytest.mark.parametrize("channel", RENDERERS)
languages = pytest.mark.parametrize("language", LANGUAGES)


def flat(text: str) -> str:
    return " ".join(text.split())


def pieces(text: str) -> list[str]:
    """Return the texts of lines, list items and table cells, which channels set in their own ways."""
    parts = re.split(r"\n(?:- )?|\|", text)
    return [part.strip() for part in parts if part.strip(" -")]


@channels
@languages
@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_is_told_in_its_own_words(channel: str, language: Language, outcome: Outcome) -> None:
    told = answer(outcome, language)

    shown = flat(RENDERERS[channel](told))

    assert told.notice is None or flat(told.notice) in shown
    assert all(choice.label in shown for choice in told.choices)
    assert all(question in shown for question in told.follow_ups)


@channels
@languages
@pytest.mark.parametrize("outcome", sorted(WITH_STATEMENTS))
def test_statements_and_their_sources_survive(channel: str, language: Language, outcome: Outcome) -> None:
    told = answer(outcome, language)

    shown = flat(RENDERERS[channel](told))

    for statement in told.statements:
        assert all(piece in shown for piece in pieces(statement.text))
    for source in told.sources:
        assert source.passage.document.title in shown
        assert source.passage.locator in shown
        assert "2026-07-01" in shown
        assert "2027-12-31" in shown


@channels
@languages
def test_each_statement_names_the_numbers_of_its_sources(channel: str, language: Language) -> None:
    told = answer(Outcome.answered, language)

    shown = RENDERERS[channel](told)

    if channel == "http":
        assert re.findall(r'"citations": (\[[\d, ]+\])', shown) == ["[1]", "[2, 1]", "[3]"]
        return
    body = shown[: shown.rindex(words.word("sources", language))]
    assert re.findall(r"\[(\d)\]", body) == ["1", "2", "1", "3"]


@channels
@languages
def test_a_must_is_told_from_a_summary(channel: str, language: Language) -> None:
    told = answer(Outcome.answered, language)

    shown = RENDERERS[channel](told)

    for statement in told.statements:
        name = str(statement.authority)
        assert (f'"{name}"' if channel == "http" else words.authority_name(statement.authority, language)) in shown
