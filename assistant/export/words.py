"""The words around an exported conversation, from words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from assistant.domain import Language

_FILE = Path(__file__).with_name("words.toml")


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def words(language: str) -> dict[str, str]:
    """Return every word in the language; English where Lotsen does not answer in it."""
    texts = _texts()
    return {key: by_language.get(language, by_language[Language.en]) for key, by_language in texts.items()}
