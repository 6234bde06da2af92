"""An article tried: its passages, its questions, and whether asking them finds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from assistant.domain import Passage
from assistant.embedding.bundled import BundledEmbedder
from assistant.index.live import LiveIndex
from assistant.settings import Settings
from ingest.articles.trial import article_passages, ask_all, beside_the_corpus, questions, trial_index
from ingest.model import Skip
from ingest.parse import ParserPool
from ingest.progress import Progress

ARTICLE = """---
title: Provköp
kind: guidance
language: sv
jurisdiction: SE
---
# Provköp

## Vad är provköp?
<!-- asked: Får vi köpa ett exemplar och känna på det? -->
Provköp är ett litet köp som görs för att pröva en vara före det stora köpet.

## Checklista för provköp
- Värdet är beräknat.
- Provtiden är bestämd.
"""
RIVAL = """---
title: Lådor
kind: guidance
language: sv
jurisdiction: SE
---
# Lådor

## Vad är lådor?
Lådor är kärl av trä där varor ligger.
"""


@pytest.fixture(scope="module")
def embedder(tmp_path_factory: pytest.TempPathFactory) -> BundledEmbedder:
    return BundledEmbedder.open(tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "lador.sv.md").write_text(RIVAL, encoding="utf-8")
    (folder / "provkop.sv.md").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def parser() -> Iterator[ParserPool]:
    with ParserPool() as pool:
        yield pool


@pytest.fixture(scope="module")
def found(corpus: Path, parser: ParserPool, embedder: BundledEmbedder) -> tuple[Passage, ...]:
    return article_passages(corpus, "provkop.sv.md", parser, embedder)


def test_the_passages_are_those_of_a_build(found: tuple[Passage, ...]) -> None:
    assert [passage.heading_path[-1] for passage in found] == ["Vad är provköp?", "Checklista för provköp"]
    assert found[0].asked == ("Vad är provköp?", "Får vi köpa ett exemplar och känna på det?")
    assert found[1].asked == ()


def test_a_heading_that_asks_is_a_question_and_another_is_none(found: tuple[Passage, ...]) -> None:
    assert [question for question, _ in questions(found)] == [
        "Vad är provköp?",
        "Får vi köpa ett exemplar och känna på det?",
    ]


def test_a_question_of_a_section_in_several_passages_is_asked_once_and_of_the_first(found: tuple[Passage, ...]) -> None:
    parts = [found[0], replace(found[0], id=f"{found[0].id}.2")]
    assert [(question, passage.id) for question, passage in questions(parts)] == [
        ("Vad är provköp?", found[0].id),
        ("Får vi köpa ett exemplar och känna på det?", found[0].id),
    ]


def test_a_file_without_text_is_refused_with_the_reason(
    tmp_path: Path, parser: ParserPool, embedder: BundledEmbedder
) -> None:
    (tmp_path / "empty.md").write_text("# Bara en rubrik\n", encoding="utf-8")
    with pytest.raises(Skip, match="the file holds no text"):
        article_passages(tmp_path, "empty.md", parser, embedder)


@pytest.fixture(scope="module")
def live(
    corpus: Path, parser: ParserPool, embedder: BundledEmbedder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveIndex]:
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    with trial_index([corpus], settings, embedder, parser, Progress(Console(quiet=True))) as live:
        yield live
    assert not settings.index_folder.exists(), "a trial must not touch the published index"


def test_asking_its_questions_finds_it_first(
    found: tuple[Passage, ...], live: LiveIndex, embedder: BundledEmbedder
) -> None:
    asked = list(ask_all(found, live, embedder))
    assert [(one.rank, one.first) for one in asked] == [(1, None), (1, None)]


def test_a_question_that_another_article_answers_better_is_told_with_that_article(
    found: tuple[Passage, ...], live: LiveIndex, embedder: BundledEmbedder
) -> None:
    astray = replace(found[1], asked=("Vad är lådor av trä?",))
    (one,) = list(ask_all([astray], live, embedder))
    assert one.rank != 1
    assert one.first is not None
    assert one.first.document.title == "Lådor"


def test_an_article_of_the_corpus_is_read_where_it_lies(corpus: Path) -> None:
    with beside_the_corpus(corpus / "provkop.sv.md", [corpus]) as (own, path, corpora):
        assert (own, path, corpora) == (corpus, "provkop.sv.md", (corpus,))


def test_an_article_from_elsewhere_is_read_from_a_copy_beside_the_corpus(corpus: Path, tmp_path: Path) -> None:
    draft = tmp_path / "utkast.sv.md"
    draft.write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "secret.md").write_text("# Hemligt\n\nIngår inte.\n", encoding="utf-8")
    with beside_the_corpus(draft, [corpus]) as (own, path, corpora):
        assert [file.name for file in own.iterdir()] == ["utkast.sv.md"]
        assert (path, corpora) == ("utkast.sv.md", (corpus, own))
    assert not own.exists()
