"""Text as a reader sees it: composed letters, plain spaces, and nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata

# What hides words from a reader or reorders them: tag characters, zero-width and joining marks, bidirectional
# controls, soft hyphens, variation selectors, interlinear and object marks, and the control characters.
_UNSEEN = re.compile(
    "[\U000e0000-\U000e0fff\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffc"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]"
)
# Word processors print bullets from the private use area of a symbol font.
_SYMBOL_BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc", "•"))
_PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_SPACES = re.compile(r"[^\S\n]+")


def seen(text: str) -> str:
    """Return ``text`` in NFC without invisible characters, every space plain and single, line breaks kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = _PRIVATE_USE.sub("", _UNSEEN.sub("", text.translate(_SYMBOL_BULLETS)))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text))


def one_line(text: str) -> str:
    """Return ``seen(text)`` on one line without space at its ends."""
    return " ".join(seen(text).split())
