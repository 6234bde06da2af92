"""The written forms of forms.jsonl: our own, a third of them written only after the parser was finished."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.domain import Reference
from assistant.law import forms
from assistant.law.references import find_references

FORMS = [json.loads(line) for line in Path(__file__).with_name("forms.jsonl").read_text(encoding="utf-8").splitlines()]


def as_written_there(reference: Reference) -> str:
    paragraph = f" ({reference.paragraph})" if reference.paragraph else ""
    point = f" {reference.point}" if reference.point else ""
    chapter = " chapter" if reference.whole_chapter else ""
    return f"{reference.act or '-'} {reference.provision}{paragraph}{point}{chapter}"


def test_there_are_enough_forms_and_traps() -> None:
    assert len(FORMS) >= 300
    assert sum(not form["expected"] for form in FORMS) >= 30
    assert sum(form["held_out"] for form in FORMS) >= 100
    assert len({form["text"] for form in FORMS}) == len(FORMS)


@pytest.mark.parametrize("form", FORMS, ids=[form["text"] for form in FORMS])
def test_a_written_form_names_just_its_provisions(form: dict[str, object]) -> None:
    assert [as_written_there(one) for one in find_references(str(form["text"]))] == form["expected"]


@pytest.mark.parametrize("form", range(len(forms._FORMS)))
def test_a_form_is_found_only_where_the_pieces_looked_for_first_stand(form: int) -> None:
    pieces, pattern, _ = forms._FORMS[form]
    texts = [str(one["text"]) for one in FORMS]
    found = [text for text in [*texts, *map(str.upper, texts)] if pattern.search(text)]
    assert found
    assert [text for text in found if not any(piece in text.lower() for piece in pieces)] == []
