"""The command ``python -m ingest.adapter``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import EmbeddingError, LotsenError
from ingest.cli import CorpusOption, shipped_corpus

if TYPE_CHECKING:
    from ingest.adapter.tune import Tuning

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

StepsOption = Annotated[int, typer.Option("--steps", min=1, help="Steps of the training.")]
OutOption = Annotated[Path, typer.Option("--out", dir_okay=False, help="Where to write the correction.")]


@app.callback(invoke_without_command=True)
def tune(
    context: typer.Context, corpus: CorpusOption = None, steps: StepsOption = 420, out: OutOption = Path("adapter.npz")
) -> None:
    """Tune the bundled embedding model to the questions that the corpus answers."""
    if context.invoked_subcommand is None:
        if not out.absolute().parent.is_dir():
            raise typer.BadParameter(f"the folder of {out} does not exist", param_hint="--out")
        with _tuning(corpus) as tuning:
            tuning.tune(steps, out)
        print(f"{out} is written. How to use it: docs/tune-the-embedder.md.")


@app.command("held-out")
def held_out(corpus: CorpusOption = None, steps: StepsOption = 420) -> None:
    """Measure what tuning brings: train without one question of each section, then ask those."""
    with _tuning(corpus) as tuning:
        print("\n".join(tuning.measure(steps)))


@contextmanager
def _tuning(corpus: list[Path] | None) -> Iterator[Tuning]:
    try:
        from ingest.adapter.tune import Tuning
    except ModuleNotFoundError as error:
        raise EmbeddingError(
            f"Tuning the embedding model needs the package {error.name}, which is missing. Run `pip install torch` as "
            "https://pytorch.org advises for this machine, then `pip install 'lotsen[adapter,ingest]'`."
        ) from error
    from ingest.parse.sandbox import ParserPool
    from ingest.progress import Progress

    with ParserPool() as pool:
        yield Tuning(corpus or [shipped_corpus()], pool, Progress())


def main() -> None:
    """Run the command; an error becomes one sentence on stderr."""
    try:
        app()
    except LotsenError as error:
        print(f"ingest.adapter: {error}", file=sys.stderr)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
