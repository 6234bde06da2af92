"""A follow-up leaves unsaid what the conversation is about; the search needs it said."""

from __future__ import annotations

import re

from assistant.domain import Question

_OPENERS = re.compile(
    r"^(?:och|men|då|og|men|da|and|but|so|then|hur då|varför det|hva med|kva med|vad gäller|what about|how about)\b",
    re.IGNORECASE,
)
_POINTERS = re.compile(
    r"\b(?:den|det|detta|denna|dessa|de|dem|där|dette|denne|disse|dei|der|it|that|this|these|those|they|them|there)\b",
    re.IGNORECASE,
)
_SHORT = 6
"""Words up to which a pointing word is taken to point back rather than to something within the question."""


def search_text(question: Question) -> str:
    """Return the question, led by the question before it when it cannot stand alone."""
    text = question.text
    if not question.history:
        return text
    words = text.split()
    leans = bool(_OPENERS.match(text)) or (len(words) <= _SHORT and bool(_POINTERS.search(text))) or len(words) <= 2
    return f"{question.history[-1].question} {text}" if leans else text
