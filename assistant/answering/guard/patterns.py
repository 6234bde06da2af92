"""Patterns as data: word lists and rules in a TOML file, where readers of each language can see and mend them.

``[parts]`` holds pieces of regular expressions, ``[patterns]`` lists of rules made of them; ``~name~`` stands for a
part. Line breaks and the white space around them do not count.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_PART = re.compile(r"~(\w+)~")


@cache
def patterns(name: str) -> dict[str, re.Pattern[str]]:
    """Return the rules of ``<name>.toml``, each list as one expression that ignores case.

    Raises KeyError where a rule names a part that the file does not have.
    """
    told = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    parts = told.get("parts", {})
    return {
        key: re.compile("|".join(f"(?:{_filled(rule, parts)})" for rule in rules), re.IGNORECASE)
        for key, rules in told["patterns"].items()
    }


def _filled(rule: str, parts: dict[str, str]) -> str:
    text = "".join(line.strip() if "\n" in rule else line for line in rule.splitlines())
    return _PART.sub(lambda found: f"(?:{_filled(parts[found[1]], parts)})", text)
