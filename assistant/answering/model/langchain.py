"""A language model through LangChain: any provider that ``init_chat_model`` knows, asked for JSON by a schema."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Generator
from typing import Any

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage
from langchain_core.runnables import Runnable, RunnableSequence

from assistant.answering.model.base import Prompt
from assistant.answering.model.loop import LoopThread
from assistant.answering.model.model_errors import explained
from assistant.answering.model.proposals import SCHEMA


class LangChainModel:
    """A chat model of LangChain. Its requests run on a thread of their own, where they can be cancelled."""

    def __init__(self, model: BaseChatModel, name: str, seconds: float, schema: dict[str, Any] = SCHEMA) -> None:
        """Take the model; one answer, of the form ``schema``, may take ``seconds``, retries included."""
        self.name = name
        self._asked = _for_json(model, schema)
        self._seconds = seconds
        self._thread = LoopThread("model")

    def write(self, prompt: Prompt) -> Generator[str | None, None, None]:
        """Yield the text as it comes, None whenever nothing came for a moment; raises ModelError."""
        messages = [SystemMessage(prompt.system), HumanMessage(prompt.data)]
        try:
            with contextlib.closing(self._thread.read(lambda: self._pieces(messages), self._seconds)) as pieces:
                yield from pieces
        except Exception as error:
            raise explained(error, self.name) from error

    def close(self) -> None:
        """End the thread."""
        self._thread.close()

    async def _pieces(self, messages: list[BaseMessage]) -> AsyncIterator[str]:
        from langsmith import tracing_context

        # A question goes to the model that was chosen and nowhere else, whatever variables the machine has set.
        with tracing_context(enabled=False):
            async for chunk in self._asked.astream(messages):
                if text := str(chunk.text):
                    yield text


def _for_json(model: BaseChatModel, schema: dict[str, Any]) -> Runnable[Any, BaseMessage]:
    """Return the model bound to the schema the provider's own way, without LangChain's parser behind it.

    That parser reads the whole text again with every piece; ``proposals`` reads each piece once.
    """
    structured = model.with_structured_output(schema, method="json_schema")
    assert isinstance(structured, RunnableSequence)
    bound: Runnable[Any, BaseMessage] = structured.first
    return bound
