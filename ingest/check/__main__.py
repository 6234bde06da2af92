"""``python -m ingest.check law``: exit 1 when something does not agree with the acts, 2 when there are none."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from assistant.errors import CorpusMissing
from assistant.settings import load
from ingest.check.law import check_law, report
from ingest.cli import shipped_corpus
from ingest.model import Skip

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def main() -> None:
    """Check the corpus against the acts it speaks of."""


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


if __name__ == "__main__":
    app()
