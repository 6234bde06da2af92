"""What an answer says of its sources' days, where they are not the day asked about."""

from __future__ import annotations

from datetime import date

from assistant.answering.dating import date_sources
from assistant.answering.draft import Draft
from assistant.domain import Authority, Jurisdiction, Kind, Language, Passage, Query, Question, Source
from assistant.index.index import Index
from tests.assistant.index.samples import a_document, a_passage

TODAY = date(2026, 11, 22)
FIGURES = {"kind": Kind.data, "authority": Authority.guidance}


def notes(index: Index, *passages: Passage, as_of: date = TODAY) -> tuple[str, ...]:
    query = Query("Vad är gränsen?", Language.sv, Jurisdiction.SE, as_of)
    sources = tuple(Source(number, passage, passage.text) for number, passage in enumerate(passages, start=1))
    return date_sources(Draft(Question(query.text), query, sources=sources), index, TODAY).notes


def test_figures_that_no_longer_hold_are_said_to_have_ended(index: Index) -> None:
    old = a_passage(a_document("belopp", **FIGURES), "Gränsen är 5 kronor.", valid_to=date(2025, 12, 31))
    assert notes(index, old, as_of=date(2025, 6, 1)) == (
        "Uppgifterna i svaret gällde till och med 31 december 2025; i dag gäller andra.",
    )


def test_of_several_that_ended_the_first_end_is_named(index: Index) -> None:
    document = a_document("belopp", **FIGURES)
    ended = [
        a_passage(document, "Gränsen är 5 kronor.", at, valid_to=date(year, 12, 31))
        for at, year in enumerate((2025, 2023))
    ]
    assert "31 december 2023" in notes(index, *ended, as_of=date(2023, 6, 1))[0]


def test_figures_that_hold_today_need_no_word(index: Index) -> None:
    holds = a_passage(a_document("belopp", **FIGURES), "Gränsen är 5 kronor.", valid_to=TODAY)
    assert notes(index, holds) == ()


def test_guidance_checked_after_the_day_asked_about_says_when_it_was(index: Index) -> None:
    advice = a_passage(a_document("rad", checked=date(2026, 7, 1)), "Planera i god tid.")
    assert notes(index, advice, as_of=date(2020, 1, 1)) == (
        "Vägledningen i svaret beskriver reglerna som de såg ut 1 juli 2026, inte 1 januari 2020.",
    )


def test_guidance_checked_before_the_day_asked_about_needs_no_word(index: Index) -> None:
    advice = a_passage(a_document("rad", checked=date(2026, 7, 1)), "Planera i god tid.")
    assert notes(index, advice) == ()


def test_guidance_with_days_of_its_own_is_not_judged_by_when_it_was_checked(index: Index) -> None:
    advice = a_passage(a_document("rad", checked=date(2026, 7, 1)), "Planera.", valid_from=date(2015, 1, 1))
    assert notes(index, advice, as_of=date(2020, 1, 1)) == ()
