"""A greeting is answered with what Lotsen is for, not with a search."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.domain import Outcome

_GREETINGS = frozenset(
    """
    hej hejsan hallå tjena tja hei heisann hallo halla goddag hello hi hey god morgon morgen dag kväll kveld
    afton good morning afternoon evening day tack takk thanks thank you mange tusen så mycket
    """.split()
)


def greet(draft: Draft) -> Draft:
    """End with ``greeting`` when the question holds nothing but words of greeting or thanks."""
    words = re.findall(r"\w+", draft.question.text.lower())
    return replace(draft, outcome=Outcome.greeting) if words and _GREETINGS.issuperset(words) else draft
