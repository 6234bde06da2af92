"""The sentences of outcomes.toml, by outcome or stage and language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from assistant.domain import Jurisdiction, Language, Outcome

_FILE = Path(__file__).with_name("outcomes.toml")


@cache
def _texts() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def sentence(outcome: Outcome, language: Language) -> str:
    """Return what a person reads when an answer ends this way; empty when the answer speaks for itself."""
    return _in(language, _texts()["outcome"][outcome])


def stage_text(stage: str, language: Language) -> str:
    """Return what a person reads while a stage works."""
    return _in(language, _texts()["stage"][stage])


def quoted_in(languages: Iterable[Language], language: Language) -> str:
    """Return the sentence that tells an asker of ``language`` in which other languages an answer quotes."""
    names = ", ".join(_in(language, _texts()["language"][other]) for other in languages)
    return frame("quoted", language).format(names)


def frame(name: str, language: Language) -> str:
    """Return a sentence that frames an answer, with places in braces to fill."""
    return _in(language, _texts()["frame"][name])


def place_name(jurisdiction: Jurisdiction, language: Language) -> str:
    """Return what a reader of ``language`` calls a country or the EU."""
    return _in(language, _texts()["place"][jurisdiction])


def language_name(other: Language, language: Language) -> str:
    """Return what a reader of ``language`` calls another language."""
    return _in(language, _texts()["language"][other])


def stages() -> tuple[str, ...]:
    """Return the names of the stages that report progress, in order."""
    return tuple(_texts()["stage"])


def _in(language: Language, texts: dict[str, str]) -> str:
    return texts.get(language, texts["en"])
