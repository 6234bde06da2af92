"""Writes a build: passages stream to disk, then vectors go to Chroma scope by scope, and the manifest comes last."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType, TracebackType

import numpy as np

from assistant.domain import Jurisdiction, Passage
from assistant.embedding.base import Matrix, Vector
from assistant.errors import BuildFailed
from assistant.index import layout
from assistant.index.asked import ELSEWHERE, AskedWriter
from assistant.index.catalogue import Catalogue
from assistant.index.catalogue_writer import CatalogueWriter
from assistant.index.lexical_writer import LexicalWriter
from assistant.index.manifest import FORMAT, Canary, Manifest, write_manifest
from assistant.index.marks import marks_of
from assistant.index.nearest import connect, write_collection
from assistant.index.scopes import members, scopes_of
from assistant.index.table import NOTHING, PassageTable, TableRows
from assistant.index.vectors import Vectors, VectorsWriter
from assistant.index.words import searchable, terms

CANARIES = 20
"""In each scope, spread evenly."""

NO_QUESTIONS: Mapping[str, Vector] = MappingProxyType({})

Progress = Callable[[int, int], None]
"""Called with (done, total)."""


def _quiet(done: int, total: int) -> None: ...


class IndexWriter:
    """Fills the folder of one build. Use as a context manager, which closes its files whatever happens."""

    def __init__(
        self, folder: Path, build_id: str, model_id: str, dimension: int, chroma_url: str | None = None
    ) -> None:
        """Start a build in the empty ``folder``; vectors go to the Chroma server at ``chroma_url`` if given."""
        self._folder = folder
        self._build_id = build_id
        self._model_id = model_id
        self._dimension = dimension
        self._chroma_url = chroma_url
        self._started = time.monotonic()
        self._catalogue = CatalogueWriter(folder / layout.CATALOGUE)
        self._vectors = VectorsWriter(folder / layout.VECTORS)
        self._lexical = LexicalWriter(folder / layout.LEXICAL)
        self._rows = TableRows()
        self._asked = AskedWriter(dimension)

    def __enter__(self) -> IndexWriter:
        """Return the writer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the files."""
        self._catalogue.close()
        self._vectors.close()

    def add(
        self, passages: Sequence[Passage], matrices: Sequence[Matrix], asked: Mapping[str, Vector] = NO_QUESTIONS
    ) -> None:
        """Append passages; each has a matrix of its vector and one for each quotable unit, in that order.

        ``asked`` holds the vectors of the passages' questions by their text. Any batch size will do.
        Raises BuildFailed for an id that was used before, ValueError for a wrong shape.
        """
        for passage, matrix in zip(passages, matrices, strict=True):
            expected = (1 + len(passage.units), self._dimension)
            if matrix.shape != expected:
                raise ValueError(f"Passage {passage.id} needs a matrix of shape {expected}, not {matrix.shape}.")
        if not passages:
            return
        self._catalogue.add(len(self._rows), passages)
        self._vectors.add(matrices)
        for passage in passages:
            questions = [asked[question] for question in passage.asked]
            self._asked.add(len(self._rows), questions, passage.document.jurisdiction)
            self._rows.add(passage)
            self._lexical.add(terms(searchable(passage), passage.document.language))

    def add_elsewhere(self, vectors: Sequence[Vector]) -> None:
        """Note the vectors of questions that lie outside all sources: nearness to one speaks against an answer."""
        self._asked.add(ELSEWHERE, vectors)

    def finish(self, progress: Progress = _quiet, origin: str = "") -> Manifest:
        """Write everything else, the manifest last, and return it.

        ``origin`` says what the build was made from. ``progress`` counts the vectors written to Chroma.
        Raises BuildFailed when there are no passages.
        """
        if not len(self._rows):
            raise BuildFailed("There is nothing to index: no document gave a passage. See the reasons above.")
        documents, duplicates = self._catalogue.documents, self._catalogue.duplicates()
        self._catalogue.commit()
        self._vectors.close()
        self._lexical.finish()
        self._asked.write(self._folder / layout.ASKED)
        table = self._rows.write(self._folder / layout.TABLE, duplicates)
        scopes = self._write_collections(table, progress)
        manifest = Manifest(
            format=FORMAT,
            build_id=self._build_id,
            model_id=self._model_id,
            dimension=self._dimension,
            documents=documents,
            passages=len(table),
            rows=self._rows.next_row,
            scopes=scopes,
            server=self._chroma_url is not None,
            canaries=self._canaries(table),
            files=marks_of(self._folder),
            origin=origin,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - self._started, 1),
        )
        write_manifest(self._folder, manifest)
        return manifest

    def _write_collections(self, table: PassageTable, progress: Progress) -> dict[Jurisdiction, int]:
        vectors = Vectors(self._folder / layout.VECTORS, self._dimension)
        numbers = {s: np.flatnonzero(members(table.jurisdiction, s)) for s in scopes_of(table.jurisdiction)}
        total = sum(map(len, numbers.values()))
        done = 0
        client = connect(self._folder / layout.CHROMA, self._chroma_url)
        try:
            for scope, chosen in numbers.items():
                for size in write_collection(
                    client, self._build_id, scope, chosen, lambda batch: vectors.read(table.first_row[batch])
                ):
                    done += size
                    progress(done, total)
        finally:
            client.close()
        return {scope: len(chosen) for scope, chosen in numbers.items()}

    def _canaries(self, table: PassageTable) -> tuple[Canary, ...]:
        catalogue = Catalogue(self._folder / layout.CATALOGUE)
        try:
            return tuple(
                _canary(catalogue, scope, int(number))
                for scope in scopes_of(table.jurisdiction)
                for number in _spread(np.flatnonzero(members(table.jurisdiction, scope) & (table.original == NOTHING)))
            )
        finally:
            catalogue.close()


def _spread(numbers: np.ndarray[tuple[int], np.dtype[np.intp]]) -> list[int]:
    places = np.linspace(0, len(numbers) - 1, min(CANARIES, len(numbers))).astype(int)
    return [int(number) for number in numbers[places]]


def _canary(catalogue: Catalogue, scope: Jurisdiction, number: int) -> Canary:
    passage = catalogue.passage(number)
    words = next(iter(passage.unit_texts()), passage.text)
    return Canary(scope=scope, number=number, passage_id=passage.id, words=words)
