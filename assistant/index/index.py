"""A published index, opened for searching."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Hit, Jurisdiction, Language
from assistant.embedding.base import Vector
from assistant.errors import IndexDamaged, IndexMismatch
from assistant.index import layout
from assistant.index.asked import Asked
from assistant.index.candidates import Candidates, Everywhere, score
from assistant.index.catalogue import Catalogue
from assistant.index.function_words import FUNCTION_WORD, function_stems
from assistant.index.lexical import Lexical
from assistant.index.manifest import Manifest, read_manifest
from assistant.index.marks import refuse_altered
from assistant.index.nearest import Nearest, connect
from assistant.index.scopes import members, scope_for
from assistant.index.table import NOTHING, PassageTable
from assistant.index.vectors import Vectors
from assistant.index.words import stem_terms, stems, terms

POOL = 50
"""Candidates from each side: the nearest by vector, and the best by words."""
SPARE = 20
"""Asked for besides: a few passages near by vector are not of the day, and asking again costs as much as the search."""


class Index:
    """One build. Any number of threads may search it at once."""

    def __init__(self, folder: Path, manifest: Manifest, nearest: Nearest) -> None:
        """Open the files of the build in ``folder``; ``Index.open`` is the usual way in."""
        self.folder = folder
        self.manifest = manifest
        self.catalogue = Catalogue(folder / layout.CATALOGUE)
        self._nearest = nearest
        self._table = PassageTable.open(folder / layout.TABLE)
        self._asked = Asked.open(folder / layout.ASKED)
        self._vectors = Vectors(folder / layout.VECTORS, manifest.dimension)
        self._lexical = Lexical(folder / layout.LEXICAL, manifest.passages)
        self._members = {scope: members(self._table.jurisdiction, scope) for scope in manifest.scopes}

    @classmethod
    def open(cls, root: Path, model_id: str | None, chroma_url: str | None = None) -> Index:
        """Open the current build of the index folder ``root``.

        ``model_id`` is the embedder's that will make the query vectors; None skips the comparison.
        Raises IndexMissing, IndexDamaged or IndexMismatch, each saying what to do.
        """
        return cls.open_build(layout.current_build(root), model_id, chroma_url)

    @classmethod
    def open_build(cls, folder: Path, model_id: str | None, chroma_url: str | None = None) -> Index:
        """Open the build in ``folder``, published or not; else like ``open``."""
        manifest = read_manifest(folder)
        _refuse_mismatch(manifest, model_id, chroma_url)
        with _damage_named(folder):
            refuse_altered(folder, manifest.files)
        nearest = Nearest(connect(folder / layout.CHROMA, chroma_url), manifest.build_id, manifest.scopes)
        with _damage_named(folder), ExitStack() as undo:
            undo.callback(nearest.close)
            index = cls(folder, manifest, nearest)
            index._refuse_damage()
            undo.pop_all()
        return index

    def candidates(
        self,
        jurisdiction: Jurisdiction | None,
        vector: Vector,
        words: str,
        language: Language,
        as_of: date | None = None,
        include: Sequence[int] = (),
    ) -> Candidates:
        """Return the passages that are near by vector, share words or answer such a question, with exact scores.

        ``jurisdiction`` picks the scope. With ``as_of``, passages that do not hold on that day are left out.
        ``include`` adds passages by number, say a provision the question names. A passage that repeats another
        candidate is left out.
        """
        if vector.shape != (self.manifest.dimension,):
            raise IndexMismatch(
                f"The query has a vector of shape {vector.shape}, the index holds vectors of {self.manifest.dimension}."
            )
        scope = scope_for(jurisdiction, self.manifest.scopes)
        allowed = self._members[scope]
        if as_of is not None:
            allowed = allowed & self._table.valid(as_of)
        lexical = self._lexical.scores(terms(words, language))
        asked = self._asked.best(vector, len(self._table))
        kinship = self._asked.kinship(vector, len(self._table))
        found = np.concatenate(
            [
                self._near(scope, vector, allowed),
                _best(lexical * allowed),
                _best(np.maximum(asked, 0) * allowed),
                np.array(include, int),
            ]
        )
        numbers = self._without_repeats(np.unique(found).astype(np.int32))
        return score(numbers, self._table, self._vectors, vector, Everywhere(lexical, asked, kinship))

    def leaning(self, vector: Vector) -> float:
        """Return how much the query is like questions the sources answer (above 0) or like others (below 0).

        0 where the build knows too few of either.
        """
        return self._asked.leaning(vector)

    def extended(self, candidates: Candidates, numbers: Sequence[int]) -> Candidates:
        """Return the candidates and the passages ``numbers`` beside them, scored alike."""
        every = np.union1d(candidates.numbers, np.array(numbers, np.int32)).astype(np.int32)
        if len(every) == len(candidates):
            return candidates
        return score(every, self._table, self._vectors, candidates.query, candidates.everywhere)

    def hits(self, candidates: Candidates, scores: NDArray[np.floating], limit: int) -> list[Hit]:
        """Return the ``limit`` candidates with the highest ``scores`` (one each), best first, with their passages."""
        return [self.hit(candidates, place, float(scores[place])) for place in best_first(scores, limit)]

    def hit(self, candidates: Candidates, place: int, score: float) -> Hit:
        """Return the candidate at ``place`` with its passage and the ``score`` it was ranked by."""
        return Hit(
            passage=self.catalogue.passage(int(candidates.numbers[place])),
            score=score,
            dense=float(candidates.dense[place]),
            lexical=float(candidates.lexical[place]),
            asked=float(candidates.asked[place]),
            unit_dense=candidates.unit_dense(place),
        )

    def rarity(self, words: str, language: Language) -> dict[str, float]:
        """Return the stems of ``words`` with what each tells about a text: its inverse document frequency."""
        stemmed = list(dict.fromkeys(stems(words, language)))
        weights = self._lexical.rarity(stem_terms(stemmed)).tolist()
        unsaid = function_stems(language)
        return {
            stem: weight * (FUNCTION_WORD if stem in unsaid else 1.0)
            for stem, weight in zip(stemmed, weights, strict=True)
        }

    def in_language(self, numbers: NDArray[np.int32], language: Language) -> NDArray[np.bool_]:
        """Return which of the passages ``numbers`` are written in ``language``, as one flag each."""
        return self._table.in_language(numbers, language)

    def of_jurisdiction(self, numbers: NDArray[np.int32], jurisdiction: Jurisdiction) -> NDArray[np.bool_]:
        """Return which of the passages ``numbers`` belong to ``jurisdiction``, as one flag each."""
        return self._table.of_jurisdiction(numbers, jurisdiction)

    def has_sources_of(self, jurisdiction: Jurisdiction) -> bool:
        """Return whether a jurisdiction has passages of its own here; the EU, whose rules stand behind all, always."""
        return jurisdiction in self.manifest.scopes

    @property
    def build_id(self) -> str:
        """The id of the build, as it stands in every answer."""
        return self.manifest.build_id

    def nearest(self, scope: Jurisdiction, vector: Vector, count: int) -> NDArray[np.int32]:
        """Return the numbers of about ``count`` passages of a scope nearest to ``vector``, nearest first."""
        return self._nearest.query(scope, vector, min(count, self.manifest.scopes[scope]))

    def vector(self, number: int) -> Vector:
        """Return the vector of a passage, as it is stored."""
        row: Vector = self._vectors.read(self._table.first_row[[number]])[0]
        return row

    def close(self) -> None:
        """Release files, threads and connections. Searching afterwards is an error."""
        self._nearest.close()
        self.catalogue.close()
        del self._table, self._vectors, self._asked, self._lexical, self._members

    def _near(self, scope: Jurisdiction, vector: Vector, allowed: NDArray[np.bool_]) -> NDArray[np.int32]:
        """Return the allowed passages nearest to ``vector``: POOL of them, fewer only where there are no more."""
        size = self.manifest.scopes[scope]
        count = min(POOL + SPARE, size)
        while count:
            found = self.nearest(scope, vector, count)
            found = found[allowed[found]]
            if len(found) >= POOL or count == size:
                return found[:POOL]
            count = min(count * 4, size)
        return np.empty(0, np.int32)

    def _without_repeats(self, numbers: NDArray[np.int32]) -> NDArray[np.int32]:
        original = self._table.original[numbers]
        if np.all(original == NOTHING):
            return numbers
        return np.asarray(numbers[(original == NOTHING) | ~np.isin(original, numbers)])

    def _refuse_damage(self) -> None:
        found = (self.catalogue.count(), len(self._table), len(self._vectors))
        expected = (self.manifest.passages, self.manifest.passages, self.manifest.rows)
        if found != expected:
            raise ValueError(f"(catalogue, table, vectors) hold {found}, the manifest says {expected}")


def best_first(scores: NDArray[np.floating], limit: int) -> list[int]:
    """Return where the ``limit`` highest scores are, the highest first."""
    places: list[int] = np.argsort(-scores, kind="stable")[:limit].tolist()
    return places


def _best(scores: NDArray[np.floating]) -> NDArray[np.intp]:
    """Return where the POOL highest scores above 0 are, in no order."""
    best = np.argpartition(scores, -POOL)[-POOL:] if len(scores) > POOL else np.arange(len(scores))
    return best[scores[best] > 0]


@contextmanager
def _damage_named(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, EOFError, ValueError, sqlite3.Error) as error:
        raise IndexDamaged(f"The index in {folder} is damaged: {error}. Run `lotsen build` to make it anew.") from error


def _refuse_mismatch(manifest: Manifest, model_id: str | None, chroma_url: str | None) -> None:
    if model_id is not None and model_id != manifest.model_id:
        raise IndexMismatch(
            f"The index was built with the embedding model {manifest.model_id}, but {model_id} is set. "
            "Set LOTSEN_EMBEDDING back to that model, or run `lotsen build` to make the index anew with this one."
        )
    if manifest.server and chroma_url is None:
        raise IndexMismatch(
            "The vectors of this index lie in a Chroma server. "
            "Set LOTSEN_CHROMA_URL to its address, or run `lotsen build` to make an index without a server."
        )
    if not manifest.server and chroma_url is not None:
        raise IndexMismatch(
            "LOTSEN_CHROMA_URL is set, but the vectors of this index lie in its folder. "
            "Unset it, or run `lotsen build` to move the vectors to the server."
        )
