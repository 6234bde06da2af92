"""The heading that says what a passage is about, and whether it leads aside."""

from __future__ import annotations

import re

from assistant.domain import Passage

_ASIDE = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"fallgrop|fallgruve|faldgrube|pitfall|misstag|mistak|\b(?:fel|feil)\b|går (?:galt|gale)|go(?:es)? wrong",
        r"checklist|sjekkliste|tjekliste",
        r"marknad|marked|market",
        r"hör ihop|besläkta|närligg|hører sammen|høyrer saman|beslekt|related|belong|skilj|skillnad|forskjell|differ",
    )
)
"""What the side sections of an article are about, one pattern a kind, fit for their headings and for questions."""

_CITATION = re.compile(
    r"^(?:§+\s*[\d-]+ ?[a-z]?\b\.?|[\d ]+[a-z]? kap\. [\d ]+[a-z]? §|\d+ ?[a-z]? §|Art\w+ \d+\.?)\s*"
)


def heading_of(passage: Passage) -> str:
    """Return the last heading in words, without the citation it may open with.

    "Vilkår for dialog" for "§ 13-2. Vilkår for dialog"; empty where there is none in words.
    """
    words = (_CITATION.sub("", heading) for heading in reversed(passage.heading_path))
    return next((heading for heading in words if heading), "")


def is_aside(heading: str, question: str) -> bool:
    """Return whether a heading opens a side section (pitfalls, checklist) the question is not about."""
    return any(kind.search(heading) and not kind.search(question) for kind in _ASIDE)
