from __future__ import annotations

import pytest

from assistant.domain import Authority, Document, Kind, Language, Passage
from assistant.retrieval.headings import heading_of
from assistant.retrieval.interrogative import interrogative

DOCUMENT = Document("d", "Lag", Kind.act, Authority.law, Language.sv, None, "d.md", "0")


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        (("Kapittel 13", "§ 13-2. Vilkår for dialog"), "Vilkår for dialog"),
        (("6 kap. Förfaranden", "När förfarandet får användas", "21 §"), "När förfarandet får användas"),
        (("6 kap. 20 § Ansökan",), "Ansökan"),
        (("Article 31", "Article 31"), ""),
        ((), ""),
    ],
)
def test_the_heading_in_words_is_found_behind_the_citation(path: tuple[str, ...], heading: str) -> None:
    assert heading_of(Passage("d#1", DOCUMENT, 0, path, "", "Text.", ())) == heading


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hur lång är avtalsspärren?", "extent"),
        ("Hvordan gjennomføres en dialog?", "how"),
        ("When may we negotiate?", "when allowed"),
        ("Vilkår for bruk", "when allowed"),
        ("Når passer dialog?", "when"),
        ("Kva er ein RFI?", "what"),
        ("Dialogen förs i omgångar.", None),
    ],
)
def test_the_question_word_is_the_same_kind_in_every_language(text: str, kind: str | None) -> None:
    assert interrogative(text) == kind
