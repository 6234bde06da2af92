from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.draft import Draft
from assistant.answering.verification.quotes import verify
from assistant.domain import Authority, Language, Outcome, Question, Source, Statement
from tests.assistant.index.samples import NORWEGIAN, SWEDISH

FIRST = "Köparen talar med marknaden innan annonsen."
SECOND = "Ett möte räcker ofta."
THIRD = "Ett møte er ofte nok."


def said(text: str, *citations: int) -> Statement:
    return Statement(text, Language.sv, Authority.guidance, citations)


def verified(statements: list[Statement], sources: list[Source], notes: tuple[str, ...] = ()) -> Draft:
    return verify(
        Draft(
            Question("Vad gäller?"),
            statements=tuple(statements),
            sources=tuple(sources),
            notes=notes,
            outcome=Outcome.answered,
        )
    )


def kept(statements: list[Statement], sources: list[Source]) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.text, one.citations) for one in verified(statements, sources).statements]


ONE = Source(1, SWEDISH, FIRST)
TWO = Source(2, SWEDISH, f"{FIRST} {SECOND}")
NORSK = Source(3, NORWEGIAN, THIRD)


def test_a_sentence_that_stands_in_its_quote_is_kept() -> None:
    found = verified([said(FIRST, 1)], [ONE], ("En not.",))
    assert found.statements == (said(FIRST, 1),)
    assert (found.sources, found.outcome, found.notes) == ((ONE,), Outcome.answered, ("En not.",))


@pytest.mark.parametrize("text", [FIRST.lower(), FIRST.replace("med ", "med  "), f"{FIRST} Mer.", SECOND])
def test_a_sentence_that_differs_by_one_character_is_removed(text: str) -> None:
    assert kept([said(text, 1)], [ONE]) == []


def test_a_sentence_without_a_citation_is_removed() -> None:
    assert kept([said(FIRST)], [ONE]) == []


def test_a_sentence_with_one_citation_to_nothing_is_removed() -> None:
    assert kept([said(FIRST, 1, 9)], [ONE]) == []


def test_a_quote_that_does_not_stand_in_its_passage_is_no_source() -> None:
    assert kept([said(FIRST, 1)], [replace(ONE, quote=FIRST + "!")]) == []
    assert kept([said(FIRST, 1)], [replace(ONE, passage=NORWEGIAN)]) == []


def test_the_sentence_may_stand_in_any_of_the_quotes_it_cites() -> None:
    assert kept([said(THIRD, 2, 3)], [TWO, NORSK]) == [(THIRD, (1, 2))]


def test_the_sources_that_are_left_are_numbered_from_one_in_their_order() -> None:
    found = verified([said("Uppdiktat.", 1), said(SECOND, 2), said(THIRD, 3)], [ONE, TWO, NORSK])
    assert [one.citations for one in found.statements] == [(1,), (2,)]
    assert [(one.number, one.quote) for one in found.sources] == [(1, TWO.quote), (2, THIRD)]


def test_a_source_that_no_sentence_uses_is_left_out() -> None:
    assert verified([said(FIRST, 1)], [ONE, NORSK]).sources == (ONE,)


def test_where_nothing_is_left_there_is_no_source_and_nothing_to_note() -> None:
    found = verified([said("Uppdiktat.", 1)], [ONE], ("En not.",))
    assert (found.statements, found.sources, found.outcome, found.notes) == ((), (), Outcome.no_source, ())


def test_verifying_twice_changes_nothing() -> None:
    once = verified([said(SECOND, 2), said("Uppdiktat.", 1), said(THIRD, 3, 2)], [ONE, TWO, NORSK])
    assert verify(once) == once
