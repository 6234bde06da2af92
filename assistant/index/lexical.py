"""BM25 over a whole build, read from memory-mapped files.

Source: Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), in Lucene's form, which
leaves the constant factor k1 + 1 out; the weights are computed when the index is written (Lù, "BM25S", 2024).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.index.words import Terms

POSTINGS_READ = 500_000
"""The most a query reads. Its rarest terms come first, so only near-worthless ones are ever left out."""

TERMS_FILE = "terms.npy"
STARTS_FILE = "starts.npy"
PASSAGES_FILE = "passages.npy"
WEIGHTS_FILE = "weights.npy"


class Lexical:
    """Scores every passage of a build by the words of a query."""

    def __init__(self, folder: Path, passages: int) -> None:
        """Map the files in ``folder``, written by LexicalWriter for ``passages`` passages."""
        self._passages = passages
        self._terms: NDArray[np.uint64] = _mapped(folder / TERMS_FILE)
        self._starts: NDArray[np.int64] = _mapped(folder / STARTS_FILE)
        self._numbers: NDArray[np.int32] = _mapped(folder / PASSAGES_FILE)
        self._weights: NDArray[np.float32] = _mapped(folder / WEIGHTS_FILE)

    def scores(self, query: Terms) -> NDArray[np.float64]:
        """Return one score a passage, in order of passage number: BM25 / Σ idf of the query's terms, 0 to below 1.

        A term that no passage holds counts in the sum as if one passage held it, so a query that is mostly
        unknown words (another language, say) gets low scores instead of none that can be compared.
        """
        slots = np.searchsorted(self._terms, query)
        inside = slots < len(self._terms)
        slots = slots[inside]
        known = slots[self._terms[slots] == query[inside]]
        starts, ends = self._starts[known], self._starts[known + 1]
        frequencies = ends - starts
        ideal = idf(frequencies, self._passages).sum() + (len(query) - len(known)) * idf(np.int64(1), self._passages)
        rarest_first = np.argsort(frequencies, kind="stable")
        read = rarest_first[np.cumsum(frequencies[rarest_first]) <= POSTINGS_READ]
        if not len(read):
            return np.zeros(self._passages)
        spans = [slice(s, e) for s, e in zip(starts[read].tolist(), ends[read].tolist(), strict=True)]
        numbers = np.concatenate([self._numbers[span] for span in spans])
        weights = np.concatenate([self._weights[span] for span in spans])
        return np.asarray(np.bincount(numbers, weights, self._passages) / ideal)

    def rarity(self, query: Terms) -> NDArray[np.float64]:
        """Return the inverse document frequency of each term; one that no passage holds counts as held by one."""
        slots = np.minimum(np.searchsorted(self._terms, query), max(len(self._terms) - 1, 0))
        known = self._terms[slots] == query if len(self._terms) else np.zeros(len(query), bool)
        frequencies = np.ones(len(query), np.int64)
        frequencies[known] = (self._starts[slots + 1] - self._starts[slots])[known]
        return idf(frequencies, self._passages)


def idf(frequencies: NDArray[np.int64] | np.int64, passages: int) -> NDArray[np.float64]:
    """Return the inverse document frequency of terms that stand in ``frequencies`` of ``passages`` passages."""
    return np.asarray(np.log1p((passages - frequencies + 0.5) / (frequencies + 0.5)))


def _mapped(path: Path) -> NDArray[Any]:
    return np.asarray(np.load(path, mmap_mode="r"))
