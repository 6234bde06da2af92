from __future__ import annotations

import pytest

from assistant.domain import Jurisdiction, Reference
from assistant.retrieval.references import find_references, named_acts

SE, NO, EU = Jurisdiction.SE, Jurisdiction.NO, Jurisdiction.EU


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vad säger 6 kap. 5 § LOU?", [Reference("6:5", "LOU", SE)]),
        ("LOU 6:5", [Reference("6:5", "LOU", SE)]),
        ("enligt 19 a kap. 2 § första stycket", [Reference("19a:2", None, SE)]),
        ("5 kap. 7 a § gäller", [Reference("5:7a", None, SE)]),
        ("FOA § 13-2 første ledd bokstav b", [Reference("13-2", "FOA", NO)]),
        ("§ 8-3", [Reference("8-3", "FOA", NO)]),
        ("anskaffelsesloven § 5b", [Reference("5b", "LOA", NO)]),
        ("LOA § 5 b", [Reference("5b", "LOA", NO)]),
        ("Article 30(3)", [Reference("30", None, EU)]),
        ("art. 26.4 b i direktiv 2014/24/EU", [Reference("26", "2014/24/EU", EU)]),
        ("2014/24/EU art. 30", [Reference("30", "2014/24/EU", EU)]),
    ],
)
def test_a_provision_is_read_as_people_write_it(text: str, expected: list[Reference]) -> None:
    assert list(find_references(text)) == expected


def test_the_chapter_is_carried_forward_to_the_second_section() -> None:
    assert [r.provision for r in find_references("5 kap. 1 eller 2 §")] == ["5:1", "5:2"]


def test_a_range_names_every_section_in_it() -> None:
    assert [r.provision for r in find_references("6 kap. 12–15 §§")] == ["6:12", "6:13", "6:14", "6:15"]


def test_a_time_of_day_is_not_a_provision() -> None:
    assert find_references("Anbuden öppnas kl 10:30 och mötet börjar 13:00.") == ()


def test_a_paragraph_sign_in_a_contract_is_not_a_provision_of_an_act() -> None:
    assert find_references("Vad betyder § 5 i avtalet?") == ()


def test_each_provision_is_named_once_and_in_order() -> None:
    found = find_references("LOU 19a:2, sedan 6 kap. 5 § LOU och åter LOU 19a:2")
    assert [r.provision for r in found] == ["19a:2", "6:5"]


def test_an_act_is_recognised_by_short_and_long_name() -> None:
    assert named_acts("Gäller LOU eller anskaffelsesforskriften?") == (("LOU", SE), ("FOA", NO))


def test_the_norwegian_word_for_law_is_not_a_swedish_act() -> None:
    assert named_acts("Er det lov å ha dialog?") == ()
