from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator

import numpy as np
import pytest
from pydantic import SecretStr

pytest.importorskip("langchain_openai", reason="the extra openai is not installed")

from assistant.domain import Span
from assistant.embedding.base import SpannedText
from assistant.embedding.openai import OpenAIEmbedder
from assistant.errors import EmbeddingError
from tests.assistant.embedding.endpoint import DIMENSION, Endpoint, Handler, endpoint, slow, status

KEY = SecretStr("sk-test-canary")


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with endpoint() as running:
        yield running


def opened(server: Endpoint, model: str = "small", retries: int = 0, timeout_s: float = 5.0) -> OpenAIEmbedder:
    return OpenAIEmbedder.open(model, server.url, KEY, timeout_s=timeout_s, retries=retries)


def test_model_and_key_go_to_the_endpoint(server: Endpoint) -> None:
    model = opened(server)
    assert (model.model_id, model.dimension) == ("openai:small", DIMENSION)
    assert server.requests[0]["model"] == "small"
    assert server.keys == ["Bearer sk-test-canary"]


def test_a_question_becomes_a_unit_vector(server: Endpoint) -> None:
    vector = opened(server).query_vector("Vad är ett anbud?")
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-6)
    assert server.requests[-1]["input"] == ["Vad är ett anbud?"]


def test_passages_and_their_spans_go_in_one_request_and_come_back_in_order(server: Endpoint) -> None:
    model = opened(server)
    texts = [SpannedText("Ett. Två.", (Span(0, 4), Span(5, 9))), SpannedText("Tre.")]
    matrices = model.passage_matrices(texts)
    assert server.requests[-1]["input"] == ["Ett. Två.", "Ett.", "Två.", "Tre."]
    assert len(server.requests) == 2
    assert [matrix.shape for matrix in matrices] == [(3, DIMENSION), (1, DIMENSION)]
    np.testing.assert_allclose(matrices[0][2], model.query_vector("Två."), atol=1e-6)


def test_many_texts_go_in_several_requests(server: Endpoint) -> None:
    matrices = opened(server).passage_matrices([SpannedText(f"text {n}") for n in range(150)])
    assert len(matrices) == 150
    assert [len(request["input"]) for request in server.requests] == [1, 64, 64, 22]


def test_no_texts_ask_nothing(server: Endpoint) -> None:
    assert opened(server).passage_matrices([]) == []
    assert len(server.requests) == 1


def test_an_e5_model_gets_its_prefixes(server: Endpoint) -> None:
    model = opened(server, "intfloat/multilingual-e5-large")
    model.query_vector("fråga")
    model.passage_matrices([SpannedText("svar")])
    assert [request["input"] for request in server.requests[1:]] == [["query: fråga"], ["passage: svar"]]


def test_empty_and_awkward_text_is_sent_in_a_form_that_servers_take(server: Endpoint) -> None:
    opened(server).passage_matrices([SpannedText("", (Span(0, 0),)), SpannedText("a\0\ud800b")])
    assert server.requests[-1]["input"] == [" ", " ", "ab"]


def test_tokens_are_estimated(server: Endpoint) -> None:
    model = opened(server)
    assert [model.count_tokens(text) for text in ("", "a", "abcde" * 4)] == [0, 1, 5]


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        (401, "LOTSEN_EMBEDDING_KEY"),
        (403, "LOTSEN_EMBEDDING_KEY"),
        (404, "LOTSEN_EMBEDDING_URL"),
        (429, "Try again later"),
        (400, "LOTSEN_EMBEDDING"),
        (500, "Look at its log"),
    ],
)
def test_a_refusal_is_explained_with_the_address_and_never_the_key(server: Endpoint, code: int, advice: str) -> None:
    server.faults = [status(code)]
    with pytest.raises(EmbeddingError, match=advice) as caught:
        opened(server)
    assert server.url in str(caught.value)
    assert str(code) in str(caught.value)
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_passing_fault_is_tried_again(server: Endpoint, code: int) -> None:
    model = opened(server, retries=2)
    server.faults = [status(code, **{"Retry-After": "0"})]
    assert model.query_vector("anbud").shape == (DIMENSION,)
    assert len(server.requests) == 3


def test_a_fault_that_stays_is_given_up(server: Endpoint) -> None:
    model = opened(server, retries=1)
    server.faults = [status(500, **{"Retry-After": "0"})] * 5
    with pytest.raises(EmbeddingError, match="500"):
        model.query_vector("anbud")
    assert len(server.requests) == 1 + 2


def test_a_slow_endpoint_is_given_up_in_time(server: Endpoint) -> None:
    model = opened(server, timeout_s=0.2)
    server.faults = [slow(1.5)]
    began = time.monotonic()
    with pytest.raises(EmbeddingError, match="did not answer in time"):
        model.query_vector("anbud")
    assert time.monotonic() - began < 1.4


def test_another_dimension_than_before_is_refused(server: Endpoint) -> None:
    model = opened(server)
    server.dimension = DIMENSION + 2
    with pytest.raises(EmbeddingError, match=rf"{DIMENSION + 2} dimensions where it had {DIMENSION}"):
        model.query_vector("anbud")


@pytest.mark.parametrize(
    "vectors", [[], [[0.1] * DIMENSION] * 3, [[float("nan")] * DIMENSION] * 2, [[0.1] * DIMENSION, [0.1]]]
)
def test_an_answer_that_is_not_one_vector_for_each_text_is_refused(
    server: Endpoint, vectors: list[list[float]]
) -> None:
    model = opened(server)
    server.faults = [lambda handler, _: handler.answer(vectors)]
    with pytest.raises(EmbeddingError, match=re.escape(server.url)):
        model.passage_matrices([SpannedText("ett"), SpannedText("två")])


@pytest.mark.parametrize("content", [b"<html>hello</html>", b"", b"[]", b'{"data": 5}', b'{"data": null}'])
def test_an_answer_that_is_no_embedding_is_refused(server: Endpoint, content: bytes) -> None:
    def send(handler: Handler, _: object) -> None:
        handler.send(200, content)

    server.faults = [send]
    with pytest.raises(EmbeddingError, match=re.escape(server.url)):
        opened(server)


def test_a_server_that_is_not_there_is_named(server: Endpoint) -> None:
    gone = "http://127.0.0.1:9/v1"
    with pytest.raises(EmbeddingError, match=r"127\.0\.0\.1:9/v1 cannot be reached"):
        OpenAIEmbedder.open("small", gone, KEY, timeout_s=2, retries=0)


def test_a_server_of_ones_own_needs_no_key(server: Endpoint) -> None:
    assert OpenAIEmbedder.open("small", server.url, None).dimension == DIMENSION


def test_openai_itself_needs_a_key() -> None:
    with pytest.raises(EmbeddingError, match="LOTSEN_EMBEDDING_KEY"):
        OpenAIEmbedder.open("text-embedding-3-small", None, None)


def test_without_the_extra_it_says_which_command_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain_openai", None)
    with pytest.raises(EmbeddingError, match=r"pip install 'lotsen\[openai\]'"):
        OpenAIEmbedder.open("small", None, KEY)
