"""The question as a person meant it: one Unicode form, no invisible characters, not too long, with words in it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.domain import Outcome

MAX_CHARACTERS = 1_000

# Control, format (zero-width, bidi, tag characters), surrogate, private use and unassigned characters.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def visible(text: str) -> str:
    """Return the text in NFC with invisible characters removed and white space folded.

    U+E0000 tag characters carry instructions a person cannot see (Unicode Technical Report 36).
    """
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():  # nearly always, and much cheaper than looking at each character
        return " ".join(composed.split())
    kept = (c if unicodedata.category(c) not in _INVISIBLE else " " if c in "\t\n\r\v\f" else "" for c in composed)
    return " ".join("".join(kept).split())


def clean(draft: Draft) -> Draft:
    """Clean the question; end with ``invalid_question`` when no word is left or it is too long."""
    text = visible(draft.question.text)
    valid = len(text) <= MAX_CHARACTERS and any(c.isalpha() for c in text)
    question = replace(draft.question, text=text[:MAX_CHARACTERS])
    return replace(draft, question=question, outcome=None if valid else Outcome.invalid_question)
