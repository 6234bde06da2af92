"""The sentences of sentences.toml: what Lotsen says of its own about provisions."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from assistant.domain import Language, Passage, Reference
from assistant.law.acts import Style, act_called

_FILE = Path(__file__).with_name("sentences.toml")


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def sentence(name: str, language: Language, **words: str) -> str:
    """Return the sentence ``name`` in ``language`` (English where there is none) with its gaps filled."""
    texts = _texts()[name]
    filled = texts.get(language, texts["en"]).format(**words)
    return filled[:1].upper() + filled[1:]


def cited(act: str | None, locator: str) -> str:
    """Return how a provision is cited with its act: "19 a kap. 2 § LOU", "FOA § 13-2", "2014/24/EU Article 31"."""
    known = act_called(act) if act else None
    if known and known.style is Style.chapter:
        return f"{locator} {known.name}"
    return f"{act} {locator}" if act else locator


def cited_passage(passage: Passage) -> str:
    """Return how a passage's provision is cited with its act."""
    return cited(passage.document.act, passage.locator)


def cited_reference(reference: Reference, language: Language) -> str:
    """Return how a reference is cited with its act."""
    act = act_called(reference.act) if reference.act else None
    if act is None:
        return cited(reference.act, reference.provision)
    if reference.whole_chapter:
        return cited(act.name, act.chapter_locator(reference.provision))
    return cited(act.name, act.locator(reference.provision, language))


def listed(parts: Sequence[str], language: Language) -> str:
    """Return "a, b and c" in ``language``."""
    texts = _texts()["and"]
    *first, last = parts
    return f"{', '.join(first)} {texts.get(language, texts['en'])} {last}" if first else last
