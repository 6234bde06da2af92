"""The terms as SKOS: what each field of terms.toml becomes, and what SKOS asks of a scheme."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.retrieval.skos import concept_scheme
from assistant.retrieval.terms import Terms

CONCEPT = {
    "id": "market-dialogue",
    "label": {"sv": "marknadsdialog", "en": "market dialogue"},
    "also": {"sv": ["leverantörsdialog", "marknadsdialog"], "en": ["engagement"]},
    "outdated": {"sv": ["teknisk dialog", "leverantörsdialog"]},
    "definition": {"sv": "Marknadsdialog är samtal.", "en": "Market dialogue is talk."},
    "related": ["market-analysis"],
}


@pytest.fixture(scope="module")
def shipped() -> list[dict[str, Any]]:
    return concept_scheme(Terms.open().concepts)["@graph"][1:]


def test_a_concept_keeps_its_words_by_language() -> None:
    _, concept = concept_scheme([CONCEPT])["@graph"]
    assert concept == {
        "id": "#market-dialogue",
        "type": "skos:Concept",
        "inScheme": "#scheme",
        "prefLabel": {"sv": "marknadsdialog", "en": "market dialogue"},
        "altLabel": {"sv": ["leverantörsdialog"], "en": ["engagement"]},
        "hiddenLabel": {"sv": ["teknisk dialog"]},
        "definition": {"sv": "Marknadsdialog är samtal.", "en": "Market dialogue is talk."},
        "related": ["#market-analysis"],
    }


def test_the_scheme_says_what_it_is_and_under_which_licence() -> None:
    scheme = concept_scheme([])["@graph"]
    assert [one["type"] for one in scheme] == ["skos:ConceptScheme"]
    assert scheme[0]["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_every_key_of_a_concept_is_in_the_context(shipped: list[dict[str, Any]]) -> None:
    context = concept_scheme([])["@context"]
    assert {key for concept in shipped for key in concept} <= set(context)


def test_no_label_of_the_shipped_terms_has_two_roles(shipped: list[dict[str, Any]]) -> None:
    double = []
    for concept in shipped:
        for language, preferred in concept["prefLabel"].items():
            also = concept.get("altLabel", {}).get(language, [])
            hidden = concept.get("hiddenLabel", {}).get(language, [])
            said = [preferred, *also, *hidden]
            double += [(concept["id"], word) for word in said if said.count(word) > 1]
    assert double == []


def test_every_relation_of_the_shipped_terms_leads_to_a_concept(shipped: list[dict[str, Any]]) -> None:
    ids = {concept["id"] for concept in shipped}
    assert len(ids) >= 250
    assert {related for concept in shipped for related in concept.get("related", [])} <= ids
