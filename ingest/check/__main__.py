"""``python -m ingest.check law`` and ``… corpus``: exit 1 when something is wrong, 2 when nothing could be checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from assistant.errors import CorpusMissing
from assistant.settings import load
from ingest.check.corpus.check import check_writing
from ingest.check.corpus.status import status_page
from ingest.check.corpus.writing import read_writing
from ingest.check.law import check_law, report
from ingest.cli import shipped_corpus
from ingest.model import Skip

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def main() -> None:
    """Check the corpus: against the acts it speaks of, and as writing."""


@app.command()
def law(
    acts: Annotated[Path | None, typer.Option(help="Folder of acts; default: the synced official texts.")] = None,
    corpus: Annotated[Path | None, typer.Option(help="Corpus folder; default: the shipped one.")] = None,
    page: Annotated[Path | None, typer.Option("--report", help="Write the outcome to this Markdown file.")] = None,
) -> None:
    """Compare every digest, figure, concordance cell and reference with the acts."""
    try:
        check = check_law(corpus or shipped_corpus(), acts or load().sources_folder)
    except (CorpusMissing, Skip) as error:
        typer.echo(f"Nothing was checked: {error}", err=True)
        raise typer.Exit(2) from error
    if not check.acts.provisions:
        typer.echo(
            "Nothing was checked: the folder holds no act that Lotsen can read. Try `lotsen sources sync`.", err=True
        )
        raise typer.Exit(2)
    for finding in check.findings:
        typer.echo(str(finding))
    for tally in check.tallies:
        typer.echo(f"{tally.name}: {tally.checked} compared, {tally.unchecked} without a text to compare with")
    if page:
        page.write_text(report(check, date.today()), encoding="utf-8")
    raise typer.Exit(1 if check.findings else 0)


@app.command("corpus")
def corpus_command(
    corpus: Annotated[Path | None, typer.Option(help="Corpus folder; default: the shipped one.")] = None,
    others: Annotated[Path | None, typer.Option(help="Folder with texts of others that no sentence may copy.")] = None,
    page: Annotated[Path | None, typer.Option("--status", help="Write the table of methods to this file.")] = None,
) -> None:
    """Check every article and data file: languages, sections, sources, dates, language, questions, copies."""
    try:
        writing = read_writing(corpus or shipped_corpus(), date.today(), others)
    except CorpusMissing as error:
        typer.echo(f"Nothing was checked: {error}", err=True)
        raise typer.Exit(2) from error
    check = check_writing(writing)
    for finding in check.errors:
        typer.echo(str(finding))
    for finding in check.warnings:
        typer.echo(f"warning: {finding}")
    typer.echo(f"{len(writing.articles)} articles: {len(check.errors)} errors, {len(check.warnings)} warnings")
    if page:
        page.write_text(status_page(writing), encoding="utf-8")
    raise typer.Exit(1 if check.errors else 0)


if __name__ == "__main__":
    app()
