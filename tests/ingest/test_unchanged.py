"""Words that stay the same from one text of an act to the next are one wording."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.domain import Passage
from ingest.unchanged import without_repetition
from tests.ingest.making import a_passage, an_act

JANUARY, JULY, OCTOBER = date(2026, 1, 1), date(2026, 7, 1), date(2026, 10, 1)
FIRST = an_act("lou-1", valid_to=date(2026, 6, 30))
SECOND = an_act("lou-2", valid_from=JULY, valid_to=date(2026, 9, 30))
THIRD = an_act("lou-3", valid_from=OCTOBER)


def told(passages: list[Passage]) -> list[tuple[str, date | None, date | None]]:
    return [(one.id, one.valid_from, one.valid_to) for one in passages]


def test_a_repeated_wording_is_kept_once_with_its_first_day() -> None:
    texts = [a_passage(act, "Samma ord.", "1") for act in (FIRST, SECOND, THIRD)]
    assert told(without_repetition(texts)) == [("lou-3#1", None, None)]


def test_a_wording_that_differs_is_kept_with_its_days() -> None:
    texts = [a_passage(FIRST, "Förr.", "1"), a_passage(SECOND, "Nu.", "1"), a_passage(THIRD, "Nu.", "1")]
    assert told(without_repetition(texts)) == [("lou-1#1", None, date(2026, 6, 30)), ("lou-3#1", JULY, None)]


def test_a_provision_that_is_gone_ends_with_the_last_text_that_had_it() -> None:
    texts = [a_passage(FIRST, "Gammal regel.", "1"), a_passage(SECOND, "Annan.", "2")]
    assert ("lou-1#1", None, date(2026, 6, 30)) in told(without_repetition(texts))


def test_a_wording_that_came_back_is_two_wordings() -> None:
    texts = [a_passage(FIRST, "A.", "1"), a_passage(SECOND, "B.", "1"), a_passage(THIRD, "A.", "1")]
    assert len(without_repetition(texts)) == 3


def test_all_parts_of_a_long_provision_go_together() -> None:
    texts = [a_passage(act, f"Del {part}.", "1", part) for act in (FIRST, SECOND) for part in (1, 2)]
    assert told(without_repetition(texts)) == [
        ("lou-2#1", None, date(2026, 9, 30)),
        ("lou-2#1.2", None, date(2026, 9, 30)),
    ]


def test_a_provision_with_a_first_day_of_its_own_keeps_it() -> None:
    older = replace(a_passage(FIRST, "Samma ord.", "1"), valid_from=JANUARY)
    newer = replace(a_passage(SECOND, "Samma ord.", "1"), valid_from=JANUARY)
    assert told(without_repetition([older, newer])) == [("lou-2#1", JANUARY, date(2026, 9, 30))]


def test_other_words_with_the_first_day_of_the_words_before_begin_with_their_text() -> None:
    older = replace(a_passage(FIRST, "Stafvel.", "1"), valid_from=JANUARY)
    newer = replace(a_passage(SECOND, "Stavfel.", "1"), valid_from=JANUARY)
    assert told(without_repetition([older, newer])) == [
        ("lou-1#1", JANUARY, date(2026, 6, 30)),
        ("lou-2#1", JULY, date(2026, 9, 30)),
    ]


def test_other_words_with_a_later_first_day_keep_it() -> None:
    older = replace(a_passage(FIRST, "Förr.", "1"), valid_from=JANUARY)
    newer = replace(a_passage(SECOND, "Nu.", "1"), valid_from=date(2026, 5, 1))
    assert ("lou-2#1", date(2026, 5, 1), date(2026, 9, 30)) in told(without_repetition([older, newer]))


def test_texts_that_do_not_follow_each_other_are_left_alone() -> None:
    loose = an_act("excerpt", valid_from=OCTOBER)
    texts = [a_passage(FIRST, "Samma ord.", "1"), a_passage(loose, "Samma ord.", "1")]
    assert without_repetition(texts) == texts


def test_a_text_whose_place_was_taken_before_it_began_is_left_out() -> None:
    corrected = an_act("lou-0", valid_from=JULY, valid_to=date(2026, 6, 30))
    texts = [a_passage(corrected, "Stafvel.", "1"), a_passage(SECOND, "Stavfel.", "1")]
    assert [one.id for one in without_repetition(texts)] == ["lou-2#1"]


def test_other_acts_languages_and_kinds_of_document_do_not_meet() -> None:
    texts = [
        a_passage(FIRST, "Samma ord.", "1"),
        a_passage(replace(SECOND, act="LUF"), "Samma ord.", "1"),
        a_passage(replace(SECOND, id="guide", kind="guidance"), "Samma ord.", "1"),  # type: ignore[arg-type]
        a_passage(replace(SECOND, id="en", language="en"), "Samma ord.", "1"),  # type: ignore[arg-type]
    ]
    assert without_repetition(texts) == texts
