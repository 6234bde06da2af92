from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator

import pytest

from assistant.channels.common import words
from assistant.channels.common.asking import apology, ask, outcome_of
from assistant.channels.common.failure import Failure
from assistant.channels.common.runs import Runs
from assistant.domain import Language, Outcome, Question
from assistant.outcomes import sentence
from tests.assistant.channels.http.fakes import ScriptedPipeline
from tests.contract.answers import LANGUAGES


@contextlib.asynccontextmanager
async def running(pipeline: ScriptedPipeline) -> AsyncIterator[Runs]:
    runs = Runs(pipeline, workers=1, queue=0, deadline=10)
    yield runs
    runs.close()


def test_an_answer_is_waited_for_and_its_place_given_back() -> None:
    async def twice() -> list[str]:
        said = []
        async with running(ScriptedPipeline()) as runs, asyncio.timeout(10):
            for number in (1, 2):
                answer = await ask(runs, Question(f"Fråga {number}?"))
                said.append(answer.statements[0].text)
                while runs.live:
                    await asyncio.sleep(0.01)
        return said

    assert asyncio.run(twice()) == ["Ni frågade: Fråga 1?", "Ni frågade: Fråga 2?"]


def test_a_run_that_is_stopped_by_others_is_a_failure_and_not_an_answer() -> None:
    let_go = threading.Event()

    async def stopped() -> None:
        async with running(ScriptedPipeline(before=lambda *_: let_go.wait(5) or None)) as runs:
            asyncio.get_running_loop().call_later(0.05, runs.close)
            try:
                await ask(runs, Question("När?"))
            finally:
                let_go.set()

    with pytest.raises(Failure) as failure:
        asyncio.run(stopped())
    assert failure.value.code == "shutting_down"


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (Failure("busy", 503, "…"), Outcome.busy),
        (Failure("deadline", 504, "…"), Outcome.busy),
        (Failure("index_missing", 503, "…"), Outcome.index_missing),
        (Failure("shutting_down", 503, "…"), Outcome.error),
        (KeyError("secret"), Outcome.error),
    ],
)
def test_a_failure_reads_as_the_outcome_it_is(error: Exception, outcome: Outcome) -> None:
    assert outcome_of(error) is outcome
    assert apology(error, Language.nb) == sentence(outcome, Language.nb)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("seconds", "told"), [(1, "1 s"), (90, "90 s"), (91, "2 min"), (5_400, "90 min"), (5_401, "2 h"), (86_400, "24 h")]
)
def test_whoever_asks_too_often_is_told_how_long_to_wait(language: Language, seconds: int, told: str) -> None:
    failure = Failure("rate_limited", 429, "…", headers={"retry-after": str(seconds)})
    assert apology(failure, language) == words.word("rate_limited", language, told)
    assert apology(failure, language).endswith(f" {told}.")
