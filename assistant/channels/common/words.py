"""The sentences and names of words.toml: what stands around an answer, in the asker's language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from assistant.domain import Authority, Language, Source, Statement
from assistant.outcomes import language_name, place_name

_FILE = Path(__file__).with_name("words.toml")


@cache
def _texts() -> dict[str, dict[str, str]]:
    texts: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    names = texts.pop("authority")
    return {**texts, **{f"authority.{name}": words for name, words in names.items()}}


def word(name: str, language: Language, *filling: str) -> str:
    """Return a text of words.toml; English where the language has none. ``filling`` goes where {} stands."""
    texts = _texts()[name]
    return texts.get(language, texts["en"]).format(*filling)


def ai_notice(language: Language) -> str:
    """Return what a person must read before the first answer: that an AI service answers, and what not to write."""
    return word("notice", language)


def authority_name(authority: Authority, language: Language) -> str:
    """Return what a reader calls the weight of a statement: "Law", "Our summary"."""
    return word(f"authority.{authority}", language)


def label(statement: Statement, language: Language) -> str:
    """Return the authority of a statement and, where it is not in the asker's language, which one it is quoted in."""
    name = authority_name(statement.authority, language)
    if statement.language is language:
        return name
    return f"{name}, {word('quoted', language, language_name(statement.language, language))}"


def source_name(source: Source) -> str:
    """Return the title of a source and the place in it, as people cite it."""
    title, place = source.passage.document.title, source.passage.locator
    return title if place in ("", title) else f"{title}, {place}"


def source_facts(source: Source, language: Language) -> tuple[str, ...]:
    """Return who published a source, where it applies, from when to when, in which wording, and when it was checked."""
    passage, document = source.passage, source.passage.document
    facts = (
        document.publisher,
        place_name(document.jurisdiction, language) if document.jurisdiction else word("everywhere", language),
        word("valid_from", language, passage.valid_from.isoformat()) if passage.valid_from else None,
        word("valid_to", language, passage.valid_to.isoformat()) if passage.valid_to else None,
        document.text_state,
        word("checked", language, document.checked.isoformat()) if document.checked else None,
    )
    return tuple(fact for fact in facts if fact)
