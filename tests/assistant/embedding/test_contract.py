"""What every embedder must keep, the shipped fake included."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from assistant.domain import Span
from assistant.embedding.base import Embedder, SpannedText
from assistant.embedding.hashing import HashingEmbedder
from tests.assistant.embedding.texts import PASSAGES

AWKWARD = (
    "",
    " \n\t ",
    "🙂🙃",
    "nul\0byte",
    "lone \ud83d surrogate",
    "a" * 20_000,
    "ord " * 5_000,
    "\u200b\ufeff",
    "漢字とかな",
)


@pytest.fixture(params=["hashing", "bundled", "sentence-transformers"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "hashing":
        return HashingEmbedder()
    found: Embedder = request.getfixturevalue(request.param.replace("-", "_"))
    return found


def spanned(text: str) -> SpannedText:
    half = len(text) // 2
    return SpannedText(text, (Span(0, half), Span(half, len(text))))


def test_a_question_becomes_one_unit_vector(embedder: Embedder) -> None:
    vector = embedder.query_vector("Hur lång är tiden för att lämna anbud?")
    assert vector.shape == (embedder.dimension,)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)


def test_a_passage_becomes_a_row_for_itself_and_one_for_each_span(embedder: Embedder) -> None:
    texts = [SpannedText(PASSAGES[0]), spanned(PASSAGES[4]), spanned(PASSAGES[8])]
    matrices = embedder.passage_matrices(texts)
    assert [matrix.shape for matrix in matrices] == [(n, embedder.dimension) for n in (1, 3, 3)]
    for matrix in matrices:
        assert matrix.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(matrix, axis=1), 1, atol=1e-4)


def test_no_texts_give_no_matrices(embedder: Embedder) -> None:
    assert embedder.passage_matrices([]) == []


@pytest.mark.parametrize("text", AWKWARD, ids=lambda text: ascii(text[:12]))
def test_awkward_text_still_gets_finite_unit_vectors(embedder: Embedder, text: str) -> None:
    (matrix,) = embedder.passage_matrices([spanned(text)])
    assert matrix.shape == (3, embedder.dimension)
    np.testing.assert_allclose(np.linalg.norm(matrix, axis=1), 1, atol=1e-4)
    assert np.linalg.norm(embedder.query_vector(text)) == pytest.approx(1, abs=1e-4)
    assert embedder.count_tokens(text) >= 0


def test_a_texts_vectors_do_not_depend_on_its_neighbours(embedder: Embedder) -> None:
    texts = [spanned(text) for text in PASSAGES[:5]]
    together = embedder.passage_matrices(texts)
    for text, matrix in zip(texts, together, strict=True):
        (alone,) = embedder.passage_matrices([text])
        np.testing.assert_allclose(alone, matrix, atol=1e-5)


def test_composed_and_decomposed_letters_are_the_same_text(embedder: Embedder) -> None:
    composed, decomposed = "Tröskelvärdet är högt", "Tro\u0308skelva\u0308rdet a\u0308r ho\u0308gt"
    assert embedder.query_vector(composed) @ embedder.query_vector(decomposed) == pytest.approx(1, abs=1e-5)


def test_a_span_lies_nearer_to_a_question_about_it_than_its_neighbour(embedder: Embedder) -> None:
    first, second = "Anbud som kommer för sent öppnas inte.", "Köket på skolan lagar maten från grunden."
    text = f"{first} {second}"
    spans = (Span(0, len(first)), Span(len(first) + 1, len(text)))
    (matrix,) = embedder.passage_matrices([SpannedText(text, spans)])
    about_the_first, about_the_second = matrix[1:] @ embedder.query_vector("Öppnas anbud som kommer för sent?")
    assert about_the_first > about_the_second + 0.01


def test_several_threads_get_the_same_vectors_as_one(embedder: Embedder) -> None:
    alone = [embedder.query_vector(text) for text in PASSAGES]
    with ThreadPoolExecutor(6) as pool:
        at_once = list(pool.map(embedder.query_vector, PASSAGES * 3))
    for number, vector in enumerate(at_once):
        np.testing.assert_allclose(vector, alone[number % len(PASSAGES)], atol=1e-5)


def test_longer_text_has_more_tokens(embedder: Embedder) -> None:
    assert embedder.count_tokens("") == 0
    assert 0 < embedder.count_tokens("ett anbud") < embedder.count_tokens("ett anbud och ett till, i god tid")


def test_it_can_be_used_as_langchain_embeddings(embedder: Embedder) -> None:
    question = embedder.embed_query("Vad väger priset?")
    (passage,) = embedder.embed_documents(["Priset väger 40 procent."])
    np.testing.assert_allclose(question, embedder.query_vector("Vad väger priset?"), atol=1e-6)
    assert (len(passage), type(passage[0])) == (embedder.dimension, float)


def test_its_name_says_what_it_is(embedder: Embedder) -> None:
    assert embedder.model_id.split(":")[0] in ("hashing", "bundled", "sentence-transformers")
    assert len(embedder.model_id) > len("hashing:")


def test_many_questions_get_the_vectors_that_each_gets_alone(embedder: Embedder) -> None:
    questions = ["Hur lång är tiden för att lämna anbud?", "", "Hva er en rammeavtale?", "Hur lång är tiden?"]
    together = embedder.query_vectors(questions)
    assert len(together) == len(questions)
    for question, vector in zip(questions, together, strict=True):
        np.testing.assert_allclose(vector, embedder.query_vector(question), atol=1e-5)
    assert embedder.query_vectors([]) == []
