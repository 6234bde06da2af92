"""Servers side by side: start, latency, throughput, memory and size; on Lotsen's side the whole answer."""

from __future__ import annotations

import json
import shutil
import sys
from functools import partial
from pathlib import Path
from typing import Any

from evals.bench.baseline.environment import folder_mb, lotsen_environment, size_mb, tutorial_environment
from evals.bench.generated.corpus import GeneratedDocument, generate, questions, write
from evals.bench.goals import Goal, number, spread
from evals.bench.plan import Plan
from evals.bench.report import SuiteResult
from evals.bench.rounds import Comparison, Figures, alternate
from evals.bench.serving.server import serving
from evals.bench.sides import LOTSEN, MINILM, Side, lotsen, output, recall_at_5, run_build, tutorials
from evals.bench.summary import summarise
from evals.names import Say
from evals.report.table import table

CLIENTS = (8, 32)
WARM_UP = 20
START_LIMIT_S = 4.0
COST_LIMIT = 1.5

# figure, label, wall (or CPU and memory), more is better, goal for Lotsen ÷ tutorial
COMPARED = (
    ("first_answer_s", "start → first answer, s", True, False, 0.3),
    ("first_answer_cpu_s", "the same, CPU s", False, False, None),
    ("p50_ms_1", "p50 at 1 client, ms", True, False, 0.45),
    ("cpu_ms_1", "server CPU a question, ms", False, False, None),
    ("per_s_8", "questions/s at 8 clients", True, True, 2.5),
    ("per_s_32", "questions/s at 32 clients", True, True, 2.5),
    ("p95_ms_32", "p95 at 32 clients, ms", True, False, 0.3),
    ("resident_mb", "resident after the load, MB", False, False, 0.8),
)
SIZE_LIMIT = 0.6


def run(plan: Plan, say: Say) -> SuiteResult:
    """Measure every side in alternating rounds of fresh servers."""
    folder = plan.folder / f"speed-{plan.documents}"
    documents = generate(plan.documents)
    asked = questions(documents, plan.questions)
    sides = [lotsen(folder, plan.folder / "data"), *tutorials(folder, plan.folder, say)]
    builds = _prepare(sides, _corpus(documents, folder), folder, say)
    texts = [section.question for section in asked]
    requests = (60, 80) if plan.quick else (200, 400)
    comparison = alternate(
        {side.name: partial(_serve, side, texts, requests) for side in sides},
        plan.rounds,
        say,
        [partial(_serve, side, texts, (WARM_UP, WARM_UP)) for side in sides],
    )
    cost = json.loads(output([sys.executable, "-m", "evals.bench.own.cost"], sides[0].environment, json.dumps(texts)))
    recalls = {side.name: recall_at_5(side, asked) for side in sides}
    sizes = _sizes(plan)
    answered = ", ".join(f"{count} {outcome}" for outcome, count in cost["outcomes"].items())
    quiet = sum(entry.quiet for entry in comparison.rounds)
    return SuiteResult(
        "speed",
        f"{plan.documents} generated documents, {builds[LOTSEN]['passages']:.0f} passages "
        f"(tutorial: {builds[MINILM]['passages']:.0f}), {len(texts)} questions, {plan.rounds} rounds of fresh "
        f"processes in turn, one thread a model; {quiet} rounds were quiet enough for wall times. Lotsen answers whole "
        f"questions (POST /api/chat; {answered}), the tutorial stack retrieves five passages (POST /retrieve).",
        (_medians(comparison, [side.name for side in sides]), _ratios(comparison, sides), _side_table(recalls, sizes)),
        tuple(_goals(comparison, cost, sizes)),
        {
            "rounds": [{"calibration": entry.calibration, "sides": entry.sides} for entry in comparison.rounds],
            "cost": cost,
            "recall@5": recalls,
            "sizes_mb": sizes,
            "builds": builds,
        },
    )


def _corpus(documents: list[GeneratedDocument], folder: Path) -> Path:
    corpus = folder / "corpus"
    if not corpus.exists():
        write(documents, corpus)
    return corpus


def _prepare(sides: list[Side], corpus: Path, folder: Path, say: Say) -> dict[str, dict[str, Any]]:
    figures = folder / "builds.json"
    builds: dict[str, dict[str, Any]] = json.loads(figures.read_text()) if figures.exists() else {}
    for side in sides:
        if side.name not in builds:
            say(f"building the index of {side.name}")
            shutil.rmtree(side.store, ignore_errors=True)
            builds[side.name] = run_build(side, corpus)
            figures.write_text(json.dumps(builds, indent=1))
    return builds


def _serve(side: Side, texts: list[str], requests: tuple[int, int]) -> Figures:
    with serving(side.service) as server:
        ready = server.wait_ready()
        first = server.first_answer(texts[0])
        figures = {"ready_s": ready, "first_answer_s": first, "first_answer_cpu_s": server.cpu_seconds()}
        server.load(texts, 1, WARM_UP)
        before = server.cpu_seconds()
        alone = server.load(texts, 1, requests[0])
        figures["cpu_ms_1"] = (server.cpu_seconds() - before) / requests[0] * 1e3
        figures["p50_ms_1"] = alone.p50_ms()
        for clients in CLIENTS:
            crowd = server.load(texts, clients, requests[1])
            figures[f"per_s_{clients}"] = crowd.per_second()
            figures[f"p95_ms_{clients}"] = crowd.p95_ms()
        figures["resident_mb"] = server.resident_mb()
    return figures


def _sizes(plan: Plan) -> dict[str, float]:
    environments = plan.folder / "environments"
    return {
        "lotsen, base": size_mb(lotsen_environment(environments)),
        "lotsen, with ingest": size_mb(lotsen_environment(environments, "ingest")),
        "lotsen, prepared model": folder_mb(plan.folder / "data" / "models"),
        "tutorial (MiniLM included)": size_mb(tutorial_environment(plan.folder)),
        "tutorial, e5 model folder": folder_mb(plan.folder / "e5"),
    }


def _medians(comparison: Comparison, names: list[str]) -> str:
    figures = [("ready_s", "start → ready, s"), *((figure, label) for figure, label, *_ in COMPARED)]
    rows = [
        (label, *(spread(summarise(comparison.values(name, figure))) for name in names)) for figure, label in figures
    ]
    return table(("median (range)", *names), rows)


def _ratios(comparison: Comparison, sides: list[Side]) -> str:
    rows = []
    for figure, label, wall, more, _ in COMPARED:
        cells = []
        for side in sides[1:]:
            ratio = comparison.ratio(figure, LOTSEN, side.name, wall, more)
            if ratio is None:
                cells.append("no quiet round")
                continue
            cells.append(f"{spread(ratio.summary)}, ahead in {ratio.ahead} of {ratio.counted}")
        rows.append((label, *cells))
    return table(("Lotsen ÷ the other, round by round", *(side.name for side in sides[1:])), rows)


def _side_table(recalls: dict[str, float], sizes: dict[str, float]) -> str:
    rows = [(f"recall@5, {name}", number(value)) for name, value in recalls.items()]
    rows += [(f"on disk, {name}", f"{value:,.0f} MB") for name, value in sizes.items()]
    return table(("", ""), rows)


def _goals(comparison: Comparison, cost: dict[str, Any], sizes: dict[str, float]) -> list[Goal]:
    goals = []
    for figure, label, wall, more, limit in COMPARED:
        if limit is None:
            continue
        ratio = comparison.ratio(figure, LOTSEN, MINILM, wall, more)
        note = f"{ratio.counted} of {ratio.rounds} rounds count" if ratio else "no round was quiet"
        goals.append(
            Goal(f"{label}: ÷ tutorial with MiniLM", limit, more, ratio.summary.median if ratio else None, note)
        )
    base = sizes["lotsen, base"] / sizes["tutorial (MiniLM included)"]
    ready = summarise(comparison.values(LOTSEN, "ready_s")).median
    return [
        *goals,
        Goal("base install ÷ tutorial", SIZE_LIMIT, False, base),
        Goal("an answer's CPU ÷ its embedding's", COST_LIMIT, False, cost["ratio"], f"{cost['answer_ms']:.1f} ms"),
        Goal("server ready with an index, s", START_LIMIT_S, False, ready, "median"),
    ]
