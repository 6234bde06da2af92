"""The whole way on a tiny corpus, with the real model; runs where torch is installed."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

pytest.importorskip("torch", reason="the extra adapter (torch) is not installed")
pytest.importorskip("transformers", reason="the extra adapter (transformers) is not installed")

from assistant.embedding.e5.weights import Weights, bundled_file
from assistant.embedding.pooling import unit_rows
from assistant.errors import BuildFailed
from ingest.adapter.model import SCALE, TunedModel
from ingest.adapter.questions import Questions
from ingest.adapter.training import Training
from ingest.adapter.tune import Tuning
from ingest.parse.sandbox import ParserPool
from ingest.progress import Progress
from tests.ingest.adapter.making import a_section

pytestmark = pytest.mark.timeout(600)

SECTIONS = [
    a_section("Hur lång är avtalsspärren?", "När får vi skriva på avtalet?", text="Vänta tio dagar."),
    a_section("När kan vi ändra avtalet?", "Får avtalet förlängas?", text="Mindre ändringar är tillåtna."),
    a_section("Hur prövar vi låga anbud?", "Får ett orimligt lågt pris förkastas?", text="Begär en förklaring."),
]
ELSEWHERE = ["Hur bakar jag bröd?"]
ARTICLE = """---
id: avtal
title: Om avtal
language: sv
jurisdiction: SE
kind: guidance
---
"""


@pytest.fixture
def model() -> TunedModel:
    return TunedModel(Weights.open(bundled_file()), seed=1)


def embedded(model: TunedModel, texts: list[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return unit_rows(model.embed([model.question_ids(text) for text in texts]))


def trained(model: TunedModel, steps: int) -> list[str]:
    texts = [question for section in SECTIONS for question in section.asked]
    said: list[str] = []
    Training(model, SECTIONS, ELSEWHERE, Questions(texts, embedded(model, texts)), seed=1).run(
        steps, said.append, lambda _: None
    )
    return said


def gap(model: TunedModel) -> float:
    """Return how much nearer paraphrases are than questions of different sections."""
    first, second = (embedded(model, [section.asked[n] for section in SECTIONS]) for n in (0, 1))
    cosines = first @ second.T
    return float(cosines[np.eye(3, dtype=bool)].mean() - cosines[~np.eye(3, dtype=bool)].mean())


def write_corpus(folder: Path) -> Path:
    sections = [
        f"## {s.asked[0]}\n<!-- asked: {s.asked[1]} | {s.asked[1]} Eller? -->\n\n{s.texts[0]}" for s in SECTIONS
    ]
    (folder / "avtal.md").write_text(ARTICLE + "\n\n".join(sections), encoding="utf-8")
    return folder


def test_padding_changes_no_vector(model: TunedModel) -> None:
    short, long = "Vad?", "Hur länge måste vi vänta innan vi får skriva på avtalet med leverantören?"
    together, alone = embedded(model, [short, long]), embedded(model, [short])
    np.testing.assert_allclose(together[0], alone[0], atol=1e-5)


def test_an_untrained_correction_changes_nothing(model: TunedModel) -> None:
    other = TunedModel(Weights.open(bundled_file()), seed=2)
    np.testing.assert_array_equal(embedded(model, ELSEWHERE), embedded(other, ELSEWHERE))


def test_training_tells_sections_apart(model: TunedModel) -> None:
    before = gap(model)
    said = trained(model, 20)
    assert gap(model) > 1.4 * before
    assert said[0].startswith("Step 20 of 20: loss of questions ")


def test_of_what_was_learned_a_share_can_be_kept(model: TunedModel) -> None:
    texts = [question for section in SECTIONS for question in section.asked]
    untuned = embedded(model, texts)
    trained(model, 6)
    tuned = embedded(model, texts)
    model.keep(0.5)
    half = embedded(model, texts)
    assert (half * untuned).sum(axis=1).mean() > (tuned * untuned).sum(axis=1).mean()
    model.keep(0.0)
    np.testing.assert_allclose(embedded(model, texts), untuned, atol=1e-5)


def test_the_file_holds_what_was_learned_with_the_scale_folded_in(tmp_path: Path) -> None:
    shown = StringIO()
    progress = Progress(Console(file=shown, width=120))
    with ParserPool() as pool:
        tuning = Tuning([write_corpus(tmp_path)], pool, progress)
        tuning.tune(3, tmp_path / "adapter.npz")
    assert "Mean cosines shifted: paraphrases" in shown.getvalue()
    with np.load(tmp_path / "adapter.npz") as file:
        assert len(file.files) == 12 * 6 * 2 + 1
        assert file["l0.q.down"].shape == (16, 384)
        assert file["l11.fo.down"].shape == (16, 1536)
        assert file["l11.fi.up"].shape == (1536, 16)
        assert file["shift"].shape == (384,)
        correction = tuning._model.correction["l11.fi.up"].detach().numpy()
        assert np.abs(correction).max() > 0
        np.testing.assert_allclose(file["l11.fi.up"], correction * SCALE, rtol=2e-3, atol=1e-6)


def test_what_was_left_out_is_asked_of_both_models(tmp_path: Path) -> None:
    with ParserPool() as pool:
        lines = Tuning([write_corpus(tmp_path)], pool, Progress(Console(file=StringIO()))).measure(3)
    assert lines[0].startswith("Own section found by 3 questions left out")
    assert [line.split(":")[0] for line in lines[1:]] == ["first", "among 3", "among 12"]


def test_a_corpus_with_nothing_to_learn_from_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tom.md").write_text(ARTICLE + "\n## Om avtal\n\nSkriv på.", encoding="utf-8")
    with ParserPool() as pool, pytest.raises(BuildFailed, match="nothing to learn"):
        Tuning([tmp_path], pool, Progress(Console(file=StringIO())))
