"""What a person wrote in Teams, as plain text, and the language their Teams is set to."""

from __future__ import annotations

import html
import re

from assistant.domain import Language

_MENTION = re.compile(r"<at\b[^>]*>.*?</at>", re.IGNORECASE | re.DOTALL)


def plain(text: str) -> str:
    """Return the text without the names of those it mentions, the bot and people alike."""
    return " ".join(html.unescape(_MENTION.sub(" ", text)).split())


def language_of(locale: str | None, default: Language) -> Language:
    """Return the language of a locale such as "sv-SE"; the default where Lotsen does not answer in it."""
    code = (locale or "").partition("-")[0].lower()
    code = "nb" if code == "no" else code
    return Language(code) if code in Language.__members__ and code != Language.fi else default
