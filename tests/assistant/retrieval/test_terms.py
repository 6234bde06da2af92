from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain import Jurisdiction, Language, Query
from assistant.retrieval.terms import Terms

CONCEPTS = [
    {"label": {"sv": "hinder", "nb": "hindring"}, "also": {"nb": ["barriere", "utfordring", "hemsko"]}},
    {"label": {"sv": "konkurrenspräglad dialog", "nb": "konkurransepreget dialog", "en": "competitive dialogue"}},
]


def _query(text: str, language: Language, jurisdiction: Jurisdiction) -> Query:
    return Query(text, language, jurisdiction, date(2026, 11, 22))


def test_a_swedish_question_about_sweden_is_also_said_in_norwegian() -> None:
    said = Terms(CONCEPTS).expanded(_query("Vilka hinder finns?", Language.sv, Jurisdiction.SE))
    assert said == "Vilka hinder finns? hindring barriere utfordring"


def test_an_english_question_about_sweden_is_also_said_in_swedish() -> None:
    said = Terms(CONCEPTS).expanded(_query("When is competitive dialogue allowed?", Language.en, Jurisdiction.SE))
    assert said == "When is competitive dialogue allowed? konkurrenspräglad dialog"


def test_the_act_of_one_country_is_not_said_as_that_of_another() -> None:
    acts = [{"label": {"sv": "upphandlingslagen", "nb": "anskaffelsesloven"}, "also": {"nb": ["innkjøpslov"]}}]
    said = Terms(acts).expanded(_query("Gäller upphandlingslagen?", Language.sv, Jurisdiction.SE))
    assert said == "Gäller upphandlingslagen? innkjøpslov"


def test_a_term_of_two_words_needs_both_beside_each_other() -> None:
    query = _query("Är dialogen konkurrenspräglad?", Language.sv, Jurisdiction.SE)
    assert Terms(CONCEPTS).expanded(query) is None


def test_an_inflected_word_is_still_the_term() -> None:
    query = _query("Är konkurrenspräglade dialoger dyra?", Language.sv, Jurisdiction.SE)
    assert (Terms(CONCEPTS).expanded(query) or "").endswith("konkurransepreget dialog")


def test_without_a_file_no_question_is_expanded(tmp_path: Path) -> None:
    terms = Terms.open(tmp_path / "terms.toml")
    assert terms.expanded(_query("Vilka hinder finns?", Language.sv, Jurisdiction.SE)) is None


def test_the_shipped_terms_say_the_words_of_the_debate_in_both_languages() -> None:
    said = Terms.open().expanded(_query("Vilka hinder finns för innovationsupphandling?", Language.sv, Jurisdiction.SE))
    assert said is not None
    assert "innovative anskaffelser" in said
    assert "barriere" in said


PROCEDURES = [
    {"id": "open", "label": {"sv": "öppet förfarande", "en": "open procedure"}},
    {"id": "restricted", "label": {"sv": "selektivt förfarande"}, "also": {"sv": ["selektiv upphandling"]}},
    {"id": "dialogue", "label": {"sv": "dialog"}},
    {"id": "competitive-dialogue", "label": {"sv": "konkurrenspräglad dialog"}},
]


def test_a_text_is_set_apart_into_one_for_each_term_it_names() -> None:
    said = "Vilken frist har öppet förfarande, och vilken selektivt förfarande?"
    assert Terms(PROCEDURES).apart(said, Language.sv) == (
        "Vilken frist har öppet förfarande och vilken",
        "Vilken frist har och vilken selektivt förfarande",
    )


def test_of_two_terms_in_the_same_words_the_longer_counts() -> None:
    said = "konkurrenspräglad dialog eller öppet förfarande"
    assert Terms(PROCEDURES).apart(said, Language.sv) == ("konkurrenspräglad dialog eller", "eller öppet förfarande")


@pytest.mark.parametrize(
    "text", ["Vad är ett öppet förfarande?", "selektivt förfarande eller selektiv upphandling", "Vad är skillnaden?"]
)
def test_a_text_that_names_one_term_or_none_is_not_set_apart(text: str) -> None:
    assert Terms(PROCEDURES).apart(text, Language.sv) == ()


NAMED = Terms(
    [
        {"id": "dialogue", "label": {"sv": "dialog"}, "also": {"sv": ["samtal"]}, "definition": {"sv": "Ett samtal."}},
        {
            "id": "competitive-dialogue",
            "label": {"sv": "konkurrenspräglad dialog"},
            "definition": {"sv": "Ett förfarande."},
        },
    ]
)


def test_a_text_names_a_concept_by_its_other_words_where_those_count_too() -> None:
    assert NAMED.named("Samtalen var öppna.", Language.sv) == frozenset()
    assert NAMED.named("Samtalen var öppna.", Language.sv, also=True) == {"dialogue"}
    assert NAMED.named("Dialogen var öppen.", Language.sv) == {"dialogue"}


def test_a_word_is_a_term_only_in_its_own_language() -> None:
    assert NAMED.named("The dialog box", Language.en, also=True) == frozenset()


def test_the_longest_terms_of_a_text_are_explained_first() -> None:
    found = NAMED.explained("En dialog kan vara en konkurrenspräglad dialog.", Language.sv, Language.sv)
    assert [term.label for term in found] == ["konkurrenspräglad dialog", "dialog"]


def test_the_method_a_text_is_about_is_the_longest_it_names_by_its_preferred_label() -> None:
    terms, among = Terms(PROCEDURES), {"restricted", "dialogue", "competitive-dialogue"}
    assert terms.longest("Är konkurrenspräglad dialog dyr?", Language.sv, among) == "konkurrenspräglad dialog"
    assert terms.longest("Vad kostar selektiv upphandling?", Language.sv, among) == "selektivt förfarande"


def test_a_text_about_other_things_names_no_method() -> None:
    assert Terms(PROCEDURES).longest("Vad är öppet förfarande?", Language.sv, {"restricted"}) is None


def test_procurement_itself_is_no_term_to_set_beside_its_parts() -> None:
    whole = {"id": "public-procurement", "label": {"sv": "upphandling"}}
    said = "Hur skiljer sig öppet förfarande från annan upphandling?"
    assert Terms([*PROCEDURES, whole]).apart(said, Language.sv) == ()
