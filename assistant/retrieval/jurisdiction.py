"""Whose law a question is about: what the asker chose, else what the words name, else what the language suggests."""

from __future__ import annotations

import re

from assistant.domain import Jurisdiction, Language
from assistant.law.references import find_references, named_acts

_PLACES = {
    Jurisdiction.SE: r"sverige|svensk\w*|swed(?:en|ish)|upphandlingsmyndigheten|konkurrensverket",
    Jurisdiction.NO: r"norge|noreg|norsk\w*|norw(?:ay|egian)|kofa|dfø|anskaffingslov\w*|anskaffelsesl\w+",
    Jurisdiction.DK: r"danmark|dansk\w*|denmark|danish|udbudslov\w*",
    Jurisdiction.FI: r"finland\w*|finsk\w*|finnish|suom\w+",
    Jurisdiction.EU: r"eu-direktiv\w*|direktiv\w*|directive\w*|eu-rätt\w*|eu-rett\w*|eu law",
}
_PATTERNS = {place: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for place, words in _PLACES.items()}
_HOME = {
    Language.sv: Jurisdiction.SE,
    Language.nb: Jurisdiction.NO,
    Language.nn: Jurisdiction.NO,
    Language.da: Jurisdiction.DK,
    Language.fi: Jurisdiction.FI,
    Language.en: Jurisdiction.EU,
}


def settle(text: str, language: Language, chosen: Jurisdiction | None) -> Jurisdiction:
    """Return the jurisdiction to answer for.

    A country named in the question outranks the language, and a country outranks the EU when both are named.
    """
    if chosen:
        return chosen
    named = named_in(text)
    countries = [place for place in named if place is not Jurisdiction.EU]
    if countries:
        return countries[0]
    return Jurisdiction.EU if named else _HOME[language]


def named_in(text: str) -> tuple[Jurisdiction, ...]:
    """Return the jurisdictions that a text names: by a provision, by an act, by the country; each once."""
    named = [
        *(reference.jurisdiction for reference in find_references(text) if reference.act),
        *(jurisdiction for _, jurisdiction in named_acts(text)),
        *(place for place, pattern in _PATTERNS.items() if pattern.search(text)),
    ]
    return tuple(dict.fromkeys(place for place in named if place))
