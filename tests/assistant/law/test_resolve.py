from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Reference, Status
from assistant.law.library import Library
from assistant.law.resolve import first_day, holds, resolve, with_act
from tests.assistant.law.small import DAY, SmallCatalogue, a_document, a_provision

SE, NO, EU = Jurisdiction.SE, Jurisdiction.NO, Jurisdiction.EU
ACT = Document(
    "a", "LOA", Kind.act, Authority.law, Language.nb, NO, "a.xml", "0", act="LOA", valid_from=date(2020, 1, 1)
)


def test_an_act_left_unsaid_is_the_main_one_of_the_reference_else_of_the_asker() -> None:
    assert with_act(Reference("30", None, EU), SE).act == "2014/24/EU"
    assert with_act(Reference("6:5"), SE).act == "LOU"
    assert with_act(Reference("6:5", "LUF", SE), SE).act == "LUF"
    assert with_act(Reference("6:5"), None).act is None


def test_a_provision_is_found_in_every_wording_and_with_a_day_in_that_days(law: Library) -> None:
    reference = Reference("2", "LOA", NO)
    every = resolve(law.catalogue, reference, None)
    old = resolve(law.catalogue, reference, None, date(2026, 6, 30))
    new = resolve(law.catalogue, reference, None, date(2026, 7, 1))
    assert set(old) | set(new) <= set(every)
    assert not set(old) & set(new)


@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2016, 12, 31)])
def test_a_day_before_the_first_known_wording_gets_the_first_one(law: Library, day: date) -> None:
    (first, *_) = resolve(law.catalogue, Reference("2", "LOA", NO), None, day)
    assert "100 000 kroner" in law.catalogue.passage(first).text


def test_a_chapter_is_all_its_provisions_and_none_of_another(law: Library) -> None:
    numbers = resolve(law.catalogue, Reference("19a", "LOU", SE, whole_chapter=True), None)
    provisions = {law.catalogue.passage(number).provision for number in numbers}
    assert "19a:2" in provisions
    assert all(str(provision).startswith("19a:") for provision in provisions)
    assert resolve(law.catalogue, Reference("5", "LOA", NO, whole_chapter=True), None) == ()


def test_what_the_index_lacks_is_nothing(law: Library) -> None:
    assert resolve(law.catalogue, Reference("99:1", "LOU", SE), SE) == ()
    assert resolve(law.catalogue, Reference("67", "hankintalaki", Jurisdiction.FI), None) == ()


def test_a_passage_without_dates_of_its_own_has_its_documents() -> None:
    passage = Passage("a#1", ACT, 0, (), "§ 1", "Tekst.", (), "1")
    assert not holds(passage, date(2019, 12, 31))
    assert holds(passage, date(2020, 1, 1))


def test_what_nobody_has_set_in_force_holds_on_no_day() -> None:
    coming = Document("c", "LOA", Kind.act, Authority.law, Language.nb, NO, "c.xml", "0", act="LOA")
    passage = Passage("c#1", coming, 0, (), "§ 1", "Tekst.", (), "1", status=Status.not_yet_in_force)
    assert not holds(passage, date(2030, 1, 1))


def test_an_act_the_index_lacks_gives_way_to_any_other_of_the_country() -> None:
    catalogue = SmallCatalogue((a_provision(a_document("luf", "LUF"), "6:5"),))
    assert resolve(catalogue, Reference("6:5", None, SE), None) == (0,)
    assert resolve(catalogue, Reference("6:5"), SE) == (0,)
    assert resolve(catalogue, Reference("6:5"), NO) == ()
    assert resolve(catalogue, Reference("6:5", "LOU", SE), SE) == ()


def test_a_chapter_ends_before_the_next_whose_number_begins_alike() -> None:
    catalogue = SmallCatalogue(
        tuple(a_provision(a_document("lou"), number) for number in ("1:1", "1:2", "11:1", "1a:1", "19:1"))
    )
    assert resolve(catalogue, Reference("1", "LOU", SE, whole_chapter=True), None) == (0, 1)
    hyphens = SmallCatalogue(tuple(a_provision(a_document("foa", "FOA"), number) for number in ("1-1", "13-1", "1-12")))
    assert resolve(hyphens, Reference("1", "FOA", NO, whole_chapter=True), None) == (0, 2)


@pytest.mark.parametrize(
    ("day", "numbers"),
    [
        (date(2016, 1, 1), (0,)),
        (date(2017, 1, 1), (0,)),
        (date(2020, 6, 30), (0,)),
        (date(2020, 7, 1), (1, 2)),
        (date(2023, 1, 1), (1, 2)),
        (date(2026, 7, 1), (3,)),
        (date(2099, 1, 1), (3,)),
    ],
)
def test_a_day_gets_its_own_wording_in_all_its_parts_and_a_day_in_a_gap_the_last_one(
    day: date, numbers: tuple[int, ...]
) -> None:
    days = [
        (date(2017, 1, 1), date(2020, 6, 30)),
        (date(2020, 7, 1), date(2022, 12, 31)),
        (date(2020, 7, 1), date(2022, 12, 31)),
        (date(2026, 7, 1), None),
    ]
    law = a_document("lou")
    catalogue = SmallCatalogue(tuple(a_provision(law, "6:5", valid_from=one, valid_to=two) for one, two in days))
    assert resolve(catalogue, Reference("6:5", "LOU", SE), None, day) == numbers


def test_a_passages_own_days_count_before_its_documents() -> None:
    dated = a_document("lou", valid_from=date(2020, 1, 1), valid_to=date(2030, 1, 1))
    passage = a_provision(dated, "6:5", valid_from=DAY)
    assert first_day(passage) == DAY
    assert not holds(passage, date(2026, 6, 30))
    assert holds(passage, date(2030, 1, 1))
    assert not holds(passage, date(2030, 1, 2))


def test_what_is_to_hold_from_a_day_that_is_set_holds_from_it() -> None:
    passage = a_provision(a_document("lou"), "6:5", valid_from=DAY, status=Status.not_yet_in_force)
    assert not holds(passage, date(2026, 6, 30))
    assert holds(passage, DAY)
