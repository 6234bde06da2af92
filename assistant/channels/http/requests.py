"""What a caller may send, checked field by field; unknown fields are refused."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from assistant.answering.clean import MAX_CHARACTERS
from assistant.channels.common.days import AsOf
from assistant.domain import Jurisdiction, Language, Question, Turn

TURNS = 20


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("holds a NUL character, which no question needs")
    return text


Text = Annotated[str, AfterValidator(_without_nul)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,100}$")]


class TurnRequest(BaseModel):
    """One earlier question and, if the caller kept them, its answer's id and the start of its text."""

    model_config = ConfigDict(extra="forbid")

    question: Text = Field(description="What was asked.")
    answer_id: Identifier | None = Field(None, description="The `id` of the answer it got.")
    text: Text | None = Field(None, description="The start of that answer.")


class ChatRequest(BaseModel):
    """A question. Only `question` is needed; what is left out is worked out from the question."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"question": "När får konkurrenspräglad dialog användas?"},
                {
                    "question": "Og hvem bestemmer det?",
                    "language": "nb",
                    "jurisdiction": "NO",
                    "as_of": "2026-07-01",
                    "history": [{"question": "Når kan oppdragsgiver bruke konkurransepreget dialog?"}],
                },
            ]
        },
    )

    question: Text = Field(description=f"At most {MAX_CHARACTERS:,} characters without invisible ones.")
    conversation_id: Identifier | None = Field(None, description="Yours to choose; comes back in the answer.")
    history: list[TurnRequest] = Field(
        default_factory=list, max_length=TURNS, description="Earlier turns, oldest first. The server keeps none."
    )
    language: Literal["sv", "nb", "nn", "da", "en"] | None = Field(None, description="Language of the answer.")
    jurisdiction: Literal["SE", "NO", "DK", "FI", "EU"] | None = Field(None, description="Whose rules apply.")
    as_of: AsOf | None = Field(None, description="The day whose wording of the law counts; today if left out.")

    def to_question(self) -> Question:
        """Return the typed question; the pipeline cleans it and judges its length."""
        return Question(
            text=self.question,
            language=self.language and Language(self.language),
            jurisdiction=self.jurisdiction and Jurisdiction(self.jurisdiction),
            as_of=self.as_of,
            history=tuple(Turn(turn.question, turn.text, turn.answer_id) for turn in self.history),
            conversation_id=self.conversation_id,
        )
