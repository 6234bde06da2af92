from __future__ import annotations

import pytest

from assistant.domain import Jurisdiction, Language
from assistant.retrieval.jurisdiction import named_in, places_in, settle, without_places


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("När får man direktupphandla?", Language.sv, Jurisdiction.SE),
        ("Når kan man forhandle?", Language.nb, Jurisdiction.NO),
        ("Kva er terskelverdien?", Language.nn, Jurisdiction.NO),
        ("When may we negotiate?", Language.en, Jurisdiction.EU),
        ("What is the direct award limit in Sweden?", Language.en, Jurisdiction.SE),
        ("Vad gäller i Norge om dialog?", Language.sv, Jurisdiction.NO),
        ("Vad säger FOA § 13-2?", Language.sv, Jurisdiction.NO),
        ("Vad säger direktivet om innovationspartnerskap?", Language.sv, Jurisdiction.EU),
        ("Hur har Sverige genomfört direktivet?", Language.sv, Jurisdiction.SE),
    ],
)
def test_words_outrank_language(text: str, language: Language, expected: Jurisdiction) -> None:
    assert settle(text, language, None) is expected


def test_what_the_asker_chose_outranks_the_language() -> None:
    assert settle("Vad gäller för ramavtal?", Language.sv, Jurisdiction.FI) is Jurisdiction.FI


def test_the_name_that_two_countries_give_their_act_outranks_no_choice() -> None:
    assert settle("Måste vi följa upphandlingslagen?", Language.sv, Jurisdiction.FI) is Jurisdiction.FI
    assert settle("Måste vi följa upphandlingslagen?", Language.nb, Jurisdiction.NO) is Jurisdiction.SE


@pytest.mark.parametrize("chosen", [Jurisdiction.FI, Jurisdiction.SE, Jurisdiction.DK])
def test_one_other_country_named_outranks_what_was_chosen(chosen: Jurisdiction) -> None:
    assert settle("Vad gäller i Norge?", Language.sv, chosen) is Jurisdiction.NO


@pytest.mark.parametrize("text", ["Hur skiljer sig Sverige från Norge?", "Vad säger direktivet?"])
def test_two_countries_or_the_directive_leave_what_was_chosen(text: str) -> None:
    assert settle(text, Language.sv, Jurisdiction.SE) is Jurisdiction.SE


def test_who_chose_the_eu_gets_the_eu() -> None:
    assert settle("How did Norway implement it?", Language.en, Jurisdiction.EU) is Jurisdiction.EU


@pytest.mark.parametrize(
    ("text", "language", "chosen", "expected"),
    [
        ("Kan regionen upphandla ihop med ett sjukhus i Danmark?", Language.sv, None, Jurisdiction.SE),
        ("Kan vi udbyde sammen med en svensk kommune?", Language.da, Jurisdiction.DK, Jurisdiction.DK),
        ("May we buy together with a Norwegian region?", Language.en, Jurisdiction.SE, Jurisdiction.SE),
        ("Vad gäller i Danmark jämfört med Norge?", Language.sv, None, Jurisdiction.NO),
    ],
)
def test_the_country_of_a_partner_is_not_the_one_asked_about(
    text: str, language: Language, chosen: Jurisdiction | None, expected: Jurisdiction
) -> None:
    assert settle(text, language, chosen) is expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Vad skiljer Sverige från Norge?", (Jurisdiction.SE, Jurisdiction.NO)),
        ("Gäller FOA § 13-2 i Sverige?", (Jurisdiction.NO, Jurisdiction.SE)),
        ("Hur säger KOFA?", (Jurisdiction.NO,)),
        ("Vad är ett ramavtal?", ()),
        ("Svenska och SVENSK och Sverige", (Jurisdiction.SE,)),
    ],
)
def test_whatever_names_a_country_is_heard_once(text: str, named: tuple[Jurisdiction, ...]) -> None:
    assert named_in(text) == named


def test_a_country_is_named_in_so_many_words_and_not_by_its_act() -> None:
    assert places_in("Gäller FOA § 13-2 i Danmark?") == {Jurisdiction.DK}
    assert places_in("Vad säger direktivet?") == frozenset()


def test_what_is_asked_stays_when_its_places_go() -> None:
    assert without_places("Hur lång är anbudstiden i Sverige och Norge?") == "Hur lång är anbudstiden i och ?"
    assert without_places("Hur lång är anbudstiden?") == "Hur lång är anbudstiden?"
