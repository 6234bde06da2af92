"""What kind of question a question is, by the word it opens with, the same for all languages."""

from __future__ import annotations

import re

_INTERROGATIVES = {
    "extent": r"(?:hur|hvor|kor) (?:lång|läng|lang|leng|læng|mycket|mye|mykje|stor|hög|høy|høg)\w*|"
    r"how (?:long|much|large|high)",
    "how": r"hur|hvordan|korleis|how",
    "when allowed": r"(?:när|når|hvornår|when) (?:får|kan|må|may|can)|vilkår|villkor|förutsättning\w*|conditions?",
    "when": r"när|når|hvornår|when",
    "what": r"vad|hva|kva|hvad|what",
    "who": r"vem|hvem|kven|who",
    "why": r"varför|hvorfor|kvifor|why",
    "whether": r"får|kan|må|måste|ska|skal|gäller|gjelder|is|are|may|must|can|does|do",
}
_OPENING = {name: re.compile(rf"(?:{words})\b", re.IGNORECASE) for name, words in _INTERROGATIVES.items()}


_MEANING = re.compile(
    r"^\W*(?:(?:vad|hva|kva|hvad) (?:är|er|betyder|betyr|tyder|menas med|menes med|menast med|innebär|innebærer|"
    r"inneber|heter|hedder|står)\b|what (?:is|are|does|do)\b|(?:förklara|forklar|explain|define|definition)\b)",
    re.IGNORECASE,
)
_KEYWORDS = 3
"""Words up to which a text without a question word is taken to ask what the words mean."""


def asks_meaning(text: str) -> bool:
    """Return whether a question asks what a term means; a term typed alone does."""
    return bool(_MEANING.match(text)) or (len(text.split()) <= _KEYWORDS and interrogative(text) is None)


def interrogative(text: str) -> str | None:
    """Return what kind of question word opens ``text``, the same for all languages; None for a statement."""
    return next((name for name, opening in _OPENING.items() if opening.match(text)), None)
