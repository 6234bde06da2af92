from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from assistant.domain import Passage
from assistant.embedding.cache import CachedEmbedder
from assistant.embedding.hashing import HashingEmbedder
from assistant.errors import BuildFailed, CorpusMissing
from assistant.index.catalogue import Catalogue
from assistant.index.layout import CATALOGUE, current_build
from assistant.index.manifest import read_manifest
from assistant.settings import Settings
from ingest.build import run_build
from ingest.parse.sandbox import ParserPool
from ingest.progress import Progress
from ingest.report import BuildReport

GUIDE = """---
title: Tidig dialog
kind: guidance
language: sv
jurisdiction: SE
---
# Tidig dialog

## Vad är tidig dialog?

Tidig dialog är ett samtal med marknaden före upphandlingen. Den är frivillig.

## När passar tidig dialog?

Tidig dialog passar när behovet är oklart.
"""
ARTICLE = """---
title: Leie eller kjøpe
kind: article
language: nb
jurisdiction: "NO"
---
# Leie eller kjøpe

## Når bør man leie?

Leie passer når behovet varer kort. Kjøp passer når behovet varer lenge.
"""


class Place:
    """A corpus folder, an index folder and a cache, and the builds made from them."""

    def __init__(self, folder: Path, parser: ParserPool) -> None:
        self.corpus = folder / "corpus"
        self.corpus.mkdir()
        self.settings = Settings(data=folder / "data")
        self._parser = parser

    def write(self, name: str, text: str | bytes) -> None:
        path = self.corpus / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def build(self, *corpora: Path) -> BuildReport:
        embedder = CachedEmbedder(HashingEmbedder(), self.settings.cache_folder)
        progress = Progress(Console(file=io.StringIO()))
        return run_build(corpora or [self.corpus], self.settings, embedder, self._parser, progress)

    def passages(self) -> list[Passage]:
        folder = current_build(self.settings.index_folder)
        with closing(Catalogue(folder / CATALOGUE)) as catalogue:
            return [catalogue.passage(number) for number in range(read_manifest(folder).passages)]


@pytest.fixture(scope="module")
def parser() -> Iterator[ParserPool]:
    with ParserPool() as pool:
        yield pool


@pytest.fixture
def place(tmp_path: Path, parser: ParserPool) -> Place:
    return Place(tmp_path, parser)


def test_a_corpus_becomes_a_published_index(place: Place) -> None:
    place.write("guide.sv.md", GUIDE)
    place.write("no/article.nb.md", ARTICLE)
    report = place.build()
    assert (report.documents, report.passages, report.embedded, report.reused) == (2, 3, 3, 0)
    assert report.skipped == ()
    assert current_build(place.settings.index_folder).name == report.build_id
    assert list(report.stages) == ["Reading", "Versions", "Duplicates", "Embedding", "Writing", "Verifying"]
    assert {p.locator for p in place.passages()} == {
        "Vad är tidig dialog?",
        "När passar tidig dialog?",
        "Når bør man leie?",
    }


def test_a_second_build_embeds_only_the_changed_passage(place: Place) -> None:
    place.write("guide.sv.md", GUIDE)
    place.write("article.nb.md", ARTICLE)
    first = place.build()
    place.write("guide.sv.md", GUIDE.replace("behovet är oklart", "behovet är nytt"))
    second = place.build()
    assert (second.embedded, second.reused) == (1, 2)
    assert second.build_id != first.build_id
    texts = [p.text for p in place.passages()]
    assert "Tidig dialog passar när behovet är nytt." in texts
    assert not any("oklart" in text for text in texts)


def test_a_document_that_is_gone_is_gone_from_the_index(place: Place) -> None:
    place.write("guide.sv.md", GUIDE)
    place.write("article.nb.md", ARTICLE)
    place.build()
    (place.corpus / "article.nb.md").unlink()
    assert place.build().documents == 1
    assert {p.document.title for p in place.passages()} == {"Tidig dialog"}


def test_a_bad_file_is_left_out_with_its_reason_and_the_build_goes_on(place: Place) -> None:
    place.write("guide.sv.md", GUIDE)
    place.write("bad.pdf", b"%PDF-1.7 cut off here")
    place.write("table.csv", "a,b\n1,2\n")
    report = place.build()
    assert report.documents == 1
    assert [one.path for one in report.skipped] == ["bad.pdf", "table.csv"]
    assert all(one.reason for one in report.skipped)


def test_several_corpus_folders_become_one_index(place: Place, tmp_path: Path) -> None:
    place.write("guide.sv.md", GUIDE)
    shutil.copytree(place.corpus, tmp_path / "ours")
    (tmp_path / "ours" / "guide.sv.md").rename(tmp_path / "ours" / "article.md")
    (tmp_path / "ours" / "article.md").write_text(ARTICLE)
    assert place.build(place.corpus, tmp_path / "ours").documents == 2


def test_wordings_get_their_last_day_on_the_way(place: Place) -> None:
    act = "---\ntitle: Lov om prøver\nidentifier: LOV-2016-01-01-99\ndate_in_force: {}\n---\n"
    text = "# Lov om prøver\n\n##### § 1. Grense\n\nGrensen er {} kroner.\n"
    place.write("old.md", act.format("2017-01-01") + text.format("100 000"))
    place.write("new.md", act.format("2026-07-01") + text.format("500 000"))
    place.build()
    ends = {p.text: p.valid_to for p in place.passages()}
    assert ends == {"Grensen er 100 000 kroner.": date(2026, 6, 30), "Grensen er 500 000 kroner.": None}


def test_near_duplicates_of_two_documents_are_counted(place: Place) -> None:
    body = " ".join(f"Mening nummer {n} om inköp av varor." for n in range(12))
    place.write("a.md", GUIDE + "\n## Mer\n\n" + body)
    place.write(
        "b.md", ARTICLE.replace('"NO"', "SE") + "\n## Mer\n\n" + body.replace("nummer 3 om inköp", "nummer 3 om köp")
    )
    assert place.build().duplicates == 1


def test_a_missing_corpus_folder_is_named(place: Place) -> None:
    with pytest.raises(CorpusMissing, match="nowhere"):
        place.build(place.corpus / "nowhere")


def test_an_empty_corpus_publishes_nothing(place: Place) -> None:
    with pytest.raises(BuildFailed, match="There are no documents"):
        place.build()
    assert not (place.settings.index_folder / "CURRENT").exists()


def test_a_corpus_of_which_everything_was_left_out_says_why_and_keeps_the_index(place: Place) -> None:
    place.write("guide.sv.md", GUIDE)
    published = place.build().build_id
    (place.corpus / "guide.sv.md").unlink()
    place.write("data.json", "{}")
    with pytest.raises(BuildFailed, match=r"All 1 files in .* were left out.*data\.json"):
        place.build()
    assert current_build(place.settings.index_folder).name == published
