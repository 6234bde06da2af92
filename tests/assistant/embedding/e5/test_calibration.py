from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.embedding.bundled import MODEL_ID, BundledEmbedder
from assistant.embedding.e5.calibration import Ranges, calibrate
from assistant.embedding.e5.files import TOKENIZER
from assistant.embedding.e5.quantisation import outlier
from assistant.embedding.e5.sample import SENTENCES
from assistant.embedding.e5.tokenizer import Tokenizer
from assistant.embedding.e5.weights import Weights, bundled_file


@pytest.fixture(scope="module")
def tokenizer(bundled: BundledEmbedder, model_folder: Path) -> Tokenizer:
    return Tokenizer(model_folder / MODEL_ID.replace(":", "-") / TOKENIZER)


def ranges(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Ranges]:
    return calibrate(Weights.open(bundled_file()), [tokenizer.ids(text) for text in texts])


@pytest.fixture(scope="module")
def shipped(tokenizer: Tokenizer) -> list[Ranges]:
    return ranges(tokenizer, SENTENCES)


def test_every_layer_has_a_range_for_every_channel(shipped: list[Ranges]) -> None:
    assert [(r.attention.shape, r.feed_forward.shape, r.inner.shape) for r in shipped] == [
        ((384,), (384,), (1536,))
    ] * 12
    assert all((r.feed_forward > 0).all() for r in shipped)


def test_the_layers_with_one_huge_inner_channel_are_found(shipped: list[Ranges]) -> None:
    found = {number: outlier(r.inner) for number, r in enumerate(shipped)}
    # As measured with the float32 model on 50 texts of other subjects.
    expected = {0: 318, 1: 1462, 2: 354, 4: 778, 5: 658, 6: 1152, 7: 413}
    assert {number: found[number] for number in expected} == expected


def test_other_texts_give_much_the_same_ranges(tokenizer: Tokenizer, shipped: list[Ranges]) -> None:
    other = ranges(tokenizer, ["passage: Bilen är röd och står i garaget.", "query: Hvem eier huset ved sjøen?"])
    for ours, theirs in zip(shipped, other, strict=True):
        ratio = ours.feed_forward / theirs.feed_forward
        assert 0.8 < np.median(ratio) < 3


def test_the_number_of_threads_changes_nothing(model_folder: Path, bundled: BundledEmbedder) -> None:
    one, two = (in_threads(count, model_folder / MODEL_ID.replace(":", "-") / TOKENIZER) for count in (1, 2))
    assert one == two


def in_threads(count: int, tokenizer: Path) -> str:
    """Return a digest of the corrected weights and their ranges, made by numpy in that many threads."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), str(count))
    command = [sys.executable, "-c", PRINT_DIGEST, str(tokenizer)]
    return subprocess.run(command, env={**os.environ, **threads}, check=True, capture_output=True, text=True).stdout


PRINT_DIGEST = """
import hashlib, sys
from pathlib import Path
from assistant.embedding.e5.adapter import Adapter
from assistant.embedding.e5.calibration import calibrate
from assistant.embedding.e5.sample import SENTENCES
from assistant.embedding.e5.tokenizer import Tokenizer
from assistant.embedding.e5.weights import Weights, bundled_file

weights, tokenizer = Weights.open(bundled_file(), Adapter.open()), Tokenizer(Path(sys.argv[1]))
found = calibrate(weights, [tokenizer.ids(text) for text in SENTENCES])
parts = [weights.matrix("l3.fi.w", 384), *(layer.inner for layer in found)]
print(hashlib.sha256(b"".join(part.tobytes() for part in parts)).hexdigest())
"""


def test_texts_do_not_attend_to_each_other(tokenizer: Tokenizer) -> None:
    one, two = "query: tröskelvärde", "passage: Helt andra ord om vädret i fjällen."
    together = ranges(tokenizer, [one, two])
    alone = [ranges(tokenizer, [text]) for text in (one, two)]
    for number, layer in enumerate(together):
        expected = np.maximum(alone[0][number].inner, alone[1][number].inner)
        np.testing.assert_allclose(layer.inner, expected, rtol=1e-3, atol=1e-4)
