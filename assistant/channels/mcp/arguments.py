"""What each tool takes, checked field by field; the descriptions are read by the model that calls it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.channels.common.days import AsOf
from assistant.domain import Jurisdiction, Language, Question

Place = Literal["SE", "NO", "DK", "FI", "EU"]
Spoken = Literal["sv", "nb", "nn", "da", "en"]
Text = Annotated[str, Field(min_length=1, max_length=4_000)]


class Arguments(BaseModel):
    """What every tool takes."""

    model_config = ConfigDict(extra="forbid")

    language: Spoken | None = Field(None, description="Language of the reader; left out: worked out.")
    as_of: AsOf | None = Field(
        None, description="YYYY-MM-DD, the day whose wording of the law counts; left out: today."
    )

    def spoken(self) -> Language | None:
        """Return the language as the domain knows it."""
        return Language(self.language) if self.language else None


class AskArguments(Arguments):
    """A question of its own: nothing said before is known here."""

    question: Text = Field(description="One whole question, in the words of the person, at most 1,000 characters.")
    jurisdiction: Place | None = Field(None, description="Whose rules; left out: worked out from the question.")

    def to_question(self) -> Question:
        """Return the typed question."""
        return asked(self, self.question, self.jurisdiction)


class SearchArguments(Arguments):
    """What to look for."""

    query: Text = Field(description="A question or a few words, at most 1,000 characters.")
    jurisdiction: Place | None = Field(None, description="Whose rules; left out: worked out from the query.")
    limit: int = Field(8, ge=1, le=30, description="How many passages.")

    def to_question(self) -> Question:
        """Return the typed question."""
        return asked(self, self.query, self.jurisdiction)


class ProvisionArguments(Arguments):
    """Which provision to show."""

    ref: Annotated[str, Field(min_length=1, max_length=200)] = Field(
        description="As people cite it: “6 kap. 5 § LOU”, “LOU 6:5”, “FOA § 13-2”, “2014/24/EU art. 30”."
    )


class CompareArguments(Arguments):
    """What to set side by side."""

    what: Annotated[str, Field(min_length=1, max_length=200)] = Field(
        description="A term (“konkurrenspräglad dialog”) or a provision (“LOU 6:20”)."
    )
    one: Literal["SE", "NO", "EU"]
    two: Literal["SE", "NO", "EU"]


def asked(arguments: Arguments, text: str, jurisdiction: Place | None) -> Question:
    """Return the typed question; the pipeline cleans it and judges its length."""
    return Question(text, arguments.spoken(), Jurisdiction(jurisdiction) if jurisdiction else None, arguments.as_of)
