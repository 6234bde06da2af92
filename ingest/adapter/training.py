"""The loop: two steps of three learn from pairs of questions, the third from questions and their passages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch.nn.functional import normalize

from ingest.adapter.losses import of_passages, of_questions
from ingest.adapter.model import Ids, TunedModel
from ingest.adapter.neighbours import Neighbours, pair
from ingest.adapter.questions import Questions, alike
from ingest.adapter.sections import Section
from ingest.progress import Advance

PAIRS = 96
"""Sections of a step that learns from pairs of questions."""
PASSAGES = 40
"""Sections of a step that learns from passages, which are longer."""
ELSEWHERE = 24
"""Questions outside the sources, in each step of the first sort."""
LONGEST = 72
"""Tokens of a passage that are read: its title, headings and first sentences."""
STEP = 4e-4
"""AdamW's step size (Loshchilov and Hutter 2019) after WARM_UP steps; it falls to zero from there."""
WARM_UP = 20
DECAY = 0.01
REPORTED = 20
"""Steps between two lines."""


class Training:
    """One training of one model."""

    def __init__(
        self, model: TunedModel, sections: Sequence[Section], elsewhere: Sequence[str], questions: Questions, seed: int
    ) -> None:
        """Take the sections to learn from; ``questions`` holds theirs. Sections with one question teach nothing."""
        self._model = model
        self._sections = [section for section in sections if len(section.asked) > 1]
        self._elsewhere = [model.question_ids(text) for text in elsewhere]
        self._questions = questions
        self._random = np.random.default_rng(seed)
        self._centres = questions.centres(self._sections)
        self._neighbours = Neighbours(
            [section.jurisdiction for section in self._sections],
            [len(section.asked) for section in self._sections],
            self._centres,
        )

    def run(self, steps: int, say: Callable[[str], None], advance: Advance) -> None:
        """Train for some steps and tell the mean losses now and then."""
        parameters = list(self._model.correction.values())
        optimiser = torch.optim.AdamW(parameters, lr=STEP, weight_decay=DECAY)
        pace = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda done: min(1, (done + 1) / WARM_UP) * max(0.05, 1 - (done + 1) / steps)
        )
        losses: dict[str, list[float]] = {"questions": [], "passages": []}
        for step in range(1, steps + 1):
            loss = self._passages() if step % 3 == 0 else self._pairs()
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            pace.step()
            advance(1)
            losses["questions" if step % 3 else "passages"].append(loss.item())
            if step % REPORTED == 0:
                means = ", ".join(f"{name} {np.mean(some[-REPORTED:]):.3f}" for name, some in losses.items())
                say(f"Step {step} of {steps}: loss of {means}")

    def _pairs(self) -> torch.Tensor:
        drawn = [self._sections[n] for n in self._neighbours.draw(PAIRS, self._random)]
        both = [[section.asked[n] for n in pair(len(section.asked), self._random)] for section in drawn]
        first, second = [asked[0] for asked in both], [asked[1] for asked in both]
        count = min(ELSEWHERE, len(self._elsewhere))
        others = [self._elsewhere[n] for n in self._random.choice(len(self._elsewhere), count, replace=False)]
        vectors = self._vectors([*map(self._model.question_ids, first + second), *others])
        before_first, before_second = self._questions.rows(first), self._questions.rows(second)
        one, other, outside = torch.tensor_split(vectors, (len(drawn), 2 * len(drawn)))
        across, among = alike(before_first, before_second), alike(before_first, before_first)
        return of_questions(one, other, outside, across, among)

    def _passages(self) -> torch.Tensor:
        drawn = self._neighbours.draw(PASSAGES, self._random)
        sections = [self._sections[n] for n in drawn]
        asked = [self._model.question_ids(_one(section.asked, self._random)) for section in sections]
        texts = [_cut(self._model.passage_ids(_one(section.texts, self._random))) for section in sections]
        centres = self._centres[drawn]
        return of_passages(self._vectors(asked), self._vectors(texts), alike(centres, centres))

    def _vectors(self, texts: Sequence[Ids]) -> torch.Tensor:
        return normalize(self._model.pooled(texts), dim=-1)


def _one(texts: Sequence[str], random: np.random.Generator) -> str:
    return texts[int(random.integers(len(texts)))]


def _cut(ids: Ids) -> Ids:
    """Return the tokens that are read, the end mark among them."""
    return ids if len(ids) <= LONGEST else np.append(ids[: LONGEST - 1], ids[-1])
