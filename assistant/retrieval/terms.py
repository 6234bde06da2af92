"""The words of procurement in several languages: what they mean, and how the other language says what is asked.

The other language is used for a second look only, where what was found first is weak evidence: the question's terms are
then said in the language of the law asked about, or of the neighbour. Expanding every question would cost a second
embedding.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.domain import Jurisdiction, Language, Query, Term
from assistant.index.words import stems

FILE = Path(__file__).resolve().parents[2] / "corpus" / "terms.toml"
_OF_LAW = {Jurisdiction.SE: Language.sv, Jurisdiction.NO: Language.nb, Jurisdiction.EU: Language.en}
_NEIGHBOUR = {Language.sv: Language.nb, Language.nb: Language.sv, Language.en: Language.sv}
_MOST_WORDS = 3
"""Labels said for one concept."""
_DEFINED_IN = {Language.nn: Language.nb, Language.da: Language.nb, Language.fi: Language.en}
"""Definitions are written in Swedish, Bokmål and English: which of them a reader of another language gets."""

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Concept:
    said: tuple[Stems, ...]
    """Every label in the asker's language, stemmed."""
    labels: tuple[str, ...]
    """The labels in the other language, the preferred one first."""


class Terms:
    """Concepts with their labels."""

    def __init__(self, concepts: list[Mapping[str, Any]]) -> None:
        """Take the concepts of terms.toml."""
        self.concepts = tuple(concepts)
        """As terms.toml has them."""
        self._pairs: dict[tuple[Language, Language], tuple[_Concept, ...]] = {}
        self._by_label: dict[Language, list[tuple[int, Stems, Mapping[str, Any]]]] = {}

    @classmethod
    def open(cls, file: Path = FILE) -> Terms:
        """Return the shipped terms; none where the file is not there."""
        return cls(tomllib.loads(file.read_text(encoding="utf-8"))["concept"] if file.exists() else [])

    def expanded(self, query: Query) -> str | None:
        """Return the query's text with its terms said in the other language too; None when it holds none of them."""
        own, other = query.language, self._other(query)
        words = stems(query.text, own)
        found = [c for c in self._between(own, other) if any(_holds(words, said) for said in c.said)]
        added = dict.fromkeys(label for concept in found for label in concept.labels)
        return f"{query.text} {' '.join(added)}" if added else None

    def concepts_in(self, text: str, language: Language) -> set[str]:
        """Return the ids of the concepts that a text names by any of their labels in its language."""
        words = stems(text, language)
        return {
            concept["id"]
            for concept in self.concepts
            if any(_holds(words, tuple(stems(label, language))) for label in _labels(concept, language))
        }

    def explained(self, text: str, spoken: Language, reader: Language) -> Iterator[Term]:
        """Yield the terms that a text in the language ``spoken`` uses, longest first, defined for the reader."""
        words = stems(text, spoken)
        language = _DEFINED_IN.get(reader, reader)
        for length, said, concept in self._spoken(spoken):
            definition = concept["definition"].get(language)
            if definition and length <= len(words) and _holds(words, said):
                yield Term(concept["label"].get(reader) or concept["label"][language], definition)

    def named(self, text: str, spoken: Language, *, also: bool = False) -> frozenset[str]:
        """Return the ids of the concepts whose label a text holds; ``also``: or whose other words."""
        words = stems(text, spoken)
        return frozenset(
            str(concept["id"])
            for concept in self.concepts
            for label in (_labels(concept, spoken) if also else [concept["label"].get(spoken)])
            if label and _holds(words, tuple(stems(label, spoken)))
        )

    def _spoken(self, language: Language) -> list[tuple[int, Stems, Mapping[str, Any]]]:
        if language not in self._by_label:
            found = [(tuple(stems(c["label"][language], language)), c) for c in self.concepts if language in c["label"]]
            self._by_label[language] = sorted(
                ((len(said), said, concept) for said, concept in found), key=lambda entry: -entry[0]
            )
        return self._by_label[language]

    def _other(self, query: Query) -> Language:
        law = _OF_LAW.get(query.jurisdiction, query.language)
        home = query.language if query.language is not Language.nn else Language.nb
        return law if law is not home else _NEIGHBOUR.get(home, Language.sv)

    def _between(self, own: Language, other: Language) -> tuple[_Concept, ...]:
        if (own, other) not in self._pairs:
            self._pairs[own, other] = tuple(self._paired(own, other))
        return self._pairs[own, other]

    def _paired(self, own: Language, other: Language) -> Iterator[_Concept]:
        for concept in self.concepts:
            said = [tuple(stems(label, own)) for label in _labels(concept, own)]
            if said and (labels := _labels(concept, other)):
                yield _Concept(tuple(said), tuple(labels[:_MOST_WORDS]))


def _labels(concept: Mapping[str, Any], language: Language) -> list[str]:
    preferred = concept["label"].get(language)
    return [*([preferred] if preferred else []), *concept.get("also", {}).get(language, [])]


def _holds(words: list[str], said: Stems) -> bool:
    return any(tuple(words[at : at + len(said)]) == said for at in range(len(words) - len(said) + 1))
