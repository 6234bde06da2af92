"""``/v1/chat/completions`` and ``/v1/models``, for programs that talk to OpenAI's protocol."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from assistant.channels.common.failure import Failure
from assistant.channels.common.leaving import CLIENT_LEFT, EventStream, answer_unless_left
from assistant.channels.common.ports import Guard
from assistant.channels.common.runs import Run, Runs
from assistant.channels.openai.completions import Completion
from assistant.channels.openai.errors import ErrorShapeRoute, error_object
from assistant.channels.openai.models import model_list, model_object
from assistant.channels.openai.requests import LIMIT_BYTES, CompletionRequest
from assistant.domain import Answer, Statement

ReadJson = Callable[[Request, type[CompletionRequest], int], Awaitable[CompletionRequest]]
"""Reads a body of at most so many bytes as the model, or raises Failure."""


def router(runs: Runs, read_json: ReadJson, guard: Guard) -> APIRouter:
    """Return the routes; ``guard`` lets each call pass or not."""
    routes = APIRouter(route_class=ErrorShapeRoute, dependencies=[Depends(guard)], include_in_schema=False)

    @routes.get("/v1/models")
    async def models() -> Response:
        """List the model ids."""
        return _json(model_list())

    @routes.get("/v1/models/{model}")
    async def model(model: str) -> Response:
        """Show one model id."""
        return _json(model_object(model))

    @routes.post("/v1/chat/completions")
    async def complete(request: Request) -> Response:
        """Answer the last message of a conversation."""
        asked = await read_json(request, CompletionRequest, LIMIT_BYTES)
        completion = Completion(asked.to_question(), asked.model)
        if asked.stream:
            with_usage = bool(asked.stream_options and asked.stream_options.include_usage)
            run = runs.start(completion.question, with_steps=True)
            return EventStream(run, _chunks(run, completion, with_usage))
        answer = await answer_unless_left(request, runs.start(completion.question))
        return _json(completion.whole(answer)) if answer else Response(status_code=CLIENT_LEFT)

    return routes


async def _chunks(run: Run, completion: Completion, with_usage: bool) -> AsyncIterator[bytes]:
    yield _data(completion.begin())
    try:
        async for item in run.items():
            if isinstance(item, Statement):
                yield _data(completion.early(item))
            elif isinstance(item, Answer):
                for chunk in completion.rest(item):
                    yield _data(chunk)
            else:
                # A comment, which clients skip, keeps proxies from closing a stream that is silent.
                yield b": working\n\n"
    except Failure as failure:
        yield _data(error_object(failure))
        return
    if with_usage:
        yield _data(completion.usage())
    yield b"data: [DONE]\n\n"


def _data(values: dict[str, Any]) -> bytes:
    # All but ASCII is escaped, so that no client can take a character of the text for the end of a line.
    return f"data: {json.dumps(values)}\n\n".encode()


def _json(values: dict[str, Any]) -> Response:
    return Response(json.dumps(values, ensure_ascii=False).encode(), media_type="application/json")
