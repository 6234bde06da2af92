"""Builds from nothing side by side, and one changed document of many on Lotsen's side."""

from __future__ import annotations

import shutil
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from assistant.index import layout
from evals.bench.generated.corpus import GeneratedDocument, generate, write
from evals.bench.goals import Goal, number, spread
from evals.bench.plan import SECTIONS_PER_DOCUMENT, SEED, Plan
from evals.bench.report import SuiteResult
from evals.bench.rounds import Comparison, Figures, alternate
from evals.bench.sides import LOTSEN, MINILM, Side, lotsen, run_build, tutorials
from evals.bench.summary import summarise
from evals.names import Say
from evals.report.table import table

RATE_LIMIT = 1.3
OWN_LIMIT = 0.10
CHANGE_LIMIT = 0.05
FIGURES = (
    ("passages_per_s", "passages/s"),
    ("passages_per_cpu_s", "passages/CPU-s"),
    ("embedding_cpu_seconds", "embedding, CPU s"),
    ("peak_mb", "peak memory, MB"),
)


def run(plan: Plan, say: Say) -> SuiteResult:
    """Build the same documents with every side in turn, then change one of many."""
    folder = plan.folder / f"build-{plan.build_documents}"
    shutil.rmtree(folder, ignore_errors=True)
    corpus = folder / "corpus"
    write(generate(plan.build_documents), corpus)
    data = plan.folder / "data"
    sides = [lotsen(folder, data), *tutorials(folder, plan.folder, say)]
    comparison = alternate(
        {side.name: partial(_build, side, corpus, data) for side in sides},
        plan.rounds,
        say,
        [partial(_warm_up, side, folder) for side in sides],
    )
    changed = _one_changed(plan, lotsen(plan.folder / f"change-{plan.documents}", data), data, say)
    return SuiteResult(
        "build",
        f"{plan.build_documents} generated documents ({plan.build_documents * SECTIONS_PER_DOCUMENT} passages) built "
        f"from nothing, {plan.rounds} rounds of fresh processes in turn, one thread each. Lotsen also makes sentence "
        f"vectors and BM25, finds duplicates and verifies; then one of {plan.documents} documents is changed.",
        (_table(comparison, sides), _changed_table(changed)),
        tuple(_goals(comparison, changed)),
        {
            "rounds": [{"calibration": entry.calibration, "sides": entry.sides} for entry in comparison.rounds],
            "one changed": changed,
        },
    )


def _build(side: Side, corpus: Path, data: Path) -> Figures:
    shutil.rmtree(side.store, ignore_errors=True)
    shutil.rmtree(data / "cache", ignore_errors=True)
    return run_build(side, corpus)


def _warm_up(side: Side, folder: Path) -> None:
    corpus = folder / "warm-up"
    write(generate(1), corpus)
    run_build(side, corpus)


def _one_changed(plan: Plan, side: Side, data: Path, say: Say) -> dict[str, Any]:
    say(f"building {plan.documents} documents, then changing one")
    shutil.rmtree(data / "cache", ignore_errors=True)
    corpus = side.store.parent / "corpus"
    shutil.rmtree(side.store.parent, ignore_errors=True)
    documents = generate(plan.documents)
    write(documents, corpus)
    full = run_build(side, corpus)
    changed = documents[len(documents) // 2]
    replacement = generate(plan.documents + 1, SEED + 7)[len(documents) // 2]
    new = GeneratedDocument(changed.name, changed.title, changed.language, replacement.sections)
    write([new], corpus)
    again = run_build(side, corpus)
    unchanged = run_build(side, corpus)
    texts = _indexed_texts(side.store)
    expected = {section.text for document in documents if document is not changed for section in document.sections}
    expected |= {section.text for section in new.sections}
    return {
        "full": full,
        "one changed": again,
        "nothing changed": unchanged,
        "changed passages": len(new.sections),
        "stale": len(set(texts) - expected),
        "missing": len(expected - set(texts)),
        "doubled": len(texts) - len(set(texts)),
    }


def _indexed_texts(index: Path) -> list[str]:
    connection = sqlite3.connect(layout.current_build(index) / layout.CATALOGUE)
    try:
        return [text for (text,) in connection.execute("SELECT text FROM passages")]
    finally:
        connection.close()


def _table(comparison: Comparison, sides: list[Side]) -> str:
    rows = [
        (label, *(spread(summarise(comparison.values(side.name, figure))) for side in sides))
        for figure, label in FIGURES
    ]
    return table(("median (range)", *(side.name for side in sides)), rows)


def _changed_table(changed: dict[str, Any]) -> str:
    head = ("Lotsen", "passages", "embedded", "from the cache", "seconds", "CPU s")
    rows = [
        (
            name,
            *(f"{changed[name][figure]:.0f}" for figure in ("passages", "embedded", "reused")),
            *(number(changed[name][figure]) for figure in ("seconds", "cpu_seconds")),
        )
        for name in ("full", "one changed", "nothing changed")
    ]
    return table(head, rows)


def _goals(comparison: Comparison, changed: dict[str, Any]) -> list[Goal]:
    wall = comparison.ratio("passages_per_s", LOTSEN, MINILM, True, True)
    cpu = comparison.ratio("passages_per_cpu_s", LOTSEN, MINILM, False, True)
    own = changed["full"]["own_share"]
    wrong = abs(changed["one changed"]["embedded"] - changed["changed passages"])
    share = changed["one changed"]["seconds"] / changed["full"]["seconds"]
    note = f"{wall.counted} of {wall.rounds} rounds count" if wall else "no round was quiet"
    return [
        Goal("passages/s ÷ tutorial with MiniLM", RATE_LIMIT, True, wall.summary.median if wall else None, note),
        Goal("passages/CPU-s ÷ tutorial with MiniLM", RATE_LIMIT, True, cpu.summary.median if cpu else None),
        Goal("own work ÷ embedding, CPU", OWN_LIMIT, False, own, "parsing, duplicates, BM25, Chroma, verifying"),
        Goal("passages embedded too many or too few after one change", 0, False, wrong),
        Goal(
            "stale, missing or doubled passages", 0, False, changed["stale"] + changed["missing"] + changed["doubled"]
        ),
        Goal("one changed document ÷ full build, seconds", CHANGE_LIMIT, False, share),
    ]
