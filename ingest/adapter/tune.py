"""The two runs: tuning on the whole corpus, and measuring what tuning brings for questions left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.embedding.e5.weights import Weights, bundled_file
from assistant.embedding.pooling import unit_rows
from assistant.errors import BuildFailed
from ingest.adapter.export import write_adapter
from ingest.adapter.held_out import LeftOut, Ranks, leave_out, ranks, table
from ingest.adapter.model import SCALE, Ids, TunedModel
from ingest.adapter.questions import Questions, all_questions
from ingest.adapter.sections import Section, read_sections
from ingest.adapter.shift import Pairs, shift
from ingest.adapter.training import Training
from ingest.documents import Parser
from ingest.elsewhere import elsewhere_questions
from ingest.progress import Progress

SEED = 0
KEPT = 0.5
"""The share of what was learned that is used (Wortsman et al. 2022, "WiSE-FT", arXiv 2109.01903).

Between the tuned and the untuned weights lies most of what the one gained and of what the other knew. With all of it,
questions in Swedish no longer found Norwegian passages.
"""


class Tuning:
    """The model, what it is tuned on, and where progress is shown."""

    def __init__(self, corpora: Sequence[Path], parser: Parser, progress: Progress) -> None:
        """Load the model and read the corpus. Raises CorpusMissing, BuildFailed and EmbeddingError."""
        self._progress = progress
        self._model = TunedModel(Weights.open(bundled_file()), SEED)
        self._elsewhere = elsewhere_questions(corpora)
        with progress.stage("Reading") as advance:
            self._sections = read_sections(corpora, parser, self._model.tokenizer.count, advance)
        counts = Counter(section.jurisdiction for section in self._sections if len(section.asked) > 1)
        if max(counts.values(), default=0) < 2:
            raise BuildFailed(
                f"There is nothing to learn from in {', '.join(map(str, corpora))}: tuning needs sections of one "
                "jurisdiction with two questions each. Write them as docs/add-an-article.md says."
            )

    def tune(self, steps: int, out: Path) -> None:
        """Train on all questions and write the correction to ``out``."""
        questions, pooled = self._questions(self._sections)
        pairs = Pairs(self._sections, questions.texts, np.random.default_rng(SEED))
        before = pairs.scale(pooled)
        self._train(self._sections, questions, steps)
        tuned = self._embed("Questions", self._model.question_ids, questions.texts)
        moved = shift(tuned, pairs, before)
        scales = {"before": before, "tuned": pairs.scale(tuned), "shifted": pairs.scale(tuned + moved)}
        for name, scale in scales.items():
            self._progress.say(f"Mean cosines {name}: {scale}")
        write_adapter({name: half.detach().numpy() for name, half in self._model.correction.items()}, SCALE, moved, out)

    def measure(self, steps: int) -> list[str]:
        """Train without one question of each section; return what the two models do with those, as lines."""
        random = np.random.default_rng(SEED)
        sections, left_out = leave_out(self._sections, random)
        untuned = self._ranks(sections, left_out)
        questions, _ = self._questions(sections)
        self._train(sections, questions, steps)
        return table(untuned, self._ranks(sections, left_out), random)

    def _train(self, sections: Sequence[Section], questions: Questions, steps: int) -> None:
        training = Training(self._model, sections, self._elsewhere, questions, SEED)
        with self._progress.stage("Training", steps) as advance:
            training.run(steps, self._progress.say, advance)
        self._model.keep(KEPT)

    def _questions(self, sections: Sequence[Section]) -> tuple[Questions, NDArray[np.float32]]:
        """Return the questions as the model sees them now, and their vectors before they get unit length."""
        texts = all_questions(sections)
        pooled = self._embed("Questions", self._model.question_ids, texts)
        return Questions(texts, unit_rows(pooled)), pooled

    def _ranks(self, sections: Sequence[Section], left_out: Sequence[LeftOut]) -> Ranks:
        asked = self._embed("Left out", self._model.question_ids, [one.text for one in left_out])
        questions, passages = list(_numbered(sections, "asked")), list(_numbered(sections, "texts"))
        near = [
            self._embed("Questions", self._model.question_ids, [text for _, text in questions]),
            self._embed("Passages", self._model.passage_ids, [text for _, text in passages]),
        ]
        owners = [number for number, _ in questions + passages]
        own = [one.section for one in left_out]
        return ranks(unit_rows(asked), own, unit_rows(np.concatenate(near)), owners, sections)

    def _embed(self, name: str, ids: Callable[[str], Ids], texts: Sequence[str]) -> NDArray[np.float32]:
        with self._progress.stage(name, len(texts)) as advance:
            return self._model.embed([ids(text) for text in texts], advance)


def _numbered(sections: Sequence[Section], kind: str) -> Iterator[tuple[int, str]]:
    """Yield the questions or passages of all sections, each with its section's number."""
    for number, section in enumerate(sections):
        for text in section.asked if kind == "asked" else section.texts:
            yield number, text
