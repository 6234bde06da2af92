from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.domain import Jurisdiction, Kind
from assistant.errors import CorpusMissing
from ingest.adapter.sections import read_sections, sections_of
from ingest.parse.sandbox import ParserPool
from tests.ingest.making import a_document, a_passage, words

ARTICLE = """---
id: avtalssparr
title: Avtalsspärren
language: sv
jurisdiction: SE
kind: guidance
---

## Hur lång är spärren?
<!-- asked: När får vi skriva på avtalet? | Hur länge väntar vi efter beslutet? -->

Vänta tio dagar innan ni skriver under.

## Undantag

Vid en direktupphandling behövs ingen väntan.
"""


def test_the_passages_of_one_section_are_joined_and_keep_their_texts() -> None:
    first = replace(a_passage(a_document(), "Börja så.", part=1), asked=("Hur börjar vi?",))
    second = replace(a_passage(a_document(), "Fortsätt så.", part=2), asked=("Hur börjar vi?",))
    [section] = sections_of([first, second])
    assert section.asked == ("Hur börjar vi?",)
    assert section.texts == ("Vägledning om inköp\nBörja så.", "Vägledning om inköp\nFortsätt så.")


def test_passages_without_questions_stay_apart() -> None:
    found = [a_passage(a_document(), "Ett.", part=1), a_passage(a_document(), "Två.", part=2)]
    assert [section.texts[0][-4:] for section in sections_of(found)] == ["Ett.", "Två."]


def test_two_documents_never_share_a_section() -> None:
    found = [replace(a_passage(a_document(name), "Text."), asked=("Vad är det?",)) for name in ("a", "b")]
    assert len(sections_of(found)) == 2


def test_rows_of_data_files_are_left_out() -> None:
    assert sections_of([a_passage(a_document(kind=Kind.data), "200 000 kr")]) == []


def test_an_article_is_read_with_heading_and_asked_line_as_questions(tmp_path: Path) -> None:
    (tmp_path / "sparr.md").write_text(ARTICLE, encoding="utf-8")
    read: list[int] = []
    with ParserPool() as pool:
        sections = read_sections([tmp_path], pool, words, read.append)
    assert sections[0].asked == (
        "Hur lång är spärren?",
        "När får vi skriva på avtalet?",
        "Hur länge väntar vi efter beslutet?",
    )
    assert sections[0].jurisdiction is Jurisdiction.SE
    assert "Vänta tio dagar" in sections[0].texts[0]
    assert sections[1].asked == ()
    assert read == [1]


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with ParserPool() as pool, pytest.raises(CorpusMissing, match="nowhere"):
        read_sections([tmp_path / "nowhere"], pool, words, lambda _: None)
