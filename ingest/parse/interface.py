"""Words of a page's interface: what stands on buttons and in menus, and is no sentence of the document."""

from __future__ import annotations

import re

# Words and short phrases only, and only as whole lines: no sentence is ever listed here.
_PHRASES = (
    "sök|søk|search|søg|meny|menu|navigation|hem|hjem|home|startside|startsida|logga in|logg inn|log ind|log in|"
    "login|kontakta oss|kontakt oss|contact us|om oss|about us|dela|del|share|tipsa|skriv ut|skriv ut sidan|"
    "print|udskriv|lyssna|lytt|listen|kommentera|kommenter|comment|comments|stäng|lukk|luk|close|tillbaka|"
    "tilbake|tilbage|back|till toppen|til toppen|to top|läs mer|les mer|læs mere|read more|visa alla|vis alle|"
    "show all|nästa|neste|næste|next|föregående|forrige|previous|språk|språkvalg|sprog|language|svenska|norsk|"
    "dansk|english|facebook|twitter|linkedin|instagram|youtube|rss|cookies|acceptera|godta|accepter|accept|"
    "acceptera alla|godta alle|accept all|se kart|visa karta|vis kort|show map|hoppa till innehåll|"
    "hoppa till innehållet|hopp til innhold|skip to content|gå til hovedinnhold|prenumerera|abonner|subscribe"
)
_LABEL = re.compile(
    rf"(?:{_PHRASES})(?:\s+(?:på|on|via|with)\s+(?:facebook|twitter|linkedin|x))?[\s:.>»›]*", re.IGNORECASE
)


def is_label(text: str) -> bool:
    """Tell whether a whole line is the label of a button, menu or link of the page."""
    return _LABEL.fullmatch(text.strip()) is not None
