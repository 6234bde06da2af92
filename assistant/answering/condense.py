"""A follow-up leaves unsaid what the conversation is about; the search needs it said."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.domain import Question
from assistant.retrieval.interrogative import compares

_OPENERS = re.compile(
    r"^(?:och|men|då|og|men|da|and|but|so|then|hur då|varför det|hva med|kva med|vad gäller|what about|how about)\b",
    re.IGNORECASE,
)
_POINTERS = re.compile(
    r"\b(?:den|det|detta|denna|dessa|de|dem|där|dette|denne|disse|dei|der|it|that|this|these|those|they|them|there)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:hur|när|vad|vem|vilk\w+|varför|var|hvordan|når|hva|hvem|hvilk\w+|hvorfor|hvor|korleis|kva|kven|kvifor|kor|"
    r"hvad|hvornår|how|when|what|who|which|why|where)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\b(?:mellan|mellom|between|och|og|and|samt|versus|vs)\b", re.IGNORECASE)
_SHORT = 6
"""Words up to which a pointing word is taken to point back rather than to something within the question."""


def search_text(question: Question, method_in: Callable[[str], str | None]) -> str:
    """Return the question, led by what the conversation is about when it cannot stand alone.

    ``method_in`` returns the name of the method (or term asked about) in a text, None where it names none. A question
    leans on the conversation by its words, by naming no method where an earlier one did, or by comparing one method
    with nothing. It is led by the method last named where it asks something of its own, else by the question that named
    it, else by the last one.
    """
    text, earlier = question.text, [turn.question for turn in question.history]
    if not earlier:
        return text
    named = ((before, method) for before in reversed(earlier) if (method := method_in(before)))
    subject, method = next(named, (None, None))
    own = method_in(text)
    if own and method and own != method and _compares_with_unsaid(text):
        return f"{method} {text}"
    if _leans(text) or (subject is not None and own is None):
        return f"{method if method and _asks(text) else subject or earlier[-1]} {text}"
    return text


def _asks(text: str) -> bool:
    return len(text.split()) > 2 and bool(_ASKS.search(text))


def _compares_with_unsaid(text: str) -> bool:
    """Return whether a text that names one method sets it beside something it does not say."""
    return compares(text) and not _PAIR.search(text)


def _leans(text: str) -> bool:
    words = text.split()
    return bool(_OPENERS.match(text)) or (len(words) <= _SHORT and bool(_POINTERS.search(text))) or len(words) <= 2
