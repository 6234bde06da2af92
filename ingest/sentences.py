"""Running text to sentences, for the Nordic languages and English, with the habits of law and guidance.

Rules of our own: of 60 texts in tests/ingest/test_sentences.py pysbd and nupunkt divide 33 rightly and spaCy's
sentencizer 32; all break at "kap.", "jf." or "nr. 8" in one of the languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.domain import Span
from ingest.abbreviations import ALWAYS_GO_ON, BEFORE_AN_ACT, LETTERED, MAY_END

LONGEST: Final = 2_000
"""Characters. A longer run without a sentence's end is no prose; it is cut at a space."""

LOOK_BACK: Final = 60
"""Characters before a full stop that can tell whether it ends a sentence."""

_CLOSERS = "\"'”’»“›)\\]"
_OPENERS = "\"'“”„«»‘’‹›(\\[–—-"
# A terminator, what closes around it, then a space, or (a slip of the pen) a capitalised word at once.
_END = re.compile(
    rf"[.!?…]+[{_CLOSERS}]*(?=\s|$)|(?<=[^\W\d_A-ZÅÄÖÆØ]{{3}})[.!?](?=[A-ZÅÄÖÆØ][a-zåäöæø]+ )",
)
_NEXT = re.compile(rf"\s*[{_OPENERS}]*\s*(\S)")
_SHORT_NAME = re.compile(r"\s+[A-ZÅÄÖÆØ]{2,6}\b")
_TOKEN = re.compile(r"[\w.:]+$")
_ADDRESS = re.compile(r"(?:www\.|[/@])\S*$")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,4}\.){2,}")
_ENUMERATOR = re.compile(r"(?:§+\s*)?(?:\d{1,3}(?:[.-]\d{1,3})*|[a-zA-ZåäöÅÄÖæøÆØ]|[ivxIVX]{1,5})\.")
_PARENTHESIS = re.compile(r"\([^()]{0,300}\)")


def split_units(text: str) -> tuple[Span, ...]:
    """Return the sentences of running text as spans, in order, without the spaces between them.

    A sentence inside parentheses belongs to the sentence around it. No unit is longer than LONGEST characters.
    """
    spans: list[Span] = []
    start = 0
    for end in [*_sentence_ends(text), len(text)]:
        spans.extend(_cut(text, start, end))
        start = end
    return tuple(spans)


def _sentence_ends(text: str) -> Iterator[int]:
    inside = [(m.start(), m.end()) for m in _PARENTHESIS.finditer(text)]
    at = start = 0
    for match in _END.finditer(text):
        while at < len(inside) and inside[at][1] <= match.start():
            at += 1
        within = at < len(inside) and inside[at][0] < match.start() and match.end() < inside[at][1]
        if not within and _ends(text, start, match):
            yield match.end()
            start = match.end()


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether the terminator ``match`` ends the sentence that began at ``start``."""
    following = _NEXT.match(text, match.end())
    if following is None:
        return False  # the end of the text ends it anyway
    first = following[1]
    if first.islower() or (first in ",;:" and match.end() < len(text)):
        return False
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    before = text[max(start, match.start() - LOOK_BACK) : match.start() + 1]
    if following.start(1) == match.end() and _ADDRESS.search(before):
        return False
    if before.rpartition(" ")[2] in BEFORE_AN_ACT and _SHORT_NAME.match(text, match.end()):
        return False
    return not _goes_on(before, "(" if "(" in following[0] else first)


def _goes_on(before: str, first: str) -> bool:
    """Tell whether the full stop that ends ``before`` belongs to an abbreviation, an initial or an enumerator."""
    if _ENUMERATOR.fullmatch(before.strip()):
        return True
    found = _TOKEN.search(before)
    token = found[0].lstrip(".:") if found else ""
    known = token.lower()
    if known in ALWAYS_GO_ON:
        return True
    if known in MAY_END:
        return not first.isupper()
    if _DOTTED.fullmatch(token):
        return True
    if len(token) == 2 and token[0].isupper():
        words = before.split()
        return len(words) < 2 or words[-2].lower() not in LETTERED
    return False


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield ``start`` to ``end`` without outer spaces, in pieces of at most LONGEST characters."""
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        if stop - start > LONGEST:
            space = text.rfind(" ", start + 1, start + LONGEST)
            stop = space if space > start else start + LONGEST
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            yield Span(start, last)
        start = stop
