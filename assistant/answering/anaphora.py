"""Whether a sentence can be said without the one before it, which "it", "also" and "however" speak of."""

from __future__ import annotations

import re

_OPENS = (
    "den|det|de|dem|detta|dessa|denna|då|där|därför|därmed|därefter|annars|även|också|heller|samma|övriga|andra|annan|"
    "sådan|sådana|sådant|ja|nej|dette|disse|denne|dei|da|der|derfor|deretter|ellers|elles|også|samme|andre|slik|slike|nei|"
    "it|its|they|their|this|that|these|those|such|then|there|otherwise|also|same|other|the (?:same|other|latter)|no|yes"
)
_HOLDS = (
    "däremot|dock|alltså|således|i stället|samma paragraf|enligt samma|derimot|imidlertid|altså|likevel|i stedet|"
    "etter samme|however|therefore|instead"
)
_LEANS = re.compile(rf"(?:{_OPENS})\b|[^.]{{0,60}}\b(?:{_HOLDS})\b", re.IGNORECASE)


def stands_alone(text: str) -> bool:
    """Return whether a quotable unit leans on none before it. A list never leads what explains it."""
    return "\n" not in text and not _LEANS.match(text)
