"""How gold strings are looked for in a text: evals/data/README.md, "Comparing strings"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def plain(text: str) -> str:
    """Return the text in NFKC, case folded, with every run of white space as one space."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).casefold()


def holds(text: str, string: str) -> bool:
    """Return whether ``string`` begins a word of ``text``; after a digit no further digit may follow."""
    return _pattern(string).search(plain(text)) is not None


@lru_cache(maxsize=4096)
def _pattern(string: str) -> re.Pattern[str]:
    end = r"(?!\d)" if string[-1].isdigit() else ""
    return re.compile(rf"(?<!\w){re.escape(plain(string))}{end}")
