"""Words of the EU's Nordic languages and English that the parser of EUR-Lex's markup reads or sets."""

from __future__ import annotations

import re

ARTICLE_NUMBER = re.compile(
    r"(?:(?:Article|Artikel|Artikkel)\s+(?P<number>\d+(?:\s?[a-z]{1,2})?)|(?P<finnish>\d+(?:\s?[a-z])?)\s+artikla)\b\.?",
    re.IGNORECASE,
)
"""An article's number, whatever the language puts first: "Article 26", "Artikel 26a", "26 a artikla"."""

DIVISIONS = (
    (re.compile(r"(?:PART|DEL|OSA)\b", re.IGNORECASE), 2),
    (re.compile(r"(?:TITLE|AVDELNING|AFSNIT|OSASTO)\b|[IVXLC]+ OSASTO\b", re.IGNORECASE), 3),
    (re.compile(r"(?:CHAPTER|KAPITEL|LUKU)\b|[IVXLC]+ LUKU\b", re.IGNORECASE), 4),
    (re.compile(r"(?:SECTION|AVSNITT|AFDELING|JAKSO)\b|\d+ JAKSO\b", re.IGNORECASE), 5),
)
"""The level of a division by its first word."""

RECITAL = {"en": "Recital", "sv": "Skäl", "da": "Betragtning", "fi": "Johdanto-osan kappale"}
CLOSING = {"en": "Signatures", "sv": "Undertecknande", "da": "Underskrifter", "fi": "Allekirjoitukset"}
NOTES = {"en": "Notes", "sv": "Noter", "da": "Noter", "fi": "Alaviitteet"}
CONSOLIDATED = {
    "en": "consolidated to",
    "sv": "konsoliderad till och med",
    "da": "konsolideret til og med",
    "fi": "konsolidoitu",
}
