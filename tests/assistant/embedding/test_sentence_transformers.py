"""With a real model on disk: the bundled weights in the usual Hugging Face layout. Skipped where torch is absent."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.domain import Span
from assistant.embedding.base import SpannedText
from assistant.embedding.bundled import BundledEmbedder
from assistant.embedding.sentence_transformers import SentenceTransformersEmbedder
from assistant.errors import EmbeddingError
from tests.assistant.embedding.texts import PASSAGES, QUESTIONS

needs_the_extra = pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is None,
    reason="the extra sentence-transformers (with torch) is not installed",
)


@pytest.fixture
def pooling(sentence_transformers_folder: Path, tmp_path: Path) -> Path:
    """The model's folder with another pooling: the first token's vector instead of the mean."""
    folder = tmp_path / "first-token"
    folder.mkdir()
    for path in sentence_transformers_folder.iterdir():
        if path.name != "1_Pooling":
            (folder / path.name).symlink_to(path)
    shutil.copytree(sentence_transformers_folder / "1_Pooling", folder / "1_Pooling")
    settings = {"word_embedding_dimension": 384, "pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    return folder


@needs_the_extra
def test_it_gives_the_vectors_of_the_bundled_model_untuned(
    sentence_transformers: SentenceTransformersEmbedder, untuned: BundledEmbedder
) -> None:
    # Without the two that have line ends: the other tokenizer reads those differently.
    texts = [SpannedText(text, (Span(0, text.index(" ", 20)), Span(10, len(text)))) for text in PASSAGES[:10]]
    pairs = zip(sentence_transformers.passage_matrices(texts), untuned.passage_matrices(texts), strict=True)
    cosines = np.concatenate([(theirs * ours).sum(axis=1) for theirs, ours in pairs])
    assert cosines.min() > 0.998
    for question, _ in QUESTIONS:
        cosine = sentence_transformers.query_vector(question) @ untuned.query_vector(question)
        assert cosine > 0.998


@needs_the_extra
def test_its_prefixes_come_from_the_models_configuration(sentence_transformers: SentenceTransformersEmbedder) -> None:
    (matrix,) = sentence_transformers.passage_matrices([SpannedText("anbudstiden")])
    assert float(matrix[0] @ sentence_transformers.query_vector("anbudstiden")) < 0.999


@needs_the_extra
def test_a_model_that_does_not_pool_by_mean_embeds_the_words_of_a_span(pooling: Path) -> None:
    model = SentenceTransformersEmbedder.open(str(pooling))
    text = "Priset väger tyngst. Tiden är kort."
    (matrix,) = model.passage_matrices([SpannedText(text, (Span(0, 20), Span(21, len(text)), Span(5, 5)))])
    (alone,) = model.passage_matrices([SpannedText("Tiden är kort.")])
    np.testing.assert_allclose(matrix[2], alone[0], atol=1e-5)
    np.testing.assert_allclose(matrix[3], matrix[0], atol=1e-5)


@needs_the_extra
def test_what_lies_beyond_the_models_reach_gets_the_passages_vector(
    sentence_transformers: SentenceTransformersEmbedder,
) -> None:
    text = "Anbudet prövas noga. " * 200
    (matrix,) = sentence_transformers.passage_matrices([SpannedText(text, (Span(3_900, 3_920),))])
    np.testing.assert_allclose(matrix[1], matrix[0], atol=1e-6)


@needs_the_extra
def test_loading_is_told(sentence_transformers_folder: Path) -> None:
    told: list[str] = []
    SentenceTransformersEmbedder.open(str(sentence_transformers_folder), told.append)
    assert told == [f"Loading the embedding model {sentence_transformers_folder}"]


@needs_the_extra
def test_a_model_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(EmbeddingError, match=r"nowhere.*cannot be loaded"):
        SentenceTransformersEmbedder.open(str(tmp_path / "nowhere"))


def test_without_the_extra_it_says_which_command_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EmbeddingError, match=r"pip install 'lotsen\[sentence-transformers\]'"):
        SentenceTransformersEmbedder.open("any")
