"""A follow-up leaves unsaid what the conversation is about; the search needs it said."""

from __future__ import annotations

import re
from collections.abc import Callable

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


def search_text(question: Question, names_method: Callable[[str], bool]) -> str:
    """Return the question, led by an earlier one when it cannot stand alone.

    A question leans on the conversation by its words, or by naming no method where an earlier one did. It is led by the
    last question that names a method, else by the last.
    """
    text, earlier = question.text, [turn.question for turn in question.history]
    if not earlier:
        return text
    subject = next((before for before in reversed(earlier) if names_method(before)), None)
    if _leans(text) or (subject is not None and not names_method(text)):
        return f"{subject or earlier[-1]} {text}"
    return text


def _leans(text: str) -> bool:
    words = text.split()
    return bool(_OPENERS.match(text)) or (len(words) <= _SHORT and bool(_POINTERS.search(text))) or len(words) <= 2
