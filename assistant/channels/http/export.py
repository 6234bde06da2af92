"""``POST /api/export``: a conversation as a file. The server keeps none, so the answers come with the request."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from assistant.channels.http import openapi
from assistant.channels.http.body import read_json
from assistant.channels.http.schemas import ANSWER_EXAMPLE, AnswerBody
from assistant.export import markdown
from assistant.export.blocks import blocks

LIMIT_BYTES = 512 * 1024
ANSWERS = 50


class ExportRequest(BaseModel):
    """The answers of a conversation, oldest first, as `/api/chat` gave them."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"format": "markdown", "answers": [ANSWER_EXAMPLE]}]}
    )

    format: Literal["markdown", "docx"]
    answers: Annotated[list[AnswerBody], Field(min_length=1, max_length=ANSWERS)]
    language: Literal["sv", "nb", "nn", "da", "en"] | None = Field(
        None, description="Language of the words around the answers; left out: the first answer's."
    )


def router() -> APIRouter:
    """Return the route."""
    routes = APIRouter()

    @routes.post("/api/export", **openapi.EXPORT)
    async def export(request: Request) -> Response:
        """Get the conversation as a file with its sources, dates and build ids, for the procurement file."""
        wanted = await read_json(request, ExportRequest, limit=LIMIT_BYTES)
        return await run_in_threadpool(_file, wanted)

    return routes


def _file(wanted: ExportRequest) -> Response:
    answers = [answer.model_dump(mode="json") for answer in wanted.answers]
    language = wanted.language or wanted.answers[0].language
    today = date.today()
    shown = blocks(answers, language, today)
    if wanted.format == "markdown":
        body, media_type, suffix = markdown.markdown(shown), markdown.MEDIA_TYPE, "md"
    else:
        # python-docx takes half a second to load, which a server that exports nothing need not spend.
        from assistant.export import word

        body, media_type, suffix = word.word(shown, language), word.MEDIA_TYPE, "docx"
    name = f'attachment; filename="lotsen-{today.isoformat()}.{suffix}"'
    return Response(body, media_type=media_type, headers={"content-disposition": name})
