"""Patterns as data: word lists and rules in a TOML file, where readers of each language can see and mend them.

``[parts]`` holds pieces of regular expressions, ``[patterns]`` lists of rules made of them; ``~name~`` stands for a
part. Line breaks and the white space around them do not count. ``[hints]`` lists, for rules that whole passages are
held against, small pieces of text of which one stands in everything the rule finds: they are looked for first, since
a rule costs a hundred times as much.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PART = re.compile(r"~(\w+)~")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One list of rules as one expression that ignores case."""

    expression: re.Pattern[str]
    hints: tuple[str, ...] = ()

    def search(self, text: str, lower: str | None = None) -> re.Match[str] | None:
        """Return the first place that a rule finds; ``lower`` is the text in lower case, where it is at hand."""
        if self.hints and not any(map((lower or text.lower()).__contains__, self.hints)):
            return None
        return self.expression.search(text)


@cache
def patterns(name: str) -> dict[str, Pattern]:
    """Return the rules of ``<name>.toml``. Raises KeyError where a rule names a part that the file does not have."""
    told = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    parts, hints = told.get("parts", {}), told.get("hints", {})
    return {
        key: Pattern(
            re.compile("|".join(f"(?:{_filled(rule, parts)})" for rule in rules), re.IGNORECASE),
            tuple(hints.get(key, ())),
        )
        for key, rules in told["patterns"].items()
    }


def _filled(rule: str, parts: dict[str, str]) -> str:
    text = "".join(line.strip() for line in rule.splitlines()) if "\n" in rule else rule
    return _PART.sub(lambda found: f"(?:{_filled(parts[found[1]], parts)})", text)
