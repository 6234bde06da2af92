from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.domain import Span
from assistant.embedding.base import Matrix, SpannedText, Vector
from assistant.embedding.bundled import BundledEmbedder
from assistant.embedding.cache import CachedEmbedder
from assistant.embedding.hashing import HashingEmbedder
from tests.assistant.embedding.texts import PASSAGES

TEXTS = [SpannedText(text, (Span(0, 10), Span(10, len(text)))) for text in PASSAGES]


class Counting(HashingEmbedder):
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def passage_matrices(self, texts: Sequence[SpannedText]) -> list[Matrix]:
        self.asked += [text.text for text in texts]
        return super().passage_matrices(texts)

    def query_vectors(self, texts: Sequence[str]) -> list[Vector]:
        self.asked += texts
        return super().query_vectors(texts)


class Renamed(Counting):
    model_id = "hashing:other"


def test_what_was_embedded_once_is_not_embedded_again(tmp_path: Path) -> None:
    first = CachedEmbedder(Counting(), tmp_path)
    fresh = first.passage_matrices(TEXTS)
    model = Counting()
    second = CachedEmbedder(model, tmp_path)
    kept = second.passage_matrices(TEXTS)
    assert (first.embedded, first.reused) == (len(TEXTS), 0)
    assert (second.embedded, second.reused) == (0, len(TEXTS))
    assert model.asked == []
    for before, after in zip(fresh, kept, strict=True):
        np.testing.assert_array_equal(before, after)


def test_only_the_changed_text_is_embedded(tmp_path: Path) -> None:
    CachedEmbedder(HashingEmbedder(), tmp_path).passage_matrices(TEXTS)
    model = Counting()
    cached = CachedEmbedder(model, tmp_path)
    changed = SpannedText(TEXTS[3].text + " Nytt.", TEXTS[3].spans)
    matrices = cached.passage_matrices([*TEXTS[:3], changed, *TEXTS[4:]])
    assert model.asked == [changed.text]
    assert (cached.embedded, cached.reused) == (1, len(TEXTS) - 1)
    np.testing.assert_allclose(matrices[3], HashingEmbedder().passage_matrices([changed])[0], atol=2e-3)


def test_the_numbers_are_those_of_the_model_to_half_precision(tmp_path: Path, bundled: BundledEmbedder) -> None:
    cached = CachedEmbedder(bundled, tmp_path)
    cached.passage_matrices(TEXTS[:3])
    for kept, exact in zip(cached.passage_matrices(TEXTS[:3]), bundled.passage_matrices(TEXTS[:3]), strict=True):
        assert kept.dtype == np.float32
        assert (kept * exact).sum(axis=1).min() > 0.999999
        np.testing.assert_allclose(np.linalg.norm(kept, axis=1), 1, atol=1e-6)


def test_another_model_has_vectors_of_its_own(tmp_path: Path) -> None:
    CachedEmbedder(HashingEmbedder(), tmp_path).passage_matrices(TEXTS)
    other = CachedEmbedder(Renamed(), tmp_path)
    other.passage_matrices(TEXTS)
    assert (other.embedded, other.reused) == (len(TEXTS), 0)


def test_the_same_text_with_other_spans_is_another_entry(tmp_path: Path) -> None:
    cached = CachedEmbedder(HashingEmbedder(), tmp_path)
    cached.passage_matrices([SpannedText("Ett. Två.", (Span(0, 4),))])
    (matrix,) = cached.passage_matrices([SpannedText("Ett. Två.", (Span(0, 4), Span(5, 9)))])
    assert matrix.shape == (3, 256)
    assert cached.embedded == 2


def test_the_same_text_twice_in_one_call_is_embedded_once(tmp_path: Path) -> None:
    model = Counting()
    cached = CachedEmbedder(model, tmp_path)
    first, _, second = cached.passage_matrices([TEXTS[0], TEXTS[1], TEXTS[0]])
    assert model.asked == [TEXTS[0].text, TEXTS[1].text]
    assert (cached.embedded, cached.reused) == (2, 1)
    np.testing.assert_array_equal(first, second)


def test_questions_and_counts_go_straight_to_the_model(tmp_path: Path) -> None:
    cached = CachedEmbedder(HashingEmbedder(), tmp_path)
    np.testing.assert_array_equal(cached.query_vector("anbud"), HashingEmbedder().query_vector("anbud"))
    assert cached.count_tokens("ett anbud") == 2
    assert (cached.model_id, cached.dimension) == ("hashing:256-1", 256)
    assert list(tmp_path.iterdir()) == []


def test_it_is_no_larger_than_allowed_after_the_next_start(tmp_path: Path) -> None:
    CachedEmbedder(HashingEmbedder(), tmp_path).passage_matrices(TEXTS)
    row_bytes = 3 * 256 * 2
    again = CachedEmbedder(HashingEmbedder(), tmp_path, limit=4 * row_bytes)
    again.passage_matrices(TEXTS)
    assert (again.reused, again.embedded) == (4, len(TEXTS) - 4)


def test_an_awkward_text_can_be_a_key(tmp_path: Path) -> None:
    cached = CachedEmbedder(HashingEmbedder(), tmp_path)
    for _ in range(2):
        cached.passage_matrices([SpannedText("lone \ud800 surrogate \0"), SpannedText("")])
    assert (cached.embedded, cached.reused) == (2, 2)


def test_questions_that_passages_answer_are_kept_as_questions(tmp_path: Path, bundled: BundledEmbedder) -> None:
    question = "Hur lång är tiden för att lämna anbud?"
    cached = CachedEmbedder(bundled, tmp_path)
    (vector,) = cached.question_vectors([question])
    np.testing.assert_allclose(vector, bundled.query_vector(question), atol=2e-3)
    assert vector @ bundled.passage_matrices([SpannedText(question)])[0][0] < 0.99
    assert (cached.embedded, cached.reused) == (0, 0)


def test_a_question_asked_for_once_is_not_asked_for_again(tmp_path: Path) -> None:
    CachedEmbedder(HashingEmbedder(), tmp_path).question_vectors(["Vad är RFI?"])
    model = Counting()
    CachedEmbedder(model, tmp_path).question_vectors(["Vad är RFI?", "Hva er RFI?"])
    assert model.asked == ["Hva er RFI?"]
