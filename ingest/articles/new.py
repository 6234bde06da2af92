"""A new article from its template: front matter and headings; `make check-corpus` lists what is still to be written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from assistant.domain import Authority, Jurisdiction, Kind, Language
from assistant.errors import ArticleRefused

METHODS: Final = "methods"
_TEMPLATE = Path(__file__).with_name("template.toml")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LAW: Final = {
    Language.sv: Jurisdiction.SE,
    Language.nb: Jurisdiction.NO,
    Language.en: Jurisdiction.EU,
}
"""Whose law the version in each language tells of."""


def new_method(corpus: Path, method: str, titles: Mapping[Language, str], today: date) -> tuple[Path, ...]:
    """Write a method article in each language of ``titles`` below ``corpus`` and return the files.

    Raises ArticleRefused for a name that is no file name, a language without a template, and a file that exists.
    """
    name = _file_name(method)
    files = {corpus / METHODS / f"{name}.{language}.md": (language, title) for language, title in titles.items()}
    _refuse_existing(files)
    for file, (language, title) in files.items():
        front = {
            "title": title,
            "kind": Kind.guidance,
            "authority": Authority.guidance,
            "language": language,
            "jurisdiction": f'"{_LAW[language]}"',
            "publisher": "Lotsen",
            "licence": "CC-BY-4.0",
            "checked": today.isoformat(),
            "method": name,
            "sources": "[]",
        }
        _write(file, front, title, _template()[language]["headings"])
    return tuple(files)


def new_policy(folder: Path, name: str, title: str, language: Language, jurisdiction: Jurisdiction) -> Path:
    """Write a document of an organisation's own into its folder and return the file. Raises ArticleRefused."""
    if language not in _template():
        raise ArticleRefused(f"There is no template in {language}. Take one of {', '.join(_template())}.")
    file = folder / f"{_file_name(name)}.{language}.md"
    _refuse_existing([file])
    front = {
        "title": title,
        "kind": Kind.policy,
        "authority": Authority.local_policy,
        "language": language,
        "jurisdiction": f'"{jurisdiction}"',
    }
    _write(file, front, title, _template()[language]["policy"])
    return file


def _file_name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ArticleRefused(f"{name!r} cannot name a file here. Use small letters, digits and hyphens: social-value.")
    return name


def _refuse_existing(files: Mapping[Path, object] | list[Path]) -> None:
    for file in files:
        if file.exists():
            raise ArticleRefused(f"{file} exists already and is left as it is. Take another name, or edit that file.")


def _write(file: Path, front: Mapping[str, str], title: str, headings: list[str]) -> None:
    subject = title[:1].lower() + title[1:] if title[1:2].islower() else title
    lines = ["---", *(f"{key}: {value}" for key, value in front.items()), "---", f"# {title}", ""]
    for heading in headings:
        lines += [f"## {heading.replace('{}', subject)}", "<!-- asked: -->", ""]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines), encoding="utf-8")


@cache
def _template() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(_TEMPLATE.read_text(encoding="utf-8"))
