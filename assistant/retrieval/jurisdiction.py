"""Whose law a question is about: the country it names, else what the asker chose, else what the language suggests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain import Jurisdiction, Language
from assistant.law.references import find_references, named_acts

_PLACES = {
    Jurisdiction.SE: r"sverige|svensk\w*|sweden|swedish|upphandlingsmyndigheten|konkurrensverket",
    Jurisdiction.NO: r"norge|noreg|norsk\w*|norway|norwegian|kofa|dfø|anskaffingslov\w*|anskaffelsesl\w+",
    Jurisdiction.DK: r"danmark|dansk\w*|denmark|danish|udbudslov\w*",
    Jurisdiction.FI: r"finland\w*|finsk\w*|finnish|suom\w+",
    Jurisdiction.EU: r"eu-direktiv\w*|direktiv\w*|directive\w*|eu-rätt\w*|eu-rett\w*|eu law",
}
_PATTERNS = {place: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for place, words in _PLACES.items()}
_BEGINNINGS = {place: tuple(word.partition("\\")[0] for word in words.split("|")) for place, words in _PLACES.items()}
"""Looked for first, since a pattern costs ten times as much and most sentences name no place."""
_PARTNER = re.compile(
    r"\b(?:tillsammans|ihop|gemensamt|samarbet\w*|sammen|saman|i lag|samarbeid\w*|samarbejd\w*|fælles|felles|"
    r"together|jointly|cooperat\w*) (?:med|with)(?: \w+){0,3}? (?:" + "|".join(_PLACES.values()) + r")\b",
    re.IGNORECASE,
)
"""With whom somebody buys: that country's law is not what is asked about."""
_SHARED_NAME = re.compile(r"\bupphandlingslag(?:en)?\b", re.IGNORECASE)
"""What the act of Finland is called in Finland, and that of Sweden in Sweden."""
_EU = Jurisdiction.EU
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

    A country outranks the EU when both are named. What was chosen is the asker's setting: it gives way only where the
    question names one other country and not this one. The country of a partner is not the one asked about.
    """
    text = _SHARED_NAME.sub(" ", text) if chosen is Jurisdiction.FI else text
    named = named_in(_PARTNER.sub(" ", text))
    countries = [place for place in named if place is not Jurisdiction.EU]
    if chosen:
        return countries[0] if len(countries) == 1 and chosen is not _EU else chosen
    if countries:
        return countries[0]
    return Jurisdiction.EU if named else _HOME[language]


def without_places(text: str) -> str:
    """Return the text less the words that name a country or the EU."""
    for pattern in _PATTERNS.values():
        text = pattern.sub("", text)
    return " ".join(text.split())


def places_in(text: str) -> frozenset[Jurisdiction]:
    """Return the countries that a text names in so many words."""
    return frozenset(place for place in _said(text) if place is not _EU)


def named_in(text: str) -> tuple[Jurisdiction, ...]:
    """Return the jurisdictions that a text names: by a provision, by an act, by the country; each once."""
    named = [
        *(reference.jurisdiction for reference in find_references(text) if reference.act),
        *(jurisdiction for _, jurisdiction in named_acts(text)),
        *_said(text),
    ]
    return tuple(dict.fromkeys(place for place in named if place))


def _said(text: str) -> Iterator[Jurisdiction]:
    """Yield the countries, and the EU, that a text names in so many words."""
    lower = text.lower()
    for place, beginnings in _BEGINNINGS.items():
        if any(map(lower.__contains__, beginnings)) and _PATTERNS[place].search(text):
            yield place
