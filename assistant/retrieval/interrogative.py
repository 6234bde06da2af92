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


_AMOUNT = re.compile(
    r"gräns|grens|belopp|beløp|beløb|tröskel|terskel|tærskel|threshold|limit|amount|frist|deadline|anbudstid|%|€|"
    r"(?:hur|hvor|kor) (?:lång|läng|lang|leng|læng|mycket|mye|mykje|meget|många|mange|stor|hög|hø[yj]|kort|fort|snabb)|"
    r"how (?:long|much|many|large|high|soon|quickly|fast|short)|"
    r"\b(?:dagar|dager|dage|days|år|years|procent|prosent|percent|kronor|kroner|euro|minst|högst|høyst|minimum|"
    r"maximum|maksimum|minste|lägsta|lavest|kortaste|korteste|värde\w*|verdi\w*|værdi\w*|value)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"jämför|sammenlign|samanlik|compar|skillnad|skiljer|forskjell|skilnad|forskel(?!lig)|"
    r"differ(?!ent\b)|different from",
    re.IGNORECASE,
)
_CORRESPONDS = re.compile(r"(?<!eller )(?<!or )(?:motsvar|tilsvar|counterpart|equivalent|correspond)", re.IGNORECASE)
""""Or equivalent" is what is said of a brand."""


def asks_amount(text: str) -> bool:
    """Return whether a question asks for a figure: an amount, a share, a number of days or years.

    "May we … below the threshold?" names one only as a condition; with digits it may be the figure that is in doubt.
    """
    conditional = interrogative(text) == "whether" and not any(map(str.isdigit, text))
    return bool(_AMOUNT.search(text)) and not conditional


def compares(text: str) -> bool:
    """Return whether a question sets two things beside each other."""
    return bool(_COMPARES.search(text))


def asks_counterpart(text: str) -> bool:
    """Return whether a question asks what a rule is elsewhere, or sets two things beside each other."""
    return bool(_CORRESPONDS.search(text)) or compares(text)


def asks_meaning(text: str) -> bool:
    """Return whether a question asks what a term means; a term typed alone does."""
    return bool(_MEANING.match(text)) or (len(text.split()) <= _KEYWORDS and interrogative(text) is None)


def interrogative(text: str) -> str | None:
    """Return what kind of question word opens ``text``, the same for all languages; None for a statement."""
    return next((name for name, opening in _OPENING.items() if opening.match(text)), None)
