"""A conversation to export, as ``/api/chat`` gives it."""

from __future__ import annotations

from typing import Any

from assistant.domain import Question
from assistant.wire import answer_object
from tests.web import scenes


def answers(*questions: str) -> list[dict[str, Any]]:
    return [answer_object(scenes.answer(Question(question))) for question in questions]
