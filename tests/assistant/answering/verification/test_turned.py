from __future__ import annotations

import pytest

from assistant.answering.verification.alignment import Alignment
from assistant.answering.verification.turned import turned
from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Span


def carrying(text: str, language: Language = Language.sv, *, same: bool = True) -> Alignment:
    document = Document("d", "Titel", Kind.guidance, Authority.guidance, language, Jurisdiction.SE, "d.md", "0")
    passage = Passage("p", document, 0, ("Rubrik",), "Rubrik", text, (Span(0, len(text)),))
    return Alignment(passage, (0,), 1.0, 1.0, same_language=same)


def found(said: str, *sources: str, language: Language = Language.sv) -> list[str]:
    return list(turned(said, language, [carrying(source, language) for source in sources]))


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Anbudet ska förkastas.", "Anbudet ska förkastas."),
        ("Avtalet får inte ingås.", "Avtalet får inte ingås förrän spärren är slut."),
        ("Fristen är minst 10 dagar.", "Fristen ska vara minst 10 dagar."),
        ("Köparen bör fråga.", "Köparen bör fråga och ska skriva."),
    ],
)
def test_the_same_rule_is_not_turned(said: str, source: str) -> None:
    assert found(said, source) == []


def test_a_word_that_no_source_has_is_told() -> None:
    assert found("Köparen ska fråga.", "Köparen får fråga.") == ["must", "must for may"]


def test_one_of_several_sources_is_enough_to_carry_a_word() -> None:
    assert found("Köparen får fråga, dock inte välja.", "Köparen får fråga.", "Köparen får inte välja.") == []


def test_a_denial_that_is_left_out_is_told() -> None:
    assert "not left out" in found("Avtalet får ingås under spärren.", "Avtalet får inte ingås under spärren.")


def test_a_denial_in_another_clause_need_not_be_told() -> None:
    assert found("Köparen får fråga leverantörer.", "Köparen får fråga leverantörer, men priset avgör inte.") == []


def test_a_denial_in_other_words_is_the_same() -> None:
    assert found("Värdet räknas utan moms.", "Värdet räknas inte med moms.") == []


def test_a_clause_that_says_the_opposite_is_told_even_where_the_word_stands_in_another() -> None:
    source = "Köparen ska dokumentera mötet, och leverantören får lämna synpunkter."
    assert found("Leverantören ska lämna synpunkter.", source) == ["must for may"]
    assert found("Leverantören får lämna synpunkter.", source) == []


def test_a_clause_about_something_else_is_not_held_against_it() -> None:
    assert found("Köparen ska dokumentera.", "Leverantören får lämna anbud, och köparen ska dokumentera allt.") == []


def test_two_clauses_that_share_only_who_acts_are_about_two_things() -> None:
    source = "Leverantören får lämna synpunkter, och köparen ska dokumentera mötet."
    assert found("Leverantören ska betala avgiften varje månad.", source) == []


def test_across_languages_only_the_words_are_compared() -> None:
    english = carrying("The buyer must record the meeting.", Language.en, same=False)
    assert list(turned("Köparen ska dokumentera mötet.", Language.sv, [english])) == []
    assert "may" in list(turned("Köparen får dokumentera mötet.", Language.sv, [english]))


def test_every_limit_may_be_turned() -> None:
    for said, source, told in [
        ("Värdet är högst gränsen för köpet.", "Värdet är minst gränsen för köpet.", "at most for at least"),
        ("Mötet hålls före annonsen i tidningen.", "Mötet hålls efter annonsen i tidningen.", "before for after"),
    ]:
        assert told in found(said, source)
