"""What the buttons of a card send back, checked on its return: it passes through the hands of whoever presses them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from assistant.domain import Language

Identifier = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[A-Za-z0-9_.:-]+$")]


class Ask(BaseModel):
    """A question to ask."""

    model_config = ConfigDict(frozen=True)

    lotsen: Literal["ask"]
    question: Annotated[str, StringConstraints(max_length=2_000)]


class Judged(BaseModel):
    """The answer that a verdict is about."""

    model_config = ConfigDict(frozen=True)

    lotsen: Literal["judge"]
    answer: Identifier
    build: Identifier | None = None
    language: Language = Language.en


def ask_again(question: str) -> dict[str, Any]:
    """Return the data of a button that asks."""
    return Ask(lotsen="ask", question=question[:2_000]).model_dump()


def judge(answer_id: str, build_id: str | None, language: Language) -> dict[str, Any]:
    """Return the data of a button that judges."""
    return {"lotsen": "judge", "answer": answer_id, "build": build_id, "language": str(language)}
