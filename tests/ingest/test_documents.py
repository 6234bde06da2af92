from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import CorpusMissing
from ingest.documents import parsed_documents
from ingest.model import ParsedDocument, Skipped
from ingest.parse.sandbox import ParserPool

ONE = "---\ntitle: Ett\nkind: guidance\nlanguage: sv\nid: ett\n---\n# Ett\n\nEtt samtal med marknaden.\n"
TWO = ONE.replace("Ett", "Två").replace("id: ett", "id: två")


@pytest.fixture(scope="module")
def parser() -> Iterator[ParserPool]:
    with ParserPool() as pool:
        yield pool


class Corpora:
    """Folders with files, and what they hold."""

    def __init__(self, folder: Path, parser: ParserPool) -> None:
        self._folder, self._parser = folder, parser
        self.parsed_files = 0

    def write(self, path: str, text: str | bytes) -> None:
        file = self._folder / path
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def read(self, *names: str) -> tuple[list[str], dict[str, str]]:
        """Return the ids of the documents and the reasons by path of what was left out."""
        found = list(parsed_documents([self._folder / name for name in names], self._parser, self._count))
        ids = [one.document.id for one in found if isinstance(one, ParsedDocument)]
        return ids, {one.path: one.reason for one in found if isinstance(one, Skipped)}

    def _count(self, more: int) -> None:
        self.parsed_files += more


@pytest.fixture
def corpora(tmp_path: Path, parser: ParserPool) -> Corpora:
    return Corpora(tmp_path, parser)


def test_documents_come_in_the_order_of_folders_and_paths(corpora: Corpora) -> None:
    corpora.write("b/1.md", ONE)
    corpora.write("a/2.md", TWO)
    corpora.write("a/1/z.md", ONE.replace("id: ett", "id: noll"))
    assert corpora.read("b", "a") == (["ett", "noll", "två"], {})
    assert corpora.parsed_files == 3


def test_a_bad_file_does_not_stop_the_others(corpora: Corpora) -> None:
    corpora.write("a/0.pdf", b"%PDF-1.7 cut off here")
    corpora.write("a/1.md", ONE)
    corpora.write("a/2.json", "{}")
    ids, reasons = corpora.read("a")
    assert ids == ["ett"]
    assert list(reasons) == ["0.pdf", "2.json"]
    assert all(reasons.values())


def test_of_two_identical_files_the_second_is_left_out_also_across_folders(corpora: Corpora) -> None:
    corpora.write("a/1.md", ONE)
    corpora.write("b/copy.md", ONE)
    assert corpora.read("a", "b") == (["ett"], {"copy.md": "the same file as 1.md"})


def test_of_two_documents_with_one_id_the_second_is_left_out(corpora: Corpora) -> None:
    corpora.write("a/1.md", ONE)
    corpora.write("a/2.md", TWO.replace("id: två", "id: ett"))
    reason = "its id 'ett' is already that of 1.md; give one of them another id"
    assert corpora.read("a") == (["ett"], {"2.md": reason})


def test_a_file_that_was_left_out_does_not_block_its_copy_under_a_readable_name(corpora: Corpora) -> None:
    corpora.write("a/1.jsonl", ONE)
    corpora.write("a/2.md", ONE)
    assert corpora.read("a")[0] == ["ett"]


def test_a_missing_folder_is_named(corpora: Corpora) -> None:
    with pytest.raises(CorpusMissing, match="nowhere"):
        corpora.read("nowhere")
