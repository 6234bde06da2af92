"""Words that turn a rule round when they are changed: must and may, not, only, at least and at most, before and after.

A statement may say with them only what its passage says too, and may not leave out a "not". This is no understanding of
language; it is a net for the changes that would mislead most, calibrated in evals/data/support.toml.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from assistant.domain import Language

_FILE = Path(__file__).with_name("markers.toml")
DENYING = frozenset({"not", "without"})
FORBIDDEN = "forbidden"
_IMPLIED = {
    "below": ("at most",),
    "above": ("at least",),
    "at most": ("below", "before"),
    "at least": ("above",),
    "after": ("from",),
    "not": ("without",),
    "without": ("not",),
}
"""What else in a passage can be said with a marker: under a limit is at most it."""
_PAIRS = (
    ("must", "may"),
    ("must", "should"),
    ("may", "should"),
    ("at least", "at most"),
    ("above", "below"),
    ("before", "after"),
)
OPPOSITES = tuple((*_PAIRS, *((b, a) for a, b in _PAIRS)))
"""Markers of which a clause that holds one and not the other must not be told with the other."""
_FREE = frozenset({"all", "from", FORBIDDEN})
"""Markers that are not held against a source: "the suppliers" are "all suppliers"; what is forbidden says "not" too."""


@cache
def _patterns(language: Language) -> dict[str, re.Pattern[str]]:
    lists: dict[str, dict[str, str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in lists[language].items()}


def markers(text: str, language: Language) -> frozenset[str]:
    """Return which markers a text holds."""
    return frozenset(name for name, pattern in _patterns(language).items() if pattern.search(text))


def added(said: frozenset[str], source: frozenset[str]) -> frozenset[str]:
    """Return the markers of a statement that its source neither holds nor implies."""
    implied = set[str]()
    if "at least" in source and "should" not in source:
        implied.add("must")  # a time that is at least so long must be given
    implied |= {name for name, others in _IMPLIED.items() if source.intersection(others)}
    if FORBIDDEN in said and FORBIDDEN in source:
        implied |= {"must", "may"}  # what one may not do, one must not do
    return said - source - implied - _FREE
