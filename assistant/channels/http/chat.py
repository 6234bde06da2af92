"""``POST /api/chat``: one question, answered as a JSON object or as a stream of events."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request
from starlette.responses import Response

from assistant import outcomes
from assistant.channels.common.failure import Failure
from assistant.channels.common.leaving import CLIENT_LEFT, EventStream, answer_unless_left
from assistant.channels.common.runs import Run, Runs
from assistant.channels.http import openapi
from assistant.channels.http.body import read_json
from assistant.channels.http.events import event
from assistant.channels.http.problems import as_problem
from assistant.channels.http.requests import ChatRequest
from assistant.domain import Answer, Language, Statement
from assistant.wire import answer_object, statement_object


def router(runs: Runs) -> APIRouter:
    """Return the route."""
    routes = APIRouter()

    @routes.post("/api/chat", **openapi.CHAT)
    async def ask(request: Request) -> Response:
        """Ask a question and get the answer with the sources of every sentence."""
        asked = await read_json(request, ChatRequest)
        question = asked.to_question()
        if EventStream.media_type in request.headers.get("accept", ""):
            language = question.language or spoken_language(request.headers.get("accept-language", ""))
            run = runs.start(question, with_steps=True)
            return EventStream(run, _events(run, language))
        return await _json(request, runs.start(question))

    return routes


def spoken_language(accepted: str) -> Language:
    """Return the first language of an Accept-Language header that Lotsen answers in; English if there is none."""
    for part in accepted.split(","):
        code = part.partition(";")[0].partition("-")[0].strip().lower()
        code = "nb" if code == "no" else code
        if code in Language.__members__ and code != Language.fi:
            return Language(code)
    return Language.en


async def _json(request: Request, run: Run) -> Response:
    answer = await answer_unless_left(request, run)
    if answer is None:
        return Response(status_code=CLIENT_LEFT)
    return Response(json.dumps(answer_object(answer), ensure_ascii=False).encode(), media_type="application/json")


async def _events(run: Run, language: Language) -> AsyncIterator[bytes]:
    said, early = outcomes.stages()[0], 0
    yield _status(said, language)
    try:
        async for item in run.items():
            if isinstance(item, Answer):
                yield _answer(item, early)
            elif isinstance(item, Statement):
                early += 1
                yield event("statement", statement_object(item))
            elif item.stage != said:
                said = item.stage
                yield _status(said, language)
    except Failure as failure:
        yield event("error", as_problem(failure).object())


def _status(stage: str, language: Language) -> bytes:
    return event("status", {"stage": stage, "text": outcomes.stage_text(stage, language)})


def _answer(answer: Answer, sent: int) -> bytes:
    """Return the events that end a stream, without the ``sent`` statements that went before."""
    whole = answer_object(answer)
    statements = [event("statement", statement) for statement in whole["statements"][sent:]]
    return b"".join([*statements, event("sources", {"sources": whole["sources"]}), event("done", whole)])
