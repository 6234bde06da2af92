"""What shape of answer a question wants: the rule that binds, or the way to do it."""

from __future__ import annotations

import re
from enum import StrEnum


class QuestionType(StrEnum):
    """``rule``: may, must, how much, how long; ``method``: what it is, how it is done, what goes wrong."""

    rule = "rule"
    method = "method"


_RULE = re.compile(
    r"\b(?:"
    r"får|måste|ska|skall|krävs|kräver|tillåt\w*|gäller|lagligt|skyldig\w*|rätt att|enligt|"
    r"kan (?:man|vi|jag|en|myndigheten|oppdragsgiver\w*|vi)|må|skal|kreves|krevst|tillatt|lov|gjelder|gjeld|plikt\w*|etter|"
    r"får vi|ifølge|gælder|"
    r"may|must|shall|allowed|permitted|required|lawful|legal\w*|obliged|under (?:article|the directive)|"
    r"värde\w*|belopp\w*|gräns\w*|tröskel\w*|frist\w*|anbudstid\w*|dagar|hur lång\w*|hur länge|beløp\w*|grens\w*|"
    r"terskel\w*|dager|dagar|hvor len?ge|hvor lang\w*|kor leng\w*|kor lang\w*|threshold\w*|deadline\w*|how long|"
    r"time limit\w*|days|amount\w*"
    r")\b|§|\bkap\b|\bart(?:icle|ikel|ikkel)?\b",
    re.IGNORECASE,
)


def question_type(text: str) -> QuestionType:
    """Return the type by the question's own words in Swedish, Norwegian, Danish or English."""
    return QuestionType.rule if _RULE.search(text) else QuestionType.method
