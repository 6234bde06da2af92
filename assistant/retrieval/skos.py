"""The terms of the corpus for other programs: a SKOS concept scheme (W3C Recommendation of 2009) as JSON-LD 1.1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_SCHEME: Final = "#scheme"
_BY_LANGUAGE: Final = {"@container": "@language"}
_CONTEXT: Final = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "id": "@id",
    "type": "@type",
    "title": {"@id": "dcterms:title", **_BY_LANGUAGE},
    "license": {"@id": "dcterms:license", "@type": "@id"},
    "prefLabel": {"@id": "skos:prefLabel", **_BY_LANGUAGE},
    "altLabel": {"@id": "skos:altLabel", **_BY_LANGUAGE},
    "hiddenLabel": {"@id": "skos:hiddenLabel", **_BY_LANGUAGE},
    "definition": {"@id": "skos:definition", **_BY_LANGUAGE},
    "related": {"@id": "skos:related", "@type": "@id"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
}
_TITLE: Final = {
    "sv": "Ord i offentlig upphandling",
    "nb": "Ord i offentlige anskaffelser",
    "en": "Words of public procurement",
}


def concept_scheme(concepts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the concepts of terms.toml as one JSON-LD object; an id is the fragment of the address it is read from.

    Labels are ``prefLabel``, ``also`` is ``altLabel``, and ``outdated`` is ``hiddenLabel``: found by, not shown.
    """
    graph = [{"id": _SCHEME, "type": "skos:ConceptScheme", "title": _TITLE, "license": LICENCE}]
    return {"@context": _CONTEXT, "@graph": [*graph, *map(_concept, concepts)]}


def _concept(concept: Mapping[str, Any]) -> dict[str, Any]:
    preferred = concept["label"]
    other = _without(concept.get("also", {}), {code: [word] for code, word in preferred.items()})
    said = {code: [*other.get(code, []), preferred.get(code)] for code in {*preferred, *other}}
    fields = {
        "prefLabel": preferred,
        "altLabel": other,
        "hiddenLabel": _without(concept.get("outdated", {}), said),
        "definition": concept["definition"],
        "related": [f"#{other_id}" for other_id in concept.get("related", [])],
    }
    kept = {name: value for name, value in fields.items() if value}
    return {"id": f"#{concept['id']}", "type": "skos:Concept", "inScheme": _SCHEME, **kept}


def _without(labels: Mapping[str, list[str]], said: Mapping[str, Sequence[str | None]]) -> dict[str, list[str]]:
    """Return the labels that are not said already: SKOS forbids one label in two roles (S13)."""
    left = {code: [word for word in words if word not in said.get(code, [])] for code, words in labels.items()}
    return {code: words for code, words in left.items() if words}
