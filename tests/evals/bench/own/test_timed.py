from __future__ import annotations

import numpy as np

from assistant.domain import Span
from assistant.embedding.base import Embedder, SpannedText
from evals.bench.own.timed import TimedEmbedder


def test_vectors_pass_through_unchanged(embedder: Embedder) -> None:
    timed = TimedEmbedder(embedder)
    text = SpannedText("En mening. En till.", (Span(0, 10), Span(11, 19)))
    np.testing.assert_array_equal(timed.query_vector("Vad?"), embedder.query_vector("Vad?"))
    np.testing.assert_array_equal(timed.passage_matrices([text])[0], embedder.passage_matrices([text])[0])
    assert (timed.model_id, timed.dimension) == (embedder.model_id, embedder.dimension)


def test_the_time_inside_the_model_adds_up(embedder: Embedder) -> None:
    timed = TimedEmbedder(embedder)
    timed.passage_matrices([SpannedText("En ganska lång mening om upphandling. " * 20)])
    once = timed.cpu_seconds
    timed.passage_matrices([SpannedText("En ganska lång mening om upphandling. " * 20)])
    assert 0 < once < timed.cpu_seconds
    assert timed.passages == 2


def test_counting_tokens_is_no_embedding(embedder: Embedder) -> None:
    timed = TimedEmbedder(embedder)
    assert timed.count_tokens("En mening.") == embedder.count_tokens("En mening.")
    assert timed.cpu_seconds == 0
