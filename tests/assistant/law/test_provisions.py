from __future__ import annotations

import time
from datetime import date

import pytest

from assistant.domain import Jurisdiction, Language, Reference
from assistant.errors import ReferenceUnknown
from assistant.law.library import Library
from assistant.law.provisions import _order, find_provision, home_language, read_reference
from tests.assistant.law.conftest import TODAY, shown


@pytest.mark.parametrize(
    ("text", "act", "provision"),
    [
        ("6:5", "LOU", "6:5"),
        ("13-2", "FOA", "13-2"),
        ("LOU 19 a:2", "LOU", "19a:2"),
        ("loa 5b", "LOA", "5b"),
        ("art. 30", "2014/24/EU", "30"),
        ("udbudsloven § 67, stk. 2", "udbudsloven", "67"),
    ],
)
def test_one_provision_is_read_as_a_person_types_it(text: str, act: str, provision: str) -> None:
    reference = read_reference(text)
    assert (reference.act, reference.provision) == (act, provision)


def test_a_text_without_a_provision_is_answered_with_how_to_write_one() -> None:
    with pytest.raises(ReferenceUnknown, match=r"No provision is named in 'hej'\. Write it as “6 kap\. 5 § LOU”"):
        read_reference("hej")


def test_a_text_with_several_provisions_is_answered_with_their_names() -> None:
    with pytest.raises(ReferenceUnknown) as caught:
        read_reference("LOU 6:5 och 6:7")
    assert caught.value.nearest == ("6 kap. 5 § LOU", "6 kap. 7 § LOU")


def test_a_provision_comes_with_place_dates_state_and_neighbours(law: Library) -> None:
    found = shown(law, "19 a kap. 2 § LOU")
    assert "700 000 kronor" in found.shown.text
    assert found.shown.first.locator == "19 a kap. 2 §"
    assert found.shown.first.document.text_state
    assert found.previous is not None
    assert found.next is not None
    assert (found.previous.reference.provision, found.next.reference.provision) == ("19a:1", "19a:3")


def test_neighbours_follow_the_act_and_not_the_file_they_stand_in(law: Library) -> None:
    first, lettered = shown(law, "LOU 5:7"), shown(law, "LOU 5:7a")
    assert first.next is not None
    assert first.next.reference.provision == "5:7a"
    assert lettered.next is not None
    assert lettered.next.reference.provision == "5:8"


def test_what_it_refers_to_and_what_refers_to_it_are_two_sides_of_one_thing(law: Library) -> None:
    found = shown(law, "LOU 6:21")
    named = {one.reference.provision for one in found.refers_to}
    assert {"6:5", "6:6"} <= named
    back = shown(law, "LOU 6:5")
    assert "6:21" in {passage.provision for passage in back.referred_by}


def test_a_circle_of_references_ends(law: Library) -> None:
    for number in ("6:5", "6:21", "19:7", "19a:2"):
        found = shown(law, f"LOU {number}")
        assert number not in {one.reference.provision for one in found.refers_to if one.reference.act == "LOU"}
        assert all((p.document.act, p.provision) != ("LOU", number) for p in found.referred_by)


def test_a_provision_that_is_not_there_is_answered_with_its_nearest(law: Library) -> None:
    with pytest.raises(ReferenceUnknown, match=r"FOA § 13-9 is not in the index\. Nearest: ") as caught:
        shown(law, "FOA § 13-9", language=Language.en)
    assert "FOA § 13-4" in caught.value.nearest


def test_a_chapter_is_answered_with_its_provisions_in_order(law: Library) -> None:
    with pytest.raises(ReferenceUnknown, match=r"19 a kap\. LOU is a chapter") as caught:
        shown(law, "19 a kap. LOU")
    assert caught.value.nearest[:2] == ("19 a kap. 1 § LOU", "19 a kap. 2 § LOU")


def test_an_act_that_was_not_synced_is_answered_with_how_to_get_it(law: Library) -> None:
    with pytest.raises(ReferenceUnknown, match="no provision of hankintalaki: `lotsen sources sync`"):
        shown(law, "hankintalaki 67 §")


def test_a_dead_reference_that_is_gone_is_answered_with_what_became_of_it(law: Library) -> None:
    with pytest.raises(ReferenceUnknown, match=r"finns nu i 19 kap\. 13 § LOU") as caught:
        shown(law, "19 kap. 28 § LOU")
    assert caught.value.nearest == ("19 kap. 13 § LOU",)


def test_a_provision_of_a_replaced_act_is_answered_with_the_act_that_replaced_it(law: Library) -> None:
    with pytest.raises(ReferenceUnknown, match=r"siden 1\. januar 2017 gjelder FOA i stedet"):
        shown(law, "FOA 2006 § 6-1")


def test_a_digest_says_that_it_is_ours_in_the_language_asked_for(law: Library) -> None:
    assert "Det här är Lotsens sammanfattning, inte lagens egna ord." in shown(law, "LOU 6:20").notes
    assert "This is Lotsen's summary, not the words of the law." in shown(law, "LOU 6:20", language=Language.en).notes


def test_every_provision_of_the_corpus_is_shown_within_50_ms(law: Library) -> None:
    references = [
        read_reference(written)
        for act, form in (("LOU", "{}"), ("FOA", "§ {}"), ("LOA", "§ {}"), ("2014/24/EU", "Article {}"))
        for written in (f"{act} {form.format(number)}" for number, _ in law.catalogue.provisions_of(act)[::7])
    ]
    find_provision(law.catalogue, law.annex, references[0], TODAY, TODAY, Language.en)
    spent = []
    for reference in references:
        started = time.process_time()
        find_provision(law.catalogue, law.annex, reference, TODAY, TODAY, Language.en)
        spent.append(time.process_time() - started)
    assert len(spent) > 50
    assert sorted(spent)[int(len(spent) * 0.95)] < 0.05


def test_a_wording_of_a_day_before_the_first_known_one_says_that_it_is_another(law: Library) -> None:
    found = shown(law, "LOU 6:20", date(2023, 1, 1))
    assert found.notes[-1] == (
        "6 kap. 20 § LOU visas i en annan lydelse (i lydelse 2025-07-01): "
        "lydelsen 1 januari 2023 finns inte i mina källor."
    )


@pytest.mark.parametrize(
    "numbers",
    [
        ["5:7", "5:7a", "5:7b", "5:8", "5:10", "6:1", "10:1", "19:9", "19a:1", "20:1"],
        ["1-1", "2-5", "2-10", "8-12", "8-12a", "13-1"],
        ["1", "2", "2a", "10", "26"],
    ],
)
def test_provisions_stand_in_the_order_of_their_numbers_and_not_of_their_letters(numbers: list[str]) -> None:
    assert sorted(reversed(numbers), key=_order) == numbers


@pytest.mark.parametrize("text", ["", "   ", "§", "LOU", "x" * 10_000, "\x00", "¯\\_(ツ)_/¯"])
def test_what_names_nothing_is_answered_with_how_to_write_and_with_no_more_of_it_than_needed(text: str) -> None:
    with pytest.raises(ReferenceUnknown, match="No provision is named in ") as caught:
        read_reference(text)
    assert len(str(caught.value)) < 500


def test_a_range_is_several_provisions() -> None:
    with pytest.raises(ReferenceUnknown, match=r"names several provisions: 6 kap\. 5 § LOU, 6 kap\. 6 § LOU"):
        read_reference("6 kap. 5–6 §§ LOU")


def test_a_provision_named_twice_is_one() -> None:
    assert read_reference("LOU 6:5, alltså 6 kap. 5 § LOU").provision == "6:5"


@pytest.mark.parametrize(
    ("jurisdiction", "language"),
    [
        (Jurisdiction.SE, Language.sv),
        (Jurisdiction.NO, Language.nb),
        (Jurisdiction.EU, Language.en),
        (None, Language.en),
    ],
)
def test_a_provision_is_at_home_in_its_countrys_language(jurisdiction: Jurisdiction | None, language: Language) -> None:
    assert home_language(Reference("1", None, jurisdiction)) is language
