from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import openai
import pytest
from openai.types.chat import ChatCompletionChunk

from assistant.domain import Answer, Language, Outcome, Question, Statement
from assistant.outcomes import stages
from tests.assistant.channels.http.conftest import Serve, Served
from tests.assistant.channels.http.fakes import Progress, ScriptedPipeline
from tests.assistant.channels.openai.conftest import Connect
from tests.contract.answers import answer

TOLD = answer(Outcome.answered, Language.sv)


def chunks(client: openai.OpenAI, **more: object) -> list[ChatCompletionChunk]:
    asked = {"model": "lotsen", "messages": [{"role": "user", "content": "Hej?"}], **more}
    return list(client.chat.completions.create(stream=True, **asked))


def text(parts: list[ChatCompletionChunk]) -> str:
    return "".join(part.choices[0].delta.content or "" for part in parts if part.choices)


def test_a_stream_says_what_a_whole_answer_says(serve: Serve, connect: Connect) -> None:
    client = connect(serve(ScriptedPipeline(lambda question: TOLD)))
    whole = client.chat.completions.create(model="lotsen", messages=[{"role": "user", "content": "Hej?"}])

    parts = chunks(client)

    assert text(parts) == whole.choices[0].message.content
    assert parts[0].choices[0].delta.role == "assistant"
    last = parts[-1]
    assert last.choices[0].finish_reason == "stop"
    assert [part.choices[0].finish_reason for part in parts[:-1]] == [None] * (len(parts) - 1)
    assert len({part.id for part in parts}) == 1
    assert last.model_extra
    assert last.model_extra["lotsen"]["outcome"] == "answered"
    assert last.choices[0].delta.model_extra
    assert last.choices[0].delta.model_extra["annotations"] == [
        one.model_dump() for one in whole.choices[0].message.annotations or ()
    ]


class Early(ScriptedPipeline):
    """Yields the first statement, and the rest when it may go on."""

    go = threading.Event()

    def run(self, question: Question) -> Iterator[Progress | Statement | Answer]:
        yield Progress("compose")
        yield TOLD.statements[0]
        assert self.go.wait(10)
        yield TOLD


def test_a_statement_that_is_certain_early_is_shown_early(serve: Serve, connect: Connect) -> None:
    pipeline = Early()
    client = connect(serve(pipeline))
    asked = client.chat.completions.create(model="lotsen", messages=[{"role": "user", "content": "Hej?"}], stream=True)
    parts = [next(asked), next(asked)]

    assert "får lämnas" in text(parts)
    assert not pipeline.go.is_set()
    pipeline.go.set()
    parts += list(asked)
    assert text(parts).count("får lämnas") == 1
    assert "| 700 000 kr | annonsering |" in text(parts)


def test_usage_comes_last_where_it_is_asked_for(client: Served, connect: Connect) -> None:
    last = chunks(connect(client), stream_options={"include_usage": True})[-1]

    assert last.choices == []
    assert last.usage
    assert last.usage.total_tokens == 0


def test_what_goes_wrong_in_a_stream_is_raised_by_the_client(serve: Serve, connect: Connect) -> None:
    def fail(stage: str, question: Question) -> None:
        raise ValueError("inside")

    with pytest.raises(openai.APIError, match="noted it as incident") as failed:
        chunks(connect(serve(ScriptedPipeline(before=fail))))

    assert failed.value.code == "internal"
    assert "inside" not in str(failed.value)


def test_a_client_that_leaves_gives_its_place_back(serve: Serve) -> None:
    began = threading.Event()

    def slow(stage: str, question: Question) -> None:
        began.set()
        time.sleep(0.5)

    pipeline = ScriptedPipeline(before=slow)
    server = serve(pipeline)
    asked = {"model": "lotsen", "messages": [{"role": "user", "content": "Hej?"}], "stream": True}
    with server.stream("POST", "/v1/chat/completions", json=asked) as response:
        assert next(response.iter_lines()).startswith("data: ")
        assert began.wait(10)

    assert pipeline.closed.wait(10)
    assert len(pipeline.begun) < len(stages())
