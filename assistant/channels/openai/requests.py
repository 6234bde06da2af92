"""What a client of the protocol sends, as a question: fields that would change nothing here are let pass."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from assistant.answering.clean import MAX_CHARACTERS, visible
from assistant.channels.common.days import AsOf
from assistant.channels.common.failure import Failure
from assistant.channels.openai.models import jurisdiction_of
from assistant.domain import Jurisdiction, Language, Question, Turn

LIMIT_BYTES = 256 * 1024
"""Of a request: clients send the whole conversation each time, sources included."""
TURNS = 20


class Part(BaseModel):
    """A piece of a message's content; only text can be read."""

    type: str
    text: str = ""


class Message(BaseModel):
    """One message of the conversation."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    def text(self) -> str:
        """Return the text of all its parts."""
        parts = [Part(type="text", text=self.content)] if isinstance(self.content, str) else self.content or []
        return "\n".join(part.text for part in parts)

    def only_text(self) -> bool:
        """Return whether nothing but text was sent."""
        return not isinstance(self.content, list) or all(part.type == "text" for part in self.content)


class Hints(BaseModel):
    """What narrows a question down: fields of the body, or of its ``metadata``."""

    language: Literal["sv", "nb", "nn", "da", "en"] | None = None
    jurisdiction: Literal["SE", "NO", "DK", "FI", "EU"] | None = None
    as_of: AsOf | None = None


class TextFormat(BaseModel):
    """The only form an answer has."""

    type: Literal["text"]


class StreamOptions(BaseModel):
    """What a stream tells besides the answer."""

    include_usage: bool | None = None


class CompletionRequest(Hints):
    """The body of ``POST /v1/chat/completions``."""

    model: str
    messages: Annotated[list[Message], Field(min_length=1)]
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    metadata: Hints | None = None
    n: Literal[1] | None = None
    response_format: TextFormat | None = None

    def to_question(self) -> Question:
        """Return the last message as a question, those before it as history, without what belongs to no turn.

        Raises Failure for an unknown model, and where the last message is not a user's text.
        """
        model_jurisdiction = jurisdiction_of(self.model)
        spoken = [message for message in self.messages if message.role in ("user", "assistant")]
        if not spoken or spoken[-1].role != "user":
            raise _unreadable("The last message must have the role user: it is the question.")
        if not spoken[-1].only_text():
            raise _unreadable("The last message may hold text only: images, sound and files cannot be read here.")
        meta = self.metadata or Hints()
        language = self.language or meta.language
        jurisdiction = self.jurisdiction or meta.jurisdiction
        return Question(
            text=spoken[-1].text(),
            language=Language(language) if language else None,
            jurisdiction=Jurisdiction(jurisdiction) if jurisdiction else model_jurisdiction,
            as_of=self.as_of or meta.as_of,
            history=_turns(spoken[:-1])[-TURNS:],
        )


def _turns(messages: list[Message]) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    for message in messages:
        text = visible(message.text())[:MAX_CHARACTERS]
        if message.role == "user":
            turns.append(Turn(text))
        elif turns:
            turns[-1] = Turn(turns[-1].question, text)
    return tuple(turns)


def _unreadable(detail: str) -> Failure:
    return Failure("invalid_request", 400, detail, param="messages")
