"""The command ``lotsen eval``: run suites; its other sub-commands read what they left (``evals.runs.cli``)."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from assistant import settings
from assistant.errors import SettingsError
from assistant.options import IndexOption, JsonOption
from evals.names import Split, Suite
from evals.runs.cli import compare, judge, report, scored, sheet

if TYPE_CHECKING:
    from assistant.composition import Assistant
    from evals.suites.run import Result

NEEDED = ("ir_measures", "jinja2", "psutil")
"""Packages of the extra `dev` that the suites use."""


class _RunByDefault(TyperGroup):
    """`lotsen eval answers` is `lotsen eval run answers`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] != "--help"):
            args = ["run", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=_RunByDefault, help="Measure answers and retrieval on labelled questions.", no_args_is_help=False)

PublishOption = Annotated[bool, typer.Option("--publish", help="Write the figures into docs/evaluation.md.")]
SplitOption = Annotated[Split, typer.Option(help="`test` is for final figures only.")]


@app.command()
def run(
    suites: Annotated[list[Suite] | None, typer.Argument(help="Default: answers.")] = None,
    split: SplitOption = Split.dev,
    questions: Annotated[
        Path | None, typer.Option(help="A file of questions instead of a split; for `real`, the real questions.")
    ] = None,
    acts: Annotated[
        list[Path] | None, typer.Option(help="For `law`: an act to search by its own sub-headings.", dir_okay=False)
    ] = None,
    as_json: JsonOption = False,
    report_to: Annotated[
        Path | None, typer.Option("--report", help="Folder for an HTML report.", file_okay=False)
    ] = None,
    publish: PublishOption = False,
    index: IndexOption = None,
) -> None:
    """Run suites (the default command)."""
    wanted = suites or [Suite.answers]
    if Suite.real in wanted and (questions is None or len(wanted) > 1):
        raise typer.BadParameter("The suite `real` is run alone and needs --questions FILE.")
    with _assistant(index) as assistant:
        from evals.suites.run import named, run_answers, run_law, run_real, run_retrieval

        results: list[Result] = []
        for suite in wanted:
            if suite is Suite.real:
                results.append(run_real(assistant, questions or Path(), _say))
                continue
            asked = named(questions.name if questions else split, questions or split.path)
            if suite is Suite.answers:
                results.append(run_answers(assistant, asked, _say))
            elif suite is Suite.retrieval:
                results.append(run_retrieval(assistant, asked, date.today()))
            else:
                results.append(run_law(assistant, asked, acts or [], date.today(), _say))
    for result in results:
        _write_report(result, report_to)
        if publish:
            _publish(result, split)
    _show(results, as_json)


@app.command()
def ablations(
    split: SplitOption = Split.dev,
    as_json: JsonOption = False,
    publish: PublishOption = False,
    index: IndexOption = None,
) -> None:
    """Rank with one part of retrieval taken out at a time."""
    with _assistant(index) as assistant:
        from evals.suites.run import named, run_ablations

        result = run_ablations(assistant, named(split, split.path), date.today(), _say)
    if publish:
        _publish(result, split)
    _show([result], as_json)


@app.command()
def baseline() -> None:
    """Renew the baseline that CI holds answers against (evals/baselines/dev.json)."""
    import tempfile

    from assistant.embedding.factory import open_embedder
    from evals.gate import BASELINE, ask_gate, baseline_of, build_shipped, gate_questions

    _refuse_without_packages()
    with tempfile.TemporaryDirectory(prefix="lotsen-eval-") as folder:
        here = settings.load(index=Path(folder))
        embedder = open_embedder(here)
        _say("Building the shipped corpus")
        build_shipped(here, embedder)
        cases = ask_gate(here, embedder, gate_questions())
    BASELINE.write_text(baseline_of(cases, embedder).model_dump_json(indent=1) + "\n", encoding="utf-8")
    print(f"{len(cases)} questions in {BASELINE}.")


for command in (compare, report, sheet, scored, judge):
    app.command()(command)


@contextmanager
def _assistant(index: Path | None) -> Iterator[Assistant]:
    _refuse_without_packages()
    from assistant.composition import compose

    logging.getLogger("assistant.index").addHandler(logging.NullHandler())  # check() says what is wrong
    assistant = compose(settings.load(index=index), _say)
    try:
        assistant.live_index.check()
        yield assistant
    finally:
        assistant.close()


def _refuse_without_packages() -> None:
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise SettingsError(f"`lotsen eval` needs {', '.join(missing)}. Install them with `pip install 'lotsen[dev]'`.")


def _write_report(result: Result, folder: Path | None) -> None:
    if folder is None or result.run is None or result.summary is None:
        return
    from evals.report.html import write_page

    _say(f"Report: {write_page(result.run, result.summary, folder)}")


def _publish(result: Result, split: Split) -> None:
    from evals.report.markers import DOCS, publish

    publish(f"eval:{result.name}-{split}", result.markdown, DOCS / "evaluation.md")


def _show(results: list[Result], as_json: bool) -> None:
    if as_json:
        print(json.dumps({result.name: result.data for result in results}, ensure_ascii=False))
        return
    print("\n\n".join(f"## {result.name}\n\n{result.markdown}" for result in results))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
