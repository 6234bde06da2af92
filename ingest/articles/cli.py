"""The commands ``lotsen corpus new`` and ``lotsen corpus preview``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from assistant import settings as configuration
from assistant.domain import Jurisdiction, Language, Passage
from assistant.embedding.base import Embedder
from assistant.errors import ArticleRefused
from ingest.cli import corpora_to_build, shipped_corpus

corpus = typer.Typer(
    help="Articles: begin a new one, and see what an index makes of it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

TitleOption = Annotated[str | None, typer.Option(help="The title in this language.", show_default=False)]
FolderOption = Annotated[
    Path | None,
    typer.Option("--corpus", help="Folder to write below; default: the shipped corpus, for a policy your own folder."),
]
PolicyOption = Annotated[bool, typer.Option("--policy", help="A document of your organisation's own, in one language.")]
JurisdictionOption = Annotated[
    Jurisdiction | None, typer.Option(help="Whose law a policy stands beside; default: Swedish is SE, Norwegian NO.")
]
_HOME = {Language.sv: Jurisdiction.SE, Language.nb: Jurisdiction.NO, Language.en: Jurisdiction.EU}


@corpus.command("new")
def new_command(
    name: Annotated[str, typer.Argument(help="The method's file name: small letters and hyphens.")],
    sv: TitleOption = None,
    nb: TitleOption = None,
    en: TitleOption = None,
    policy: PolicyOption = False,
    jurisdiction: JurisdictionOption = None,
    folder: FolderOption = None,
) -> None:
    """Write the front matter and headings of a new article in the languages a title is given for."""
    from ingest.articles.new import new_method, new_policy

    given = {Language.sv: sv, Language.nb: nb, Language.en: en}
    titles = {language: title for language, title in given.items() if title}
    if not titles:
        raise ArticleRefused('A title is needed: lotsen corpus new social-value --sv "Socialt värde" --nb … --en …')
    if not policy:
        files: Sequence[Path] = new_method(folder or shipped_corpus(), name, titles, date.today())
    else:
        own = folder or configuration.load().corpus_extra
        if own is None or len(titles) > 1:
            raise ArticleRefused("A policy has one title, and a folder: set LOTSEN_CORPUS_EXTRA or give --corpus.")
        ((language, title),) = titles.items()
        files = [new_policy(own, name, title, language, jurisdiction or _HOME[language])]
    for file in files:
        print(f"Written: {file}")
    print("Fill it in, then try it: lotsen corpus preview " + str(files[0]))


@corpus.command("preview")
def preview_command(
    article: Annotated[Path, typer.Argument(help="The article's file.", exists=True, dir_okay=False)],
    search: Annotated[bool, typer.Option(help="Ask each question of an index with the article (a minute).")] = True,
) -> None:
    """Show an article's passages, the questions each answers, and whether asking them finds it first."""
    from assistant.embedding.factory import open_embedder
    from ingest.articles.trial import article_passages, ask_all, beside_the_corpus, trial_index
    from ingest.model import Skip
    from ingest.overlay import with_overlay
    from ingest.parse.sandbox import ParserPool
    from ingest.progress import Progress

    settings = configuration.load()
    progress = Progress()
    embedder = open_embedder(settings, progress.say)
    with (
        beside_the_corpus(article, corpora_to_build([], settings)) as (own, path, corpora),
        ParserPool() as pool,
    ):
        parser = with_overlay(pool, settings.corpus_extra)
        try:
            found = article_passages(own, path, parser, embedder)
        except Skip as skip:
            raise ArticleRefused(f"{article} cannot be read: {skip.reason}.") from skip
        _show(found, embedder)
        if not search:
            return
        with trial_index(corpora, settings, embedder, parser, progress) as live:
            asked = list(ask_all(found, live, embedder))
    for one in asked:
        print(f"{'found' if one.rank == 1 else f'{one.rank or chr(0x2013)}.':>6}  {one.question}")
        if one.first:
            print(f"        first: {one.first.document.title} · {one.first.locator} ({one.first.document.path})")
    print(f"{sum(one.rank == 1 for one in asked)} of {len(asked)} questions find their section first.")


def _show(found: Sequence[Passage], embedder: Embedder) -> None:
    for passage in found:
        path = " – ".join(passage.heading_path)
        print(f"{passage.position + 1:>3}. {path}  [{embedder.count_tokens(passage.text)} tokens]")
        print(f"     {' '.join(passage.text.split())[:160]}")
        for question in passage.asked:
            print(f"     ? {question}")
    print(f"{len(found)} passages.\n")
