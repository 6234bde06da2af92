"""The command ``lotsen build``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant import settings as configuration
from assistant.options import IndexOption
from assistant.settings import Settings
from ingest.read import find_documents

CorpusOption = Annotated[
    list[Path] | None,
    typer.Option("--corpus", help="Folder with documents; may be given several times. Default: the shipped corpus."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the report as one line of JSON.")]
IfChangedOption = Annotated[
    bool, typer.Option("--if-changed", help="Build only if documents, model or code changed since the last build.")
]


def build(
    corpus: CorpusOption = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
    if_changed: IfChangedOption = False,
) -> None:
    """Build the index from documents, check it and publish it."""
    from contextlib import nullcontext

    from assistant.embedding.cache import CachedEmbedder
    from assistant.embedding.factory import open_embedder
    from ingest.build import run_build
    from ingest.origin import is_current, origin_of
    from ingest.overlay import with_overlay
    from ingest.parse.sandbox import ParserPool
    from ingest.progress import Progress
    from ingest.sources.official import official_texts

    settings = configuration.load(index=index)
    with nullcontext() if corpus else official_texts(settings, shipped_corpus()) as official:
        corpora = corpora_to_build(corpus or [], settings)
        corpora += [official.folder] if official else []
        progress = Progress()
        model = open_embedder(settings, progress.say)
        origin = origin_of(corpora, model.model_id)
        if if_changed and is_current(settings.index_folder, origin):
            print("The index is up to date.", file=sys.stderr)
            return
        embedder = CachedEmbedder(model, settings.cache_folder)
        with ParserPool() as pool:
            parser = with_overlay(official.parser(pool) if official else pool, settings.corpus_extra)
            report = run_build(corpora, settings, embedder, parser, progress, origin)
    print(json.dumps(report.as_json(), ensure_ascii=False) if as_json else report.as_text())


def corpora_to_build(given: list[Path], settings: Settings) -> list[Path]:
    """Return the folders to read: those given, else the shipped corpus and the organisation's own.

    Raises CorpusMissing, before anything slow begins.
    """
    corpora = given or [shipped_corpus(), *([settings.corpus_extra] if settings.corpus_extra else [])]
    for corpus in corpora:
        find_documents(corpus)  # reads nothing yet, but raises for a missing folder
    return corpora


def shipped_corpus() -> Path:
    """Return the folder of the corpus that comes with Lotsen: beside this package."""
    return Path(__file__).resolve().parents[1] / "corpus"
