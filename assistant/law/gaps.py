"""What may stand between a number and its act, and between the numbers of one list."""

from __future__ import annotations

import re

_CONNECTIVE = (
    r"(?:i|in|of|av|enligt|etter|efter|under|ifølge|jf\.?|the|den|det|eu:s|eus|eu|rådets|europaparlamentets och|"
    r"direktiv(?:et)?|directive|lagen|lag|loven|forskrift(?:en)?|norska|norske|svenska|svenske|danska|danske|finska|"
    r"norwegian|swedish|danish|finnish|direktiivi\w*)"
)
_POINTERS = (
    r"(?:se|see|jfr?\.?|särskilt|särsk\.|bl\.a\.|nämligen|dvs\.?|i|in|og|och|and|"
    r"regler|reglerna|reglene|bestämmelser|bestämmelserna)"
)
_JOINTS = (
    r"(?:och|eller|samt|resp\.|respektive|og|and|or|jfr?\.?|cf\.|se|see|med|både|as well as|ja|tai|sekä|ennen|"
    r"mot|vs\.?|til|till|to|etter|enligt|i)"
)
_ASIDE = r"(?:\s*\([^()]{1,40}\))?"


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


TIGHT_AFTER = _pattern(rf"{_ASIDE}\s*,?\s+{_CONNECTIVE}(?:\s+{_CONNECTIVE})*[\s(]+|\s*\(?")
"""Between a number and the act right behind it: "6:5 LOU", "§ 5b i anskaffelsesloven"."""
LOOSE_AFTER = _pattern(r"\s*[,–-]\s*")
TIGHT_BEFORE = _pattern(r"[\s:]*\(?(?:§§?\s*)?")
"""Between an act and the number right behind it: "LOU 6:5"."""
LOOSE_BEFORE = _pattern(rf"\s*[,;:(–-]*\s*(?:{_POINTERS}\s+)*")
JOINER = _pattern(rf"{_ASIDE}\s*[,;(]*\s*(?:{_JOINTS}[\s,]+)*[–(-]?\s*")
"""Between two members of one list, which share their act."""
SAME_SENTENCE = re.compile(r"[^.;!?]{,80}")
"""Between "13 kap. 2 §" and a "3 §" of the same chapter."""

CLOCK = _pattern(
    r"\b(?:kl\.?|klockan|klokka|klokken|tid|tiden|time|skala|skalan|scale|ratio|forhold\w*|förhållande\w*|vekt\w*|vikt\w*)\s*$"
)
"""Before what looks like "6:5" and is a time of day, a scale or a ratio."""
PREPOSITION = _pattern(r"\b(?:at|før|före|innan|senast|senest|inden|by|before)\s*$")
"""Before what is more likely a time of day, where no act stands beside it."""
TIME = re.compile(r"\d{1,2}:[0-5][05]")
