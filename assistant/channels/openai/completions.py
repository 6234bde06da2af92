"""An answer as the objects of the protocol: one whole completion, or the chunks of a stream."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from assistant.channels.common.markdown import MarkdownWriter, web_address
from assistant.channels.common.words import source_name
from assistant.domain import Answer, Question, Statement
from assistant.wire import answer_object

USAGE = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
"""Nothing is counted: the answer is put together from sources, and what a language model took is not known here."""


@dataclass
class Completion:
    """One completion in the making: the same id, time and model in all its chunks."""

    question: Question
    model: str
    id: str = field(default_factory=lambda: f"chatcmpl-{uuid4().hex}")
    created: int = field(default_factory=lambda: int(time.time()))

    def __post_init__(self) -> None:
        self._writer = MarkdownWriter(self.question.language, first_turn=not self.question.history)

    def whole(self, answer: Answer) -> dict[str, Any]:
        """Return the object of a call without ``stream``; ``lotsen`` is the answer as ``/api/chat`` gives it."""
        message = {
            "role": "assistant",
            "content": self._writer.end(answer),
            "refusal": None,
            "annotations": self._annotations(answer),
        }
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        return {**self._head("chat.completion"), "choices": [choice], "usage": USAGE, "lotsen": answer_object(answer)}

    def begin(self) -> dict[str, Any]:
        """Return the first chunk."""
        return self._chunk({"role": "assistant", "content": ""})

    def early(self, statement: Statement) -> dict[str, Any]:
        """Return the chunk of a statement that is certain before the answer is."""
        return self._chunk({"content": self._writer.statement(statement)})

    def rest(self, answer: Answer) -> list[dict[str, Any]]:
        """Return the chunks that end the stream."""
        content = self._chunk({"content": self._writer.end(answer)})
        last = self._chunk({"annotations": self._annotations(answer)}, "stop")
        return [content, {**last, "lotsen": answer_object(answer)}]

    def usage(self) -> dict[str, Any]:
        """Return the chunk that a stream ends with where ``include_usage`` was asked for."""
        return {**self._head("chat.completion.chunk"), "choices": [], "usage": USAGE}

    def _chunk(self, delta: dict[str, Any], finish_reason: str | None = None) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        return {**self._head("chat.completion.chunk"), "choices": [choice]}

    def _head(self, kind: str) -> dict[str, Any]:
        return {"id": self.id, "object": kind, "created": self.created, "model": self.model}

    def _annotations(self, answer: Answer) -> list[dict[str, Any]]:
        """Return where in the text each source that has a web address is cited."""
        addresses = {source.number: (source_name(source), web_address(source)) for source in answer.sources}
        return [
            {
                "type": "url_citation",
                "url_citation": {
                    "start_index": mark.start,
                    "end_index": mark.end,
                    "title": addresses[mark.number][0],
                    "url": addresses[mark.number][1],
                },
            }
            for mark in self._writer.marks
            if addresses[mark.number][1]
        ]
