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


def question_type(text: str) -> QuestionType:
    """Return the type by the question's own words in Swedish, Norwegian, Danish or English."""
    return QuestionType.rule if _RULE.search(text) else QuestionType.method
