"""What of a conversation is kept for follow-up questions: little, and nothing of what was refused or failed."""

from __future__ import annotations

from assistant.domain import Answer, Outcome, Turn

TURNS = 10
"""Of one conversation."""
TEXT_CHARACTERS = 300
"""Of an answer."""
_KEPT = {
    Outcome.answered,
    Outcome.partly_answered,
    Outcome.clarify,
    Outcome.no_source,
    Outcome.not_legal_advice,
}


def turn_of(answer: Answer) -> Turn | None:
    """Return the turn to keep; None for what is no turn of a conversation."""
    if answer.outcome not in _KEPT:
        return None
    text = " ".join(statement.text for statement in answer.statements)[:TEXT_CHARACTERS]
    return Turn(answer.question.text, text, answer.id)
