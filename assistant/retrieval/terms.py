"""The words of procurement in several languages: what they mean, and how the other language says what is asked.

The other language is used for a second look only, where what was found first is weak evidence: the question's terms are
then said in the language of the law asked about, or of the neighbour. Expanding every question would cost a second
embedding.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.domain import Jurisdiction, Language, Query, Term
from assistant.index.words import stems
from assistant.retrieval.jurisdiction import named_in
from assistant.retrieval.language import corpus_language

FILE = Path(__file__).resolve().parents[2] / "corpus" / "terms.toml"
_OF_LAW = {Jurisdiction.SE: Language.sv, Jurisdiction.NO: Language.nb, Jurisdiction.EU: Language.en}
_NEIGHBOUR = {Language.sv: Language.nb, Language.nb: Language.sv, Language.en: Language.sv}
_MOST_WORDS = 3
"""Labels said for one concept."""
_WHOLE = "public-procurement"

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    said: Stems
    concept: int
    """The place of its concept among all."""
    preferred: bool


class Terms:
    """Concepts with their labels."""

    def __init__(self, concepts: Sequence[Mapping[str, Any]]) -> None:
        """Take the concepts of terms.toml."""
        self.concepts = tuple(concepts)
        """As terms.toml has them."""
        self._by_first: dict[Language, Mapping[str, Sequence[_Label]]] = {}

    @classmethod
    def open(cls, file: Path = FILE) -> Terms:
        """Return the shipped terms; none where the file is not there."""
        return cls(tomllib.loads(file.read_text(encoding="utf-8"))["concept"] if file.exists() else [])

    def expanded(self, query: Query) -> str | None:
        """Return the query's text with its terms said in the other language too; None when it holds none of them."""
        found = sorted({label.concept for label in self._held(query.text, query.language)})
        other = self._other(query)
        labels = (label for at in found for label in _labels(self.concepts[at], other)[:_MOST_WORDS])
        # The act of one country is not another's: its name would turn the question to that country.
        added = dict.fromkeys(label for label in labels if not named_in(label))
        return f"{query.text} {' '.join(added)}" if added else None

    def explained(self, text: str, spoken: Language, reader: Language) -> Iterator[Term]:
        """Yield the terms that a text in the language ``spoken`` uses, longest first, defined for the reader."""
        language = corpus_language(reader)
        held = {label.concept: len(label.said) for label in self._held(text, spoken) if label.preferred}
        for at in sorted(held, key=lambda at: (-held[at], at)):
            concept = self.concepts[at]
            if definition := concept["definition"].get(language):
                yield Term(concept["label"].get(reader) or concept["label"][language], definition)

    def named(self, text: str, spoken: Language, *, also: bool = False) -> frozenset[str]:
        """Return the ids of the concepts whose label a text holds; ``also``: or whose other words."""
        held = self._held(text, spoken)
        return frozenset(str(self.concepts[label.concept]["id"]) for label in held if also or label.preferred)

    def longest(self, text: str, language: Language, among: Set[str] | None = None) -> str | None:
        """Return the preferred label of the concept that a text names at length, None where it names none.

        ``among`` holds the ids of the concepts that count; None means all.
        """
        found = self._held(text, language)
        held = [label for label in found if among is None or self.concepts[label.concept]["id"] in among]
        if not held:
            return None
        concept = self.concepts[max(held, key=lambda label: len(label.said)).concept]
        return _labels(concept, language)[0]

    def apart(self, text: str, language: Language) -> tuple[str, ...]:
        """Return the text once for each term it names, the words of the other terms left out; () for fewer than two.

        Of labels that overlap the longest counts. Procurement itself is no term to set beside one of its parts.
        """
        words = re.findall(r"\w+", text)
        spans: dict[int, range] = {}
        for at, label in sorted(self._found(text, language), key=lambda found: -len(found[1].said)):
            span = range(at, at + len(label.said))
            whole = self.concepts[label.concept]["id"] == _WHOLE
            if not whole and label.concept not in spans and not any(set(span) & set(other) for other in spans.values()):
                spans[label.concept] = span
        if len(spans) < 2:
            return ()
        every = {at for span in spans.values() for at in span}
        return tuple(
            " ".join(word for at, word in enumerate(words) if at in span or at not in every)
            for span in sorted(spans.values(), key=lambda span: span.start)
        )

    def _held(self, text: str, language: Language) -> Iterator[_Label]:
        """Yield the labels in ``language`` that a text holds, one by one of its words."""
        return (label for _, label in self._found(text, language))

    def _found(self, text: str, language: Language) -> Iterator[tuple[int, _Label]]:
        """Yield the labels in ``language`` that a text holds, with the place of their first word."""
        if language not in self._by_first:
            self._by_first[language] = self._listed(language)
        labels, words = self._by_first[language], stems(text, language)
        for at, word in enumerate(words):
            for label in labels.get(word, ()):
                if tuple(words[at : at + len(label.said)]) == label.said:
                    yield at, label

    def _listed(self, language: Language) -> dict[str, list[_Label]]:
        """Return the labels in ``language`` by their first stem: few of them are held against each word of a text."""
        listed: dict[str, list[_Label]] = {}
        for at, concept in enumerate(self.concepts):
            for label in _labels(concept, language):
                if said := tuple(stems(label, language)):
                    listed.setdefault(said[0], []).append(_Label(said, at, label == concept["label"].get(language)))
        return listed

    def _other(self, query: Query) -> Language:
        law = _OF_LAW.get(query.jurisdiction, query.language)
        home = query.language if query.language is not Language.nn else Language.nb
        return law if law is not home else _NEIGHBOUR.get(home, Language.sv)


def _labels(concept: Mapping[str, Any], language: Language) -> list[str]:
    preferred = concept["label"].get(language)
    return [*([preferred] if preferred else []), *concept.get("also", {}).get(language, [])]
