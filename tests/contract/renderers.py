"""What a person reads of an answer in each channel, its markup undone. A new channel adds itself.

A renderer takes the answer to a first question and returns the text; it calls the channel's own code for the rest.
"""

from __future__ import annotations

import asyncio
import html
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from markdown_it import MarkdownIt

from assistant.channels.openai.completions import Completion
from assistant.domain import Answer, Question
from assistant.wire import answer_object


def _openai(answer: Answer) -> str:
    return _unmarked(Completion(answer.question, "lotsen").whole(answer)["choices"][0]["message"]["content"])


def _openai_stream(answer: Answer) -> str:
    completion = Completion(answer.question, "lotsen")
    early = [completion.early(statement) for statement in answer.statements[:1]]
    chunks = [completion.begin(), *early, *completion.rest(answer)]
    return _unmarked("".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks))


class _Answered:
    """Runs that end with this answer at once."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def start(self, question: Question, *, with_steps: bool = False) -> Any:
        return self

    async def answer(self) -> Answer:
        return self._answer

    def stop(self) -> None:
        pass


def _mcp(answer: Answer) -> str:
    pytest.importorskip("mcp", reason="needs lotsen[mcp]")
    from assistant.channels.mcp.arguments import AskArguments
    from assistant.channels.mcp.tools import Tools

    tools = Tools(_Answered(answer), lambda question, limit: (), live=None, at_once=1)  # type: ignore[arg-type]
    result = asyncio.run(tools.all()[0].call(AskArguments(question="?")))
    assert result.values == answer_object(answer)
    return _unmarked(result.text)


def _slack(answer: Answer) -> str:
    pytest.importorskip("slack_bolt", reason="needs lotsen[slack]")
    from assistant.channels.slack.message import messages
    from tests.assistant.channels.slack.reading import read

    return "\n".join(read({"blocks": page.blocks}) for page in messages(answer, first_turn=True, with_question=True))


def _teams(answer: Answer) -> str:
    pytest.importorskip("microsoft_teams.apps", reason="needs lotsen[teams]")
    from assistant.channels.teams.card import cards
    from tests.assistant.channels.teams.reading import read

    return "\n".join(map(read, cards(answer, first_turn=True, with_question=True)))


def _unmarked(markdown: str) -> str:
    """Return what a reader of Markdown sees, as the text of the page it becomes."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return html.unescape(re.sub(r"<[^>]+>", "", page))


RENDERERS: dict[str, Callable[[Answer], str]] = {
    "http": lambda answer: json.dumps(answer_object(answer), ensure_ascii=False).replace("\\n", "\n"),
    "openai": _openai,
    "openai-stream": _openai_stream,
    "mcp": _mcp,
    "slack": _slack,
    "teams": _teams,
}
