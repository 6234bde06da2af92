"""The one registry of acts: short name, official number, jurisdiction, authority, titles, and what people call them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from assistant.domain import Authority, Jurisdiction, Language

_FILE = Path(__file__).with_name("acts.toml")


class Style(StrEnum):
    """How an act numbers its provisions."""

    chapter = "chapter"
    """6 kap. 5 §, kept as "6:5"."""
    hyphen = "hyphen"
    """§ 13-2, kept as "13-2"."""
    section = "section"
    """§ 5b, kept as "5b"."""
    article = "article"
    """Article 31, kept as "31"."""


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """An act Lotsen knows by name."""

    name: str
    """How it is cited: "LOU", "FOA", "2014/24/EU"; the ``act`` of its documents."""
    number: str
    """The official number: "2016:1145", "LOV-2016-06-17-73", a CELEX number."""
    jurisdiction: Jurisdiction
    authority: Authority
    style: Style
    url: str
    titles: Mapping[Language, str]
    also: tuple[str, ...]
    """Other names, in lower case; ``exact`` names are not among them."""
    exact: tuple[str, ...]
    """Names that count only in this very case: "LOV" is an act, "lov" a Norwegian word."""
    main: bool
    """Whether it is meant where a provision of its jurisdiction is cited without an act."""
    replaced_on: date | None
    """The first day it was no longer in force; None while it is."""
    replaced_by: str | None

    def title(self, language: Language) -> str:
        """Return the title in ``language``, else in English or whatever there is."""
        return self.titles.get(language) or self.titles.get(Language.en) or next(iter(self.titles.values()))

    def locator(self, provision: str, language: Language | None = None) -> str:
        """Return how a provision is cited: "6 kap. 5 §", "§ 13-2", "67 §" (Finland, and Swedish ordinances).

        An article is named in ``language``, in English where there is none.
        """
        if self.style is Style.article:
            return f"{_ARTICLE.get(language or Language.en, 'Article')} {provision}"
        if self.style is Style.chapter and ":" in provision:
            chapter, section = provision.split(":", 1)
            return f"{_spaced(chapter)} kap. {_spaced(section)} §"
        if self.jurisdiction in (Jurisdiction.SE, Jurisdiction.FI):
            return f"{_spaced(provision)} §"
        return f"§ {provision}"

    def chapter_locator(self, chapter: str) -> str:
        """Return how a chapter is cited: "19 a kap.", "kapittel 13", "chapter 3"."""
        if self.style is Style.chapter:
            return f"{_spaced(chapter)} kap."
        return f"{'kapittel' if self.jurisdiction is Jurisdiction.NO else 'chapter'} {chapter}"


_ARTICLE = {
    Language.sv: "Artikel",
    Language.nb: "Artikkel",
    Language.nn: "Artikkel",
    Language.da: "Artikel",
    Language.fi: "Artikla",
}


def _spaced(number: str) -> str:
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return f"{digits} {number[len(digits) :]}".strip()


@cache
def acts() -> tuple[Act, ...]:
    """Return every act of acts.toml."""
    return tuple(map(_act, tomllib.loads(_FILE.read_text(encoding="utf-8"))["act"]))


@cache
def act_called(name: str) -> Act | None:
    """Return the act with this short name or official number, in any case; None where there is none."""
    return _by_name().get(name.casefold())


@cache
def main_act(jurisdiction: Jurisdiction) -> Act:
    """Return the act meant where a provision is cited with nothing but its number."""
    return next(act for act in acts() if act.main and act.jurisdiction is jurisdiction)


@cache
def _by_name() -> dict[str, Act]:
    return {name.casefold(): act for act in acts() for name in (act.number, act.name)}


def _act(entry: Mapping[str, object]) -> Act:
    titles = entry["title"]
    assert isinstance(titles, dict)
    replaced = entry.get("replaced", {})
    assert isinstance(replaced, dict)
    exact = _texts(entry.get("exact"))
    name = str(entry["name"])
    return Act(
        name=name,
        number=str(entry["number"]),
        jurisdiction=Jurisdiction(str(entry["jurisdiction"])),
        authority=Authority(str(entry["authority"])),
        style=Style(str(entry["style"])),
        url=str(entry["url"]),
        titles={Language(code): str(text) for code, text in titles.items()},
        also=tuple(n.lower() for n in (*_texts(entry.get("also")), name) if n not in exact),
        exact=exact,
        main=bool(entry.get("main")),
        replaced_on=replaced.get("on"),
        replaced_by=replaced.get("by"),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
