"""The retriever that other LangChain programs use, over a real index."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from langchain_core.retrievers import BaseRetriever
from rich.console import Console

from assistant.domain import Jurisdiction, Language
from assistant.embedding.cache import CachedEmbedder
from assistant.embedding.hashing import HashingEmbedder
from assistant.errors import IndexMissing
from assistant.index.live import LiveIndex
from assistant.law.resolve import holds
from assistant.retrieval.langchain import LotsenRetriever
from assistant.settings import Settings
from ingest.build import run_build
from ingest.parse import ParserPool
from ingest.progress import Progress

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
ASKED = "När får konkurrenspräglad dialog användas?"


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveIndex]:
    settings = Settings(data=tmp_path_factory.mktemp("langchain"))
    embedder = CachedEmbedder(HashingEmbedder(), settings.cache_folder)
    with ParserPool() as parser:
        run_build([CORPUS], settings, embedder, parser, Progress(Console(quiet=True)))
    live = LiveIndex(settings.index_folder, HashingEmbedder().model_id)
    yield live
    live.close()


def test_any_langchain_program_gets_documents_with_where_they_stand(live: LiveIndex) -> None:
    retriever: BaseRetriever = LotsenRetriever(live_index=live, embedder=HashingEmbedder(), k=3)
    documents = retriever.invoke(ASKED)

    assert [document.metadata["rank"] for document in documents] == [1, 2, 3]
    assert all(document.page_content for document in documents)
    assert all(document.id == document.metadata["passage_id"] for document in documents)
    assert all(document.metadata["title"] and document.metadata["locator"] for document in documents)


@pytest.mark.parametrize("chosen", [Jurisdiction.SE, Jurisdiction.NO])
def test_what_is_set_on_the_retriever_decides_whose_law_is_found(live: LiveIndex, chosen: Jurisdiction) -> None:
    retriever = LotsenRetriever(live_index=live, embedder=HashingEmbedder(), jurisdiction=chosen, language=Language.sv)
    found = {document.metadata["jurisdiction"] for document in retriever.invoke("dialog med leverandører")}

    assert chosen in found
    assert found <= {chosen, Jurisdiction.EU, None}


def test_the_day_set_on_the_retriever_decides_which_wordings_are_found(live: LiveIndex) -> None:
    day = date(1995, 1, 1)
    asked = "direktupphandling värde"
    then = LotsenRetriever(live_index=live, embedder=HashingEmbedder(), as_of=day, k=30).invoke(asked)
    today = LotsenRetriever(live_index=live, embedder=HashingEmbedder(), k=30).invoke(asked)

    with live.lease() as index:
        held = [holds(index.catalogue.passage(index.catalogue.number(str(document.id))), day) for document in then]
    assert held
    assert all(held)
    assert {document.id for document in today} - {document.id for document in then}


def test_without_an_index_the_program_is_told_what_to_do(tmp_path: Path) -> None:
    empty = LiveIndex(tmp_path, HashingEmbedder().model_id)
    retriever = LotsenRetriever(live_index=empty, embedder=HashingEmbedder())
    with pytest.raises(IndexMissing, match="lotsen build"):
        retriever.invoke(ASKED)
    empty.close()
