from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Status
from ingest.versions import Versions, close_old_wordings
from tests.ingest.making import a_document, a_passage, an_act

OLD = an_act("old", valid_from=date(2017, 1, 1))
NEW = an_act("new", valid_from=date(2026, 7, 1))


def wordings(*given: tuple[Document, str]) -> Versions:
    return close_old_wordings([a_passage(document, text, "2") for document, text in given])


def days(found: Versions) -> list[tuple[date | None, date | None]]:
    return [(p.valid_from, p.valid_to) for p in found.passages]


def test_the_older_wording_ends_the_day_before_the_newer_begins() -> None:
    found = wordings((OLD, "Gränsen är 100 000 kronor."), (NEW, "Gränsen är 500 000 kronor."))
    assert days(found) == [(date(2017, 1, 1), date(2026, 6, 30)), (date(2026, 7, 1), None)]
    assert found.warnings == ()


def test_the_order_of_the_documents_does_not_matter() -> None:
    found = wordings((NEW, "Ny."), (OLD, "Gammal."))
    assert days(found) == [(date(2026, 7, 1), None), (date(2017, 1, 1), date(2026, 6, 30))]


def test_each_of_three_wordings_ends_where_the_next_begins() -> None:
    middle = an_act("middle", valid_from=date(2022, 2, 1))
    found = wordings((NEW, "c"), (OLD, "a"), (middle, "b"))
    assert [p.valid_to for p in found.passages] == [None, date(2022, 1, 31), date(2026, 6, 30)]


def test_a_wording_without_a_date_is_the_oldest() -> None:
    found = wordings((an_act("undated"), "a"), (NEW, "b"))
    assert days(found)[0] == (None, date(2026, 6, 30))


def test_an_end_that_was_declared_earlier_stays() -> None:
    ended = an_act("old", valid_from=date(2017, 1, 1), valid_to=date(2020, 12, 31))
    assert wordings((ended, "a"), (NEW, "b")).passages[0].valid_to == date(2020, 12, 31)


def test_every_part_of_a_divided_provision_is_closed() -> None:
    parts = [a_passage(OLD, "Första delen.", "2"), a_passage(OLD, "Andra delen.", "2", part=2)]
    found = close_old_wordings([*parts, a_passage(NEW, "Allt nytt.", "2")])
    assert [p.valid_to for p in found.passages] == [date(2026, 6, 30)] * 2 + [None]


def test_a_repeal_closes_the_wording_before_and_is_kept() -> None:
    found = wordings((OLD, "Oppdragsgiver skal levere."), (NEW, "§ 2. (Opphevet)"))
    assert [(p.text, p.valid_to) for p in found.passages] == [
        ("Oppdragsgiver skal levere.", date(2026, 6, 30)),
        ("§ 2. (Opphevet)", None),
    ]


def test_other_provisions_and_other_acts_are_left_alone() -> None:
    others: list[Passage] = [
        a_passage(OLD, "a", "3"),
        a_passage(an_act("luf", "LUF", date(2017, 1, 1)), "a", "2"),
        a_passage(an_act("foa", "LOU", date(2017, 1, 1), jurisdiction=Jurisdiction.NO), "a", "2"),
        a_passage(a_document(valid_from=date(2017, 1, 1)), "a"),
    ]
    found = close_old_wordings([*others, a_passage(NEW, "b", "2")])
    assert found.passages[:4] == tuple(others)


def test_a_digest_does_not_close_the_law_it_sums_up() -> None:
    digest = an_act("digest", valid_from=date(2026, 7, 1), kind=Kind.digest, authority=Authority.digest)
    assert [p.valid_to for p in wordings((OLD, "Lagens ord."), (digest, "Vår sammanfattning.")).passages] == [
        None,
        None,
    ]


def test_a_translation_does_not_close_the_wording_it_translates() -> None:
    english = an_act("english", valid_from=date(2026, 7, 1), language=Language.en)
    assert [p.valid_to for p in wordings((OLD, "Lagens ord."), (english, "The words.")).passages] == [None, None]


def test_two_wordings_of_one_day_are_both_kept_with_a_warning_that_names_the_files() -> None:
    twin = an_act("twin", valid_from=date(2017, 1, 1))
    found = wordings((OLD, "Så."), (twin, "Inte så."))
    assert days(found) == [(date(2017, 1, 1), None)] * 2
    (warning,) = found.warnings
    assert warning == (
        "LOU 2 has two wordings from 2017-01-01: in old.md and in twin.md. Both are kept; "
        "give the newer one a later valid_from."
    )


def test_the_same_words_of_one_day_are_a_duplicate_of_the_first_document() -> None:
    twin = an_act("twin", valid_from=date(2017, 1, 1))
    found = wordings((twin, "Samma  ord."), (OLD, "Samma ord."))
    assert [p.duplicate_of for p in found.passages] == ["old#2", None]
    assert found.warnings == ()


def test_the_same_words_divided_otherwise_are_still_the_same_words() -> None:
    twin = an_act("twin", valid_from=date(2017, 1, 1))
    parts = [a_passage(twin, "Samma", "2"), a_passage(twin, "ord.", "2", part=2)]
    found = close_old_wordings([a_passage(OLD, "Samma ord.", "2"), *parts])
    assert [p.duplicate_of for p in found.passages] == [None, "old#2", "old#2"]


def test_two_wordings_in_one_document_follow_one_another() -> None:
    act = an_act("lou", valid_from=date(2017, 1, 1))
    first = replace(a_passage(act, "100 kronor.", "2"), valid_from=date(2020, 1, 1))
    second = replace(a_passage(act, "500 kronor.", "2"), id="lou#2-2", valid_from=date(2026, 7, 1))
    found = close_old_wordings([first, second])
    assert days(found) == [(date(2020, 1, 1), date(2026, 6, 30)), (date(2026, 7, 1), None)]
    assert found.warnings == ()


def test_a_provision_that_did_not_change_is_the_same_in_an_older_and_a_newer_text() -> None:
    same = date(2018, 1, 1)
    old, new = (replace(a_passage(act, "Samma ord.", "2"), valid_from=same) for act in (OLD, NEW))
    found = close_old_wordings([old, new])
    assert days(found) == [(same, None), (same, None)]
    assert [p.duplicate_of for p in found.passages] == ["new#2", None]


def test_what_nobody_has_set_in_force_closes_nothing() -> None:
    act = an_act("lou", valid_from=date(2017, 1, 1))
    undated = replace(a_passage(act, "Ny.", "2"), id="lou#2-2", valid_from=None, status=Status.not_yet_in_force)
    found = close_old_wordings([a_passage(act, "Gammal.", "2"), undated])
    assert days(found) == [(date(2017, 1, 1), None), (None, None)]


def test_two_texts_of_one_day_in_one_document_get_a_warning() -> None:
    act = an_act("lou", valid_from=date(2017, 1, 1))
    found = close_old_wordings([a_passage(act, "Så.", "2"), replace(a_passage(act, "Inte så.", "2"), id="lou#2-2")])
    assert found.warnings == (
        "LOU 2 has two wordings from 2017-01-01 in lou.md. Both are kept; the source has to say which one holds.",
    )
