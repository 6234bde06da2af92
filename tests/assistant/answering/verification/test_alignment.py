from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.verification.alignment import UNITS, Aligner, _carrying, clauses, content, share
from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Span
from assistant.embedding.hashing import HashingEmbedder

SWEDISH = (
    "Öppet förfarande får alltid användas.",
    "Anbudstiden är minst 35 dagar.",
    "Avtalet får inte ingås under avtalsspärren.",
)


def a_passage(*units: str, language: Language = Language.sv, heading: str = "Rubrik", name: str = "p") -> Passage:
    document = Document("d", "Titel", Kind.guidance, Authority.guidance, language, Jurisdiction.SE, "d.md", "0")
    text = " ".join(units)
    starts = [sum(len(unit) + 1 for unit in units[:place]) for place in range(len(units))]
    spans = tuple(Span(start, start + len(unit)) for start, unit in zip(starts, units, strict=True))
    return Passage(name, document, 0, (heading,), heading, text, spans)


@pytest.fixture
def aligner() -> Aligner:
    return Aligner(HashingEmbedder())


def test_the_unit_with_the_statements_words_comes_first(aligner: Aligner) -> None:
    for place, unit in enumerate(SWEDISH):
        found = aligner.align(unit, Language.sv, a_passage(*SWEDISH))
        assert found.places[0] == place
        assert found.texts()[0] == unit
        assert found.coverage == 1.0
        assert found.cosine == pytest.approx(1.0, abs=1e-3)


def test_a_unit_that_adds_nothing_is_not_shown_beside_the_best(aligner: Aligner) -> None:
    assert aligner.align(SWEDISH[1], Language.sv, a_passage(*SWEDISH)).places == (1,)


def test_a_statement_from_two_sentences_rests_on_both(aligner: Aligner) -> None:
    both = "Öppet förfarande får alltid användas och anbudstiden är minst 35 dagar."
    assert set(aligner.align(both, Language.sv, a_passage(*SWEDISH)).places) == {0, 1}


def test_what_the_headings_say_counts_as_carried(aligner: Aligner) -> None:
    text = "Avtalsspärr vid ramavtal"
    bare = aligner.align(text, Language.sv, a_passage("Avtalsspärren är tio dagar.", name="bare"))
    under = aligner.align(text, Language.sv, a_passage("Avtalsspärren är tio dagar.", heading="Ramavtal", name="under"))
    assert bare.coverage < under.coverage == 1.0


def test_across_languages_words_are_not_counted(aligner: Aligner) -> None:
    found = aligner.align("The open procedure.", Language.en, a_passage(*SWEDISH))
    assert not found.same_language
    assert found.coverage == 0.0
    assert 1 <= len(found.places) <= UNITS


@pytest.mark.parametrize("other", [Language.nb, Language.nn, Language.da])
def test_norwegian_and_danish_count_as_one_language(aligner: Aligner, other: Language) -> None:
    passage = a_passage("Fristen er 30 dager.", language=Language.nb)
    assert aligner.align("Fristen er 30 dager.", other, passage).same_language


def test_swedish_does_not_count_as_norwegian(aligner: Aligner) -> None:
    passage = a_passage("Fristen er 30 dager.", language=Language.nb)
    assert not aligner.align("Fristen är 30 dagar.", Language.sv, passage).same_language


def test_content_is_the_stems_that_say_something() -> None:
    assert content("Det är en tidsfrist på 35 dagar.", Language.sv) == content("tidsfrist dagar", Language.sv)
    assert content("Och det som är i den 35.", Language.sv) == frozenset()
    assert content("", Language.en) == frozenset()


@pytest.mark.parametrize("language", Language)
def test_content_can_be_told_in_every_language(language: Language) -> None:
    assert content("Procurement innovation kontrakt", language)


@pytest.mark.parametrize(
    ("unit", "coarse", "fine"),
    [
        ("Ett. Två; tre", ["Ett", "Två", "tre"], ["Ett", "Två", "tre"]),
        ("Fråga först, och vänta sedan", ["Fråga först", "och vänta sedan"], ["Fråga först", "och vänta sedan"]),
        ("Fråga och vänta", ["Fråga och vänta"], ["Fråga", "vänta"]),
        ("Ask if needed", ["Ask if needed"], ["Ask", "needed"]),
        ("ett – två", ["ett", "två"], ["ett", "två"]),
        ("1,4 miljoner och/eller mer", ["1,4 miljoner och/eller mer"], ["1,4 miljoner och/eller mer"]),
        ("", [""], [""]),
    ],
)
def test_a_sentence_is_parted_at_its_marks_and_finely_at_its_conjunctions(
    unit: str, coarse: list[str], fine: list[str]
) -> None:
    assert clauses(unit) == coarse
    assert clauses(unit, finely=True) == fine


def test_the_share_counts_stems_and_long_beginnings() -> None:
    assert share(frozenset({"anbud", "kort"}), ["anbud"]) == 0.5
    assert share(frozenset({"anbudstid"}), ["anbudsfrist"]) == 1.0
    assert share(frozenset({"anbu"}), ["anbud"]) == 0.0
    assert share(frozenset({"avtal"}), []) == 0.0
    assert share(frozenset(), ["anbud"]) == 0.0


def test_a_further_unit_must_add_enough_and_there_are_at_most_three() -> None:
    wanted = frozenset("abcdefgh")
    units = [["a", "b"], ["a"], ["c", "d"], ["e", "f"], ["g", "h"]]
    assert _carrying(wanted, units, [0, 1, 2, 3, 4], []) == ((0, 2, 3), 0.75)
    assert _carrying(wanted, units, [0, 1], ["c"]) == ((0,), 0.375)


_STEMS = st.lists(st.sampled_from(["anbud", "anbudstid", "avtal", "tid", "kort", "dagar"]), max_size=6)


@given(_STEMS, _STEMS, _STEMS)
def test_more_text_never_carries_less(wanted: list[str], there: list[str], more: list[str]) -> None:
    assert 0.0 <= share(frozenset(wanted), there) <= share(frozenset(wanted), [*there, *more]) <= 1.0


@given(st.text(max_size=80), st.booleans())
def test_no_clause_is_empty_unless_all_is(text: str, finely: bool) -> None:
    parts = clauses(text, finely=finely)
    assert all(part.strip() for part in parts) or parts == [text]
