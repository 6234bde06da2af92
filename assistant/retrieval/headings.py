"""The heading that says what a passage is about: the last one in words, without the citation it may open with."""

from __future__ import annotations

import re

from assistant.domain import Passage

_CITATION = re.compile(
    r"^(?:§+\s*[\d-]+ ?[a-z]?\b\.?|[\d ]+[a-z]? kap\. [\d ]+[a-z]? §|\d+ ?[a-z]? §|Art\w+ \d+\.?)\s*"
)


def heading_of(passage: Passage) -> str:
    """Return the heading, "Vilkår for dialog" for "§ 13-2. Vilkår for dialog"; empty where there is none in words."""
    words = (_CITATION.sub("", heading) for heading in reversed(passage.heading_path))
    return next((heading for heading in words if heading), "")
