"""``POST /api/feedback``: a reader's word on an answer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from assistant.answering.clean import visible
from assistant.answering.guard.personal_data import masked
from assistant.channels.http import openapi
from assistant.channels.http.body import read_json
from assistant.channels.http.problems import Problem
from assistant.channels.http.requests import Identifier, Text
from assistant.feedback import Feedback, FeedbackFolder, Reason, Verdict

COMMENT_CHARACTERS = 1_000


class FeedbackRequest(BaseModel):
    """A verdict on one answer. Only `answer_id` and `verdict` are needed."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"answer_id": "5f0c2a7be1d94d3c", "verdict": "not_helpful", "reasons": ["outdated"]}]
        },
    )

    answer_id: Identifier = Field(description="The `id` of the answer.")
    verdict: Verdict
    reasons: Annotated[list[Reason], Field(max_length=len(Reason))] = Field(
        default_factory=list, description="Why it did not help."
    )
    comment: Annotated[Text, Field(max_length=COMMENT_CHARACTERS)] | None = Field(
        None, description="In the reader's own words; personal data is struck out before it is kept."
    )
    build_id: Identifier | None = Field(None, description="The answer's `index.build_id`.")

    def to_feedback(self) -> Feedback:
        """Return the typed feedback, its comment without personal data and invisible characters."""
        comment = visible(self.comment or "")
        return Feedback(
            answer_id=self.answer_id,
            verdict=self.verdict,
            reasons=tuple(dict.fromkeys(self.reasons)),
            comment=masked(comment) or comment or None,
            build_id=self.build_id,
        )


def router(folder: FeedbackFolder) -> APIRouter:
    """Return the route."""
    routes = APIRouter()

    @routes.post("/api/feedback", **openapi.FEEDBACK)
    async def give(request: Request) -> Response:
        """Say whether an answer helped, and why not."""
        given = await read_json(request, FeedbackRequest)
        if not await run_in_threadpool(lambda: folder.add(given.to_feedback())):
            raise Problem("busy", "There is no room for more feedback today. Try again tomorrow.")
        return JSONResponse({"status": "kept"})

    return routes
