"""The commands ``lotsen provision`` and ``lotsen compare``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Annotated

import typer

from assistant import settings
from assistant.domain import Jurisdiction, Language, Status
from assistant.options import AsOfOption, IndexOption, JsonOption

LanguageOption = Annotated[Language | None, typer.Option(help="Language of notes, and of EU texts where there is one.")]


def provision(
    ref: Annotated[list[str], typer.Argument(help="“6 kap. 5 § LOU”, “LOU 6:5”, “FOA § 13-2”, “2014/24/EU art. 30”.")],
    as_of: AsOfOption = None,
    language: LanguageOption = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a provision: text, dates, wordings, neighbours, what it refers to and what refers to it."""
    from assistant.law.library import library
    from assistant.law.provisions import find_provision, home_language, read_reference
    from assistant.law.view import provision_object

    reference = read_reference(" ".join(ref))
    language = language or home_language(reference)
    today = date.today()
    with library(settings.load(index=index).index_folder) as law:
        day = as_of.date() if as_of else today
        found = find_provision(law.catalogue, law.annex, reference, day, today, language)
        shown = provision_object(found, law.build_id, language)
    if as_json:
        print(json.dumps(shown, ensure_ascii=False))
        return
    print("\n".join(_lines(shown, language)))


def compare(
    what: Annotated[str, typer.Argument(help="A term, “konkurrenspräglad dialog”, or a provision, “LOU 6:20”.")],
    one: Annotated[Jurisdiction, typer.Argument(help="SE, NO or EU.")],
    two: Annotated[Jurisdiction, typer.Argument(help="SE, NO or EU.")],
    as_of: AsOfOption = None,
    language: LanguageOption = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what two jurisdictions say of one thing, side by side."""
    from assistant.law.compare import compare as rows_about
    from assistant.law.library import library
    from assistant.law.view import comparison_object

    with library(settings.load(index=index).index_folder) as law:
        day = as_of.date() if as_of else date.today()
        found = rows_about(law.catalogue, law.annex, what, (one, two), day, language)
    rows = [comparison_object(row, language or Language.en) for row in found]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
        return
    from rich.console import Console

    from assistant.law.side_by_side import tables

    console = Console()
    for table in tables(rows, language):
        console.print(table)


_SAID_STATUSES = (Status.repealed, Status.not_yet_in_force)
"""Of the others, one goes without saying and a note speaks of the other."""


def _lines(shown: dict[str, object], language: Language) -> Iterator[str]:
    """Yield the lines of a provision; the labels, as the notes, are in the reader's language."""
    from assistant.law.sentences import sentence

    act, status = shown["act"], shown["status"]
    assert isinstance(act, dict)
    yield f"{shown['reference']} · {act['title']} ({act['number']})"
    yield from (f"  {heading}" for heading in _list(shown["heading_path"]))
    dates = f"{shown['valid_from'] or '…'} – {shown['valid_to'] or '…'}"
    state = sentence(str(status), language) if status in _SAID_STATUSES else None
    yield " · ".join(str(part) for part in (dates, shown["text_state"], state, shown["amended_by"]) if part)
    yield from (f"! {note}" for note in _list(shown["notes"]))
    yield f"\n{shown['text']}\n"
    for other in _list(shown["wordings"]):
        if not other["shown"]:
            state = f" ({other['text_state']})" if other["text_state"] else ""
            dates = f"{other['valid_from'] or '…'} – {other['valid_to'] or '…'}"
            yield f"{sentence('other_wording', language)}: {dates}{state}"
    for key in ("previous", "next"):
        if isinstance(near := shown[key], dict):
            yield f"{sentence(key, language)}: {near['reference']}  {near['heading'] or ''}".rstrip()
    for key in ("refers_to", "referred_by"):
        rows = [row for row in _list(shown[key]) if row.get("reference") or row["language"] == shown["language"]]
        if rows:
            yield f"{sentence(key, language)}:"
            yield from (f"  {row['reference'] or row['title']}  {_place(row)}".rstrip() for row in rows)
    yield f"{sentence('official_text', language)}: {act['url']}"


def _place(row: dict[str, object]) -> object:
    return row.get("heading") or row.get("locator") or ""


def _list(value: object) -> list[dict[str, object]]:
    assert isinstance(value, list)
    return value
