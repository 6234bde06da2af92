"""What a question asks for: its interrogative, and whether it wants the rule that binds or the way to do it."""

from __future__ import annotations

import re
from enum import StrEnum


class QuestionType(StrEnum):
    """``rule``: may, must, how much, how long; ``method``: what it is, how it is done, what goes wrong."""

    rule = "rule"
    method = "method"


_RULE = re.compile(
    r"\b(?:"
    # Swedish
    r"får|måste|ska|skall|krävs|kräver|tillåt\w*|gäller|lagligt|skyldig\w*|rätt att|enligt|"
    r"värde\w*|belopp\w*|gräns\w*|tröskel\w*|frist\w*|anbudstid\w*|dagar|hur lång\w*|hur länge|"
    # Norwegian and Danish
    r"kan (?:man|vi|eg|jeg|oppdragsgiver\w*)|må|skal|kreves|krevst|tillatt|lov|gjelder|gjeld|plikt\w*|"
    r"etter|ifølge|gælder|"
    r"beløp\w*|grens\w*|terskel\w*|dager|hvor len?ge|hvor lang\w*|kor leng\w*|kor lang\w*|"
    # English
    r"may|must|shall|allowed|permitted|required|lawful|legal\w*|obliged|under (?:article|the directive)|"
    r"threshold\w*|limit\w*|deadline\w*|how long|days|amount\w*|"
    r"kap|art(?:icle|ikel|ikkel)?"
    r")\b|§",
    re.IGNORECASE,
)

_INTERROGATIVES = {
    "extent": r"(?:hur|hvor|kor) (?:lång\w*|länge|lang\w*|lenge|længe|leng\w*|mycket|mye|mykje|stor\w*)|"
    r"how (?:long|much|large)",
    "how": r"hur|hvordan|korleis|how",
    "when": r"när|når|hvornår|when|vilkår|villkor|förutsättning\w*|conditions?",
    "what": r"vad|hva|kva|hvad|what",
    "which": r"vilk\w+|hvilk\w+|which",
    "who": r"vem|hvem|kven|who",
    "why": r"varför|hvorfor|kvifor|why",
    "may": r"får|kan|må|måste|ska|skal|gäller|gjelder|is|are|may|must|can|does|do",
}
_OPENING = {name: re.compile(rf"(?:{words})\b", re.IGNORECASE) for name, words in _INTERROGATIVES.items()}


def question_type(text: str) -> QuestionType:
    """Return the type by the question's own words in Swedish, Norwegian, Danish or English."""
    return QuestionType.rule if _RULE.search(text) else QuestionType.method


def interrogative(text: str) -> str | None:
    """Return what kind of question word opens ``text``, the same for all languages; None for a statement."""
    return next((name for name, opening in _OPENING.items() if opening.match(text)), None)
