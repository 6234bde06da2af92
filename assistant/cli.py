"""The ``lotsen`` command. Sub-commands of other packages join through the entry-point group ``lotsen.commands``."""

from __future__ import annotations

import io
import json
import logging
import sys
import traceback
from contextlib import ExitStack
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import settings
from assistant.channels.common.words import label
from assistant.channels.http.access.cli import keys
from assistant.domain import Answer, Jurisdiction, Language, Question
from assistant.errors import LotsenError
from assistant.law.cli import compare, provision
from assistant.loading import loading
from assistant.options import AsOfOption, IndexOption, JsonOption

if TYPE_CHECKING:
    from assistant.composition import Assistant

app = typer.Typer(
    help="Lotsen answers how the public sector buys, with every sentence tied to its source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

JurisdictionOption = Annotated[Jurisdiction | None, typer.Option(help="Whose law; default: from the question.")]
LanguageOption = Annotated[Language | None, typer.Option(help="Language of the answer; default: the question's.")]


@app.command()
def ask(
    question: str,
    jurisdiction: JurisdictionOption = None,
    language: LanguageOption = None,
    as_of: AsOfOption = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a question from the index."""
    from assistant.domain import Outcome
    from assistant.wire import answer_object

    assistant = _assistant(index)
    try:
        day = as_of.date() if as_of else None
        answer = assistant.pipeline.answer(Question(question, language, jurisdiction, day))
    finally:
        assistant.close()
    print(json.dumps(answer_object(answer), ensure_ascii=False) if as_json else _readable(answer))
    if answer.outcome is Outcome.index_missing:
        assistant.live_index.check()  # raises what the outcome's sentence leaves out: which index, and what is wrong
        raise typer.Exit(3)


@app.command()
def search(
    query: str,
    k: Annotated[int, typer.Option("--k", min=1, max=100, help="How many passages.")] = 10,
    jurisdiction: JurisdictionOption = None,
    language: LanguageOption = None,
    as_of: AsOfOption = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the passages a question finds, best first."""
    from assistant.retrieval.search import search as find
    from assistant.wire import hit_object

    assistant = _assistant(index)
    try:
        day = as_of.date() if as_of else None
        hits = find(assistant.live_index, assistant.embedder, Question(query, language, jurisdiction, day), k)
    finally:
        assistant.close()
    rows = [hit_object(rank, hit) for rank, hit in enumerate(hits, start=1)]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
        return
    if not rows:
        print("No passage was found. Try other words, or another --jurisdiction.")
    for row in rows:
        print(f"{row['rank']:>3}  {row['score']:.3f}  {row['title']} · {row['locator']}\n     {row['text'][:160]!r}")


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    index: IndexOption = None,
) -> None:
    """Serve the chat page and the API."""
    from assistant.heaps import share_heaps

    share_heaps()
    with ExitStack() as closing:
        with loading():
            from assistant.channels.http.app import create_app
            from assistant.channels.http.server import run
            from assistant.composition import compose

            assistant = compose(settings.load(index=index), progress=lambda text: print(text, file=sys.stderr))
            closing.callback(assistant.close)
            assistant.pipeline.warm_up()
            web = create_app(assistant)
        run(web, host, port)


@app.command()
def mcp(index: IndexOption = None) -> None:
    """Serve the Model Context Protocol on standard input and output, for an assistant on this machine."""
    from assistant.channels.common.extras import need

    need("mcp", "mcp")
    from assistant.channels.common.runs import Runs
    from assistant.channels.http.app import DEADLINE_SECONDS
    from assistant.channels.mcp.server import create_server
    from assistant.channels.mcp.stdio import serve
    from assistant.channels.mcp.tools import Tools
    from assistant.composition import compose

    # Standard output carries the protocol.
    assistant = compose(settings.load(index=index), progress=lambda text: print(text, file=sys.stderr))
    workers, queue = assistant.settings.workers, assistant.settings.queue
    runs = Runs(assistant.pipeline, workers, queue, DEADLINE_SECONDS)
    try:
        serve(create_server(Tools(runs, assistant.search, assistant.live_index, workers), assistant.live_index))
    finally:
        runs.close()
        assistant.close()


@app.command()
def doctor(index: IndexOption = None) -> None:
    """Show what is installed, which settings, index and model are used, and what is missing."""
    from assistant.doctor import report

    print(report(settings.load(index=index)))


app.command()(provision)
app.command()(compare)
app.add_typer(keys, name="keys")


def _assistant(index: Path | None) -> Assistant:
    """Compose for one question; the command itself says what is wrong with the index, so it is not logged too."""
    from assistant.composition import compose

    logging.getLogger("assistant.index").addHandler(logging.NullHandler())
    return compose(settings.load(index=index))


def _readable(answer: Answer) -> str:
    lines = [answer.notice] if answer.notice else []
    for statement in answer.statements:
        cited = "".join(f"[{number}]" for number in statement.citations)
        lines.append(f"{statement.text} {cited}  ({label(statement, answer.language)})")
    if answer.sources:
        lines.append("")
    for source in answer.sources:
        document = source.passage.document
        place = f"{document.title}, {source.passage.locator}"
        lines.append(f"[{source.number}] {place} · {document.jurisdiction or '–'} · {document.url or document.path}")
    offered = (*(choice.label for choice in answer.choices), *answer.follow_ups)
    if offered:
        lines += ["", *(f"→ {question}" for question in offered)]
    return "\n".join(lines)


def main() -> None:
    """Run the command; every error becomes one sentence on stderr, a LotsenError with its exit code, others with 1."""
    for entry in entry_points(group="lotsen.commands"):
        command = entry.load()
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=entry.name)
        else:
            app.command(entry.name)(command)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without å or → still gets the rest
    try:
        app()
    except LotsenError as error:
        print(f"lotsen: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}, line {place.lineno}"
        print(f"lotsen: Unforeseen: {error or type(error).__name__} ({where}). Please report it.", file=sys.stderr)
        sys.exit(1)
