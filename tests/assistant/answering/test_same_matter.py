"""Which two sentences with different figures rule one matter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.same_matter import Ruling, apart, rulings, same_situation, same_words
from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Span

SV, NB, EN = Language.sv, Language.nb, Language.en


def passage(*sentences: str, language: Language = SV, provision: str | None = None, act: str | None = None) -> Passage:
    """Return a passage whose units are the sentences."""
    document = Document("d", "D", Kind.guidance, Authority.guidance, language, Jurisdiction.SE, "d.md", "0", act=act)
    text, units = " ".join(sentences), []
    for sentence in sentences:
        start = text.index(sentence)
        units.append(Span(start, start + len(sentence)))
    return Passage("p", document, 0, (), "p", text, tuple(units), provision=provision)


def ruling(sentence: str, language: Language = SV, provision: str | None = None) -> Ruling:
    """Return the sentence as a ruling."""
    [one] = rulings(passage(sentence, language=language, provision=provision, act="LOU" if provision else None))
    return one


def contradict(one: str, other: str, language: Language = SV) -> bool:
    """Return whether two sentences are held to rule one matter differently, but for their meaning."""
    a, b = ruling(one, language), ruling(other, language)
    return apart(a, b) is not None and same_situation(a, b) and same_words(a, b)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            SV,
            "Direktupphandling får användas under 615 312 kronor.",
            "Direktupphandling får användas under 700 000 kr.",
        ),
        (
            SV,
            "Ett ramavtal får löpa i högst fem år.",
            "Ett ramavtal får löpa i högst fyra år, om inga särskilda skäl finns.",
        ),
        (NB, "Gebyret kan være høyst 10 prosent av verdien.", "Gebyret kan være høyst 15 prosent av verdien."),
        (EN, "Tenders must be given 52 days.", "Tenders must be given at least 35 days."),
    ],
)
def test_another_figure_for_the_same_thing_contradicts(language: Language, one: str, other: str) -> None:
    assert contradict(one, other, language)
    assert contradict(other, one, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (SV, "Avtalsspärren är 10 dagar vid elektroniskt utskick.", "Avtalsspärren är 15 dagar vid utskick med brev."),
        (SV, "Avgiften är högst 20 miljoner kronor.", "Avgiften är minst 10 000 kronor."),
        (SV, "Köpet är värt 500 000 kronor.", "Köpet är värt 900 000 kronor med alla optioner."),
        (SV, "Gränsen för direktköp är 700 000 kronor.", "EU:s tröskelvärde för direktköp är 2 400 000 kronor."),
        (NB, "Tilbudsfristen er minst 30 dager.", "Tilbudsfristen kan i hastetilfeller være minst 15 dager."),
        (NB, "Terskelen for staten er 1,63 millioner kroner.", "Terskelen for kommuner er 2,5 millioner kroner."),
        (EN, "The limit in Sweden is 10 days.", "The limit in Norway is 15 days."),
        (EN, "Tenders need 35 days in an open procedure.", "Tenders need 30 days in a restricted procedure."),
    ],
)
def test_two_figures_for_two_situations_do_not_contradict(language: Language, one: str, other: str) -> None:
    assert not contradict(one, other, language)
    assert not contradict(other, one, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (SV, "Fram till 2022 var gränsen 615 312 kronor."),
        (SV, "Ett köp för till exempel 450 000 kronor får direktupphandlas."),
        (SV, "Utredningen föreslår 1 000 000 kronor som gräns."),
        (NB, "Grensen på 100 000 kroner gjelder ikke lenger."),
        (EN, "Until 2022 the limit was SEK 615 312."),
        (EN, "The threshold was SEK 615 312."),
    ],
)
def test_history_an_example_and_a_proposal_rule_nothing(language: Language, sentence: str) -> None:
    assert rulings(passage(sentence, language=language)) == []


def test_a_list_rules_many_things_and_is_left_out() -> None:
    assert rulings(passage("Tiderna är:\n- 35 dagar\n- 30 dagar med elektroniska anbud")) == []


def test_a_provisions_number_and_the_years_of_a_calendar_measure_nothing() -> None:
    assert rulings(passage("Enligt 19 kap. 7 § LOU i 2022 års lydelse ska köpet annonseras.")) == []


def test_the_same_amount_in_other_words_is_no_other_figure() -> None:
    assert apart(ruling("Gränsen är 700 000 kronor."), ruling("Gränsen är 700 tkr.")) is None


def test_figures_in_different_units_are_not_compared() -> None:
    assert apart(ruling("Tiden är 10 dagar."), ruling("Tiden är två veckor.")) is None


def test_crowns_of_a_country_are_compared_with_crowns() -> None:
    said, other = ruling("Gränsen är SEK 700 000."), ruling("Gränsen är 615 312 kronor.")
    assert apart(said, other) == (said.measured, other.measured)


def test_what_follows_the_first_figure_is_another_situation_and_parts_nothing() -> None:
    assert contradict(
        "Avtalsspärren är 12 dagar vid elektroniskt utskick.",
        "Avtalsspärren är 10 dagar vid elektroniskt utskick, och 15 dagar annars.",
    )


def test_an_or_widens_what_a_sentence_rules() -> None:
    assert contradict(
        "Dokumentationen ska vara klar 90 dagar efter avtalet.",
        "Dokumentationen ska vara klar 30 dagar efter avtalet eller beslutet att avbryta.",
    )


def test_sentences_that_rest_on_different_provisions_rule_different_things() -> None:
    one, other = ruling("Tiden är 10 dagar.", provision="20:1"), ruling("Tiden är 15 dagar.", provision="20:12")
    assert not same_situation(one, other)
    assert same_situation(one, replace(other, passage=one.passage))


def test_a_reference_in_brackets_names_no_situation() -> None:
    assert contradict(
        "En efterannons ska skickas inom 48 dagar.",
        "En efterannons ska skickas inom 30 dagar (10 kap. 4 § LOU; under tröskelvärdet 19 kap. 7 § LOU).",
    )


def test_sentences_in_two_languages_are_not_compared() -> None:
    assert not same_situation(ruling("Tiden er 10 dager.", NB), ruling("Tiden är 15 dagar."))
