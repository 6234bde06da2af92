"""A pipeline with a language model on loopback, over the small index of the folder above."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.answering.model.breaker import CircuitBreaker
from assistant.answering.model.factory import open_model
from assistant.answering.model.write import Writer
from assistant.answering.pipeline import Pipeline
from assistant.embedding.bundled import BundledEmbedder
from assistant.index.live import LiveIndex
from assistant.retrieval.terms import Terms
from assistant.settings import Settings
from tests.assistant.answering.conftest import TODAY
from tests.assistant.answering.model.model_server import ModelServer, model_server

Opened = Callable[..., Pipeline]


@pytest.fixture
def server() -> Iterator[ModelServer]:
    pytest.importorskip("langchain", reason="the extra models is not installed")
    with model_server() as running:
        yield running


@pytest.fixture
def opened(server: ModelServer, live: LiveIndex, embedder: BundledEmbedder) -> Iterator[Opened]:
    """Return a function that opens a pipeline with the server's model; keywords are settings."""
    writers: list[Writer] = []

    def open_pipeline(breaker: CircuitBreaker | None = None, **settings: object) -> Pipeline:
        chosen = {"model": "openai:test", "model_url": server.url, "model_seconds": 5.0, **settings}
        model = open_model(Settings.model_validate(chosen))
        assert model is not None
        writers.append(Writer(model, breaker))
        return Pipeline(live, embedder, Terms.open(), today=lambda: TODAY, writer=writers[-1])

    yield open_pipeline
    for writer in writers:
        writer.close()
