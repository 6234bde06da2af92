from __future__ import annotations

from datetime import date
from pathlib import Path

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
