from __future__ import annotations

import string
import tomllib
from pathlib import Path

import pytest

import assistant.law
from assistant.domain import Jurisdiction, Language, Reference
from assistant.law.sentences import cited, cited_reference, listed, sentence

TEXTS: dict[str, dict[str, str]] = tomllib.loads(
    Path(assistant.law.__file__).with_name("sentences.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", TEXTS)
def test_every_sentence_is_there_in_each_language_with_the_same_gaps(name: str) -> None:
    assert set(TEXTS[name]) == {"sv", "nb", "nn", "da", "en"}
    gaps = {code: {gap for _, gap, *_ in string.Formatter().parse(text) if gap} for code, text in TEXTS[name].items()}
    assert all(named == gaps["en"] for named in gaps.values()), gaps


def test_a_sentence_begins_with_a_capital_also_where_its_first_word_fills_a_gap() -> None:
    assert sentence("unknown", Language.en, old="section 5") == "Section 5 is not among my sources."


def test_a_finn_is_answered_in_english() -> None:
    assert sentence("next", Language.fi) == sentence("next", Language.en) == "Next"


@pytest.mark.parametrize(
    ("parts", "language", "said"),
    [
        (["5 §"], Language.sv, "5 §"),
        (["5 §", "6 §"], Language.sv, "5 § och 6 §"),
        (["§ 1", "§ 2", "§ 3"], Language.nb, "§ 1, § 2 og § 3"),
        (["a", "b"], Language.fi, "a and b"),
    ],
)
def test_a_list_is_said_as_people_say_it(parts: list[str], language: Language, said: str) -> None:
    assert listed(parts, language) == said


@pytest.mark.parametrize(
    ("reference", "language", "said"),
    [
        (Reference("19a:2", "LOU", Jurisdiction.SE), Language.sv, "19 a kap. 2 § LOU"),
        (Reference("13-2", "FOA", Jurisdiction.NO), Language.en, "FOA § 13-2"),
        (Reference("31", "2014/24/EU", Jurisdiction.EU), Language.nb, "2014/24/EU Artikkel 31"),
        (Reference("31", "2014/24/EU", Jurisdiction.EU), Language.en, "2014/24/EU Article 31"),
        (Reference("6", "LOU", Jurisdiction.SE, whole_chapter=True), Language.sv, "6 kap. LOU"),
        (Reference("3:1", "an act nobody knows"), Language.sv, "an act nobody knows 3:1"),
    ],
)
def test_a_reference_is_cited_the_way_its_country_cites(reference: Reference, language: Language, said: str) -> None:
    assert cited_reference(reference, language) == said


def test_a_place_without_an_act_is_its_locator() -> None:
    assert cited(None, "avsnitt 3") == "avsnitt 3"
