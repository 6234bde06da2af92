"""The suite `answers`: the whole product on labelled questions, from question to cited answer."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from assistant.composition import Assistant
from evals.asking import ask
from evals.bench.machine import this_machine
from evals.case import Case
from evals.names import Say
from evals.questions import EvalQuestion
from evals.runs.run import About, Run
from evals.runs.store import new_id


@dataclass(frozen=True, slots=True)
class Asked:
    """A set of questions, and what to call it."""

    name: str
    questions: Sequence[EvalQuestion]

    @property
    def sha256(self) -> str:
        """Of the questions as they were read, hexadecimal."""
        return hashlib.sha256("\n".join(q.model_dump_json() for q in self.questions).encode()).hexdigest()


def run(assistant: Assistant, asked: Asked, say: Say, suite: str = "answers") -> Run:
    """Ask every question once, after a warm-up. Raises IndexUnusable when there is no index to ask."""
    run_id, began, started = new_id(suite), datetime.now(UTC), time.monotonic()
    assistant.live_index.check()
    assistant.pipeline.warm_up()
    cases: list[Case] = []
    for number, case in enumerate(ask(assistant.pipeline, asked.questions), start=1):
        cases.append(case)
        if number % 25 == 0:
            say(f"{suite}: {number} of {len(asked.questions)} questions")
    with assistant.live_index.lease() as index:
        manifest = index.manifest
    about = About(
        id=run_id,
        suite=suite,
        questions=asked.name,
        questions_sha256=asked.sha256,
        n=len(cases),
        version=version("lotsen"),
        settings=assistant.settings.redacted(),
        model=", ".join(sorted({case.seen.model for case in cases})),
        embedding=manifest.model_id,
        build_id=manifest.build_id,
        corpus=manifest.origin,
        machine=str(this_machine()),
        began=began.isoformat(timespec="seconds"),
        seconds=round(time.monotonic() - started, 1),
    )
    return Run(about=about, cases=tuple(cases))
