"""``python -m evals.bench [speed|scale|retrieval|build]… [--quick] [--retrieval-sets DIR]``: all suites by default."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assistant import settings as configuration
from assistant.embedding.cache import CachedEmbedder
from assistant.embedding.factory import open_embedder
from evals.bench.machine import this_machine
from evals.bench.plan import Plan
from evals.bench.report import SuiteResult, publish_result
from evals.bench.suites import building, retrieval, scale, speed
from evals.trials import narrator


class Suite(StrEnum):
    """What can be measured."""

    retrieval = "retrieval"
    speed = "speed"
    build = "build"
    scale = "scale"


def main(
    suites: Annotated[list[Suite] | None, typer.Argument(help="Default: all.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Small and not published: to try the command.")] = False,
    retrieval_sets: Annotated[
        Path | None, typer.Option(help="Folder with *.jsonl.gz sets.", exists=True, file_okay=False)
    ] = None,
) -> None:
    """Measure Lotsen beside the LangChain tutorial stack and write docs/performance.md."""
    plan = Plan(configuration.load().cache_folder / "bench", quick, retrieval_sets)
    plan.folder.mkdir(parents=True, exist_ok=True)
    for suite in suites or list(Suite):
        result = _run(suite, plan)
        machine = this_machine()
        print(result.markdown(machine), end="\n\n", flush=True)
        if not quick:
            publish_result(result, machine)


def _run(suite: Suite, plan: Plan) -> SuiteResult:
    say = narrator(suite)
    if suite is Suite.retrieval:
        embedder = CachedEmbedder(open_embedder(configuration.load(data=plan.folder / "data")), plan.folder / "vectors")
        return retrieval.run(plan, embedder, say)
    if suite is Suite.speed:
        return speed.run(plan, say)
    return building.run(plan, say) if suite is Suite.build else scale.run(plan, say)


if __name__ == "__main__":
    typer.run(main)
