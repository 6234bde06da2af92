"""Writes the BM25 files of a build in bounded memory: sorted runs on disk, then one pass that puts them in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.index.lexical import PASSAGES_FILE, STARTS_FILE, TERMS_FILE, WEIGHTS_FILE, idf
from assistant.index.words import Terms

K1 = 0.7
"""Lower than usual, since a word that is repeated repeats all its 5-grams (docs/decisions/0001-index.md)."""
B = 0.85
TERMS_A_RUN = 2_000_000

_RUN = np.dtype([("term", np.uint64), ("number", np.int32), ("count", np.int32)])


class LexicalWriter:
    """Takes the terms of passage 0, 1, 2 … and writes what Lexical reads."""

    def __init__(self, folder: Path) -> None:
        """Make ``folder``, which must not exist."""
        folder.mkdir()
        self._folder = folder
        self._lengths: list[int] = []
        self._pending: list[Terms] = []
        self._held = 0
        self._runs: list[Path] = []
        self._vocabulary = np.empty(0, np.uint64)

    def add(self, passage: Terms) -> None:
        """Take the terms of the next passage."""
        self._lengths.append(len(passage))
        self._pending.append(passage)
        self._held += len(passage)
        if self._held >= TERMS_A_RUN:
            self._write_run()

    def finish(self) -> None:
        """Write the files and remove the runs."""
        self._write_run()
        frequencies = np.zeros(len(self._vocabulary), np.int64)
        for run in self._read_runs():
            frequencies += np.bincount(self._slots(run), minlength=len(self._vocabulary))
        starts = np.concatenate([[0], np.cumsum(frequencies)])
        np.save(self._folder / TERMS_FILE, self._vocabulary)
        np.save(self._folder / STARTS_FILE, starts)
        self._place(starts, idf(frequencies, len(self._lengths)))
        for path in self._runs:
            path.unlink()

    def _write_run(self) -> None:
        first = len(self._lengths) - len(self._pending)
        sizes = self._lengths[first:]
        numbers = np.repeat(np.arange(first, len(self._lengths), dtype=np.int32), sizes)
        terms = np.concatenate([*self._pending, np.empty(0, np.uint64)])
        order = np.lexsort((numbers, terms))
        terms, numbers = terms[order], numbers[order]
        changes = (np.diff(terms) != 0) | (np.diff(numbers) != 0)
        heads = np.concatenate([[0], np.flatnonzero(changes) + 1])[: len(terms)]
        run = np.empty(len(heads), _RUN)
        run["term"], run["number"] = terms[heads], numbers[heads]
        run["count"] = np.diff(heads, append=len(terms))
        path = self._folder / f"run-{len(self._runs)}.npy"
        np.save(path, run)
        self._runs.append(path)
        self._vocabulary = np.union1d(self._vocabulary, run["term"])
        self._pending, self._held = [], 0

    def _place(self, starts: NDArray[np.int64], inverse: NDArray[np.float64]) -> None:
        """Move each run's postings to where their term's list is, with their weight."""
        lengths = np.array(self._lengths, np.float32)
        norms = K1 * (1 - B + B * lengths / max(lengths.mean(), 1))
        numbers = _reserved(self._folder / PASSAGES_FILE, np.zeros(starts[-1], np.int32))
        weights = _reserved(self._folder / WEIGHTS_FILE, np.zeros(starts[-1], np.float32))
        filled = starts[:-1].copy()
        for run in self._read_runs():
            slots = self._slots(run)
            heads = np.flatnonzero(np.diff(slots, prepend=-1))
            sizes = np.diff(heads, append=len(slots))
            place = np.arange(len(slots)) + np.repeat(filled[slots[heads]] - heads, sizes)
            numbers[place] = run["number"]
            weights[place] = inverse[slots] * run["count"] / (run["count"] + norms[run["number"]])
            filled[slots[heads]] += sizes

    def _read_runs(self) -> list[NDArray[np.void]]:
        return [np.load(path, mmap_mode="r") for path in self._runs]

    def _slots(self, run: NDArray[np.void]) -> NDArray[np.int64]:
        return np.searchsorted(self._vocabulary, run["term"])


def _reserved(path: Path, zeros: NDArray[Any]) -> NDArray[Any]:
    """Return ``zeros`` as a mapped file.

    They are written first: on a full disk that is an error that can be caught, while writing to a mapped page for
    which there is no room kills the process.
    """
    np.save(path, zeros)
    return np.asarray(np.load(path, mmap_mode="r+"))
