"""What the writing stage needs of a language model: messages in, pieces of text out."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is said to the model: the rules, and the question with its passages as data."""

    system: str
    data: str
    """JSON, so that no text in it can pose as the end of the data."""


class ChatModel(Protocol):
    """A language model that writes the JSON object of ``proposals.SCHEMA``."""

    @property
    def name(self) -> str:
        """Provider and model, as ``/api/chat`` names them."""
        ...

    def write(self, prompt: Prompt) -> Generator[str | None, None, None]:
        """Yield the text as it comes, None whenever nothing came for a moment.

        Closing the iterator ends the request. Raises ModelError where the model fails or takes too long.
        """
        ...

    def close(self) -> None:
        """Let go of threads and connections."""
        ...
