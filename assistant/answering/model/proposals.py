"""What a model proposes to say, read from its JSON while it is still being written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.errors import ModelError

SCHEMA: dict[str, Any] = {
    "title": "answer",
    "description": "The answer, sentence by sentence, each with the numbers of the passages it rests on.",
    "type": "object",
    "properties": {
        "statements": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string"},
                    "passages": {"type": "array", "items": {"type": "integer"}},
                },
                "required": ["text", "passages"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["statements"],
    "additionalProperties": False,
}
LONGEST = 16_000
"""Characters after which a model is not writing an answer any more."""
MOST = 10
"""Proposals that are read; an answer of more is no answer."""

_OPENING = re.compile(r'"statements"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One sentence of the model and the numbers of the passages it names."""

    text: str
    passages: tuple[int, ...]


class ProposalReader:
    """Takes the text piece by piece. What stands before the list (a fence, a remark) is passed over."""

    def __init__(self) -> None:
        self._text = ""
        self._at: int | None = None
        """Where in the text the next proposal may begin; None until the list has begun."""
        self._read = 0
        self.finished = False
        """Whether the list is closed or full; what follows it is not read."""

    def take(self, piece: str) -> Iterator[Proposal]:
        """Yield the proposals that this piece completes. Raises ModelError where they are not in their form."""
        self._text += piece
        if len(self._text) > LONGEST:
            raise ModelError(f"The language model wrote more than {LONGEST} characters. Is it the right model?")
        if self._at is None:
            opening = _OPENING.search(self._text)
            self._at = opening.end() if opening else None
        while not self.finished and (proposal := self._next()) is not None:
            yield proposal
            self._read += 1
            self.finished = self._read == MOST

    def end(self) -> None:
        """The text has ended. Raises ModelError where the list has not."""
        if not self.finished:
            raise ModelError(
                "The language model did not write the list of statements it was asked for, or broke off. "
                "Choose a model that can write JSON by a schema, or raise LOTSEN_MODEL_TOKENS."
            )

    def _next(self) -> Proposal | None:
        if self._at is None:
            return None
        begin = _BETWEEN.match(self._text, self._at).end()  # type: ignore[union-attr]
        if self._text[begin : begin + 1] == "]":
            self.finished = True
            return None
        try:
            value, self._at = json.JSONDecoder().raw_decode(self._text, begin)
        except json.JSONDecodeError:
            return None
        except RecursionError as error:
            raise ModelError("The language model nests its JSON without end. Is it the right model?") from error
        return _proposal(value)


def _proposal(value: object) -> Proposal:
    match value:
        case {"text": str(text), "passages": list(numbers)}:
            return Proposal(text, tuple(dict.fromkeys(n for n in numbers if type(n) is int)))
    raise ModelError("The language model wrote a statement that is not of the form {text, passages}.")
