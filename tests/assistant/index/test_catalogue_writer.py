from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import BuildFailed
from assistant.index.catalogue import Catalogue
from assistant.index.catalogue_writer import CatalogueWriter
from tests.assistant.index.samples import FOUR, NORWEGIAN, SWEDISH, a_passage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.sqlite"


@pytest.fixture
def writer(path: Path) -> Iterator[CatalogueWriter]:
    with closing(CatalogueWriter(path)) as opened:
        yield opened


def test_passages_are_numbered_from_the_first_of_their_batch(path: Path, writer: CatalogueWriter) -> None:
    writer.add(0, FOUR[:2])
    writer.add(2, FOUR[2:])
    writer.commit()
    with closing(Catalogue(path)) as catalogue:
        assert [catalogue.passage(number) for number in range(4)] == list(FOUR)


def test_a_document_is_counted_and_written_once_however_its_passages_come(writer: CatalogueWriter) -> None:
    second = a_passage(SWEDISH.document, "Mer.", 1)
    writer.add(0, [SWEDISH, second])
    writer.add(2, [a_passage(SWEDISH.document, "Ännu mer.", 2), NORWEGIAN])
    assert writer.documents == 2


def test_an_empty_batch_adds_nothing(writer: CatalogueWriter) -> None:
    writer.add(0, [])
    assert writer.documents == 0


def test_any_iterable_may_be_given(writer: CatalogueWriter) -> None:
    writer.add(0, (passage for passage in FOUR))
    assert writer.documents == 4


def test_an_id_that_was_used_before_ends_the_build_and_names_where(writer: CatalogueWriter) -> None:
    writer.add(0, [SWEDISH])
    with pytest.raises(BuildFailed, match=r"Two passages between dialog#0 and samtale#0 have one id \(.*passages.id\)"):
        writer.add(1, [SWEDISH, NORWEGIAN])


def test_a_duplicate_is_paired_with_its_original_wherever_that_stands(writer: CatalogueWriter) -> None:
    copy = replace(NORWEGIAN, duplicate_of=SWEDISH.id)
    writer.add(0, [copy])
    writer.add(1, [SWEDISH])
    assert writer.duplicates() == [(0, 1)]


def test_a_duplicate_of_what_is_not_in_the_build_is_none(writer: CatalogueWriter) -> None:
    writer.add(0, [replace(NORWEGIAN, duplicate_of="absent#1")])
    assert writer.duplicates() == []
