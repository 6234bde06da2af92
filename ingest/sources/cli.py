"""The commands ``lotsen sources sync`` and ``lotsen sources list``."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from assistant import settings as configuration
from assistant.errors import SourceError
from assistant.options import JsonOption
from ingest.cli import shipped_corpus

sources = typer.Typer(
    help="Official texts: fetch them from their publishers, and see what lies in the cache.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

NamesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Ids from the list; default: all enabled ones.")
]
AcceptOption = Annotated[
    list[str] | None, typer.Option("--accept", help="Take this source's text though it is much smaller than the last.")
]


@sources.command("sync")
def sync_command(names: NamesArgument = None, accept: AcceptOption = None, as_json: JsonOption = False) -> None:
    """Fetch official texts, keep each new one as a dated snapshot, and say what changed in it."""
    from filelock import FileLock, Timeout

    from ingest.parse.sandbox import ParserPool
    from ingest.sources.exchange import Line
    from ingest.sources.registry import load_registry, registry_files
    from ingest.sources.store import Store
    from ingest.sources.sync import State, sync

    settings = configuration.load()
    registry = load_registry(registry_files(settings, shipped_corpus()))
    chosen = registry.named(names or [])
    registry.named(accept or [])
    if settings.contact is None:
        print("No contact address is set (LOTSEN_CONTACT): publishers cannot reach you.", file=sys.stderr)
    settings.sources_folder.mkdir(parents=True, exist_ok=True)
    results = []
    try:
        with FileLock(settings.sources_folder / "sync.lock", timeout=0), ParserPool() as parser:
            store = Store(settings.sources_folder)
            for result in sync(
                chosen, registry, store, parser, Line(), contact=settings.contact, accept=frozenset(accept or [])
            ):
                results.append(result)
                print(
                    f"{result.state:>9}  {result.source.id}: {result.message}",
                    file=sys.stderr if as_json else sys.stdout,
                )
    except Timeout as error:
        raise SourceError("Another sync is running. Wait until it has ended.") from error
    counts = {state.value: sum(result.state is state for result in results) for state in State}
    if as_json:
        print(json.dumps({**counts, "sources": [one.as_json() for one in results]}, ensure_ascii=False))
    elif counts["new"] + counts["changed"]:
        print("Run `lotsen build` to answer from the new texts.")
    if results and counts["failed"] == len(results):
        print(
            "Nothing was fetched. Is there a network connection? Earlier snapshots stay as they were.", file=sys.stderr
        )
    if counts["failed"]:
        raise typer.Exit(1)


@sources.command("list")
def list_command(as_json: JsonOption = False) -> None:
    """Show each source with its licence, its address, its last snapshot and how old that is."""
    from ingest.sources.listing import rows
    from ingest.sources.registry import load_registry, registry_files
    from ingest.sources.store import Store

    settings = configuration.load()
    registry = load_registry(registry_files(settings, shipped_corpus()))
    found = list(rows(registry, Store(settings.sources_folder), datetime.now(UTC).date()))
    if as_json:
        print(json.dumps([row.as_json() for row in found], ensure_ascii=False))
    else:
        print("\n".join(row.as_text() for row in found))
