"""Makes any string safe for a model: one Unicode form, no characters that break tokenizers, a bounded length."""

from __future__ import annotations

import re
import unicodedata

from assistant.domain import Span
from assistant.embedding.base import SpannedText

LONGEST = 8_000
"""Characters of a text that are looked at; the models take about 2,000 of them."""

_UNSAFE = re.compile("[\0\ud800-\udfff]")


def clean(text: str) -> str:
    """Return the text in Unicode form NFC, without NUL and lone surrogates."""
    return unicodedata.normalize("NFC", _UNSAFE.sub("", text))


def clean_spanned(spanned: SpannedText) -> SpannedText:
    """Return the cleaned text, cut to LONGEST characters, with the spans moved to where their words now stand."""
    raw = spanned.text[:LONGEST]
    text = clean(raw)
    if text == raw:
        return SpannedText(text, spanned.spans)
    moved = tuple(Span(len(clean(raw[: span.start])), len(clean(raw[: span.end]))) for span in spanned.spans)
    return SpannedText(text, moved)
