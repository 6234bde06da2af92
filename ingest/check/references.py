"""The references in the articles: each provision exists, and a quantity beside a line's only reference is known.

Known is what the provision states, and a figure of ``amounts.toml``: a sum of money that it has anywhere, a number of
days or a percentage that it has for the same act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from assistant.domain import Jurisdiction, Reference
from assistant.law.acts import main_act
from assistant.law.references import find_references
from ingest.check.finding import Finding, Tally
from ingest.check.numbers import numbers, printed, stated
from ingest.check.provisions import Known, State
from ingest.check.wordings import Wordings
from ingest.metadata import split_front_matter
from ingest.parse.amounts import Amount

FOLDER = "methods"

_QUANTITY = re.compile(
    r"(?P<money>(?:EUR|SEK|NOK) (?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:\.\d+)? million)"
    r"|(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:,\d+)? (?:miljoner|millioner)) (?:kronor|kroner|euro))"
    r"|\d+ (?:dagar|dager|days|procent|prosent|per ?cent|%)"
)


def check_references(corpus: Path, acts: Wordings, known: Known, amounts: Sequence[Amount]) -> tuple[Tally, Tally]:
    """Return how the references of all articles fare, and the quantities beside them."""
    places = Tally("references in methods/")
    quantities = Tally("quantities beside a reference in methods/")
    for file in sorted((corpus / FOLDER).glob("*.md")):
        path = f"{FOLDER}/{file.name}"
        declared, _ = split_front_matter(text := file.read_text(encoding="utf-8"))
        home = Jurisdiction(str(declared["jurisdiction"])) if declared.get("jurisdiction") else None
        for at, line in enumerate(text.splitlines(), start=1):
            references = [r for r in find_references(line) if not r.whole_chapter]
            for reference in references:
                places.add(_wrong_reference(path, at, reference, home, known))
            if len(references) == 1:
                for finding in _quantities(path, at, line, references[0], home, acts, amounts):
                    quantities.add(finding)
    return places, quantities


def _act(reference: Reference, home: Jurisdiction | None) -> str | None:
    """Return the act a reference names, or the main act of its country where it names none."""
    jurisdiction = reference.jurisdiction or home
    return reference.act or (main_act(jurisdiction).name if jurisdiction else None)


def _wrong_reference(
    path: str, line: int, reference: Reference, home: Jurisdiction | None, known: Known
) -> list[Finding] | None:
    act = _act(reference, home)
    # An article tells of repeals ("§ 7-9 was repealed on 1 July 2026"): only a provision that never was is wrong.
    state = known.state(act, reference.provision) if act else State.unknown
    if state is State.unknown:
        return None
    if state is not State.missing:
        return []
    return [Finding(path, line, f"{act} {reference.provision} is named", state.value)]


def _quantities(
    path: str,
    line: int,
    text: str,
    reference: Reference,
    home: Jurisdiction | None,
    acts: Wordings,
    amounts: Sequence[Amount],
) -> Iterator[list[Finding] | None]:
    act = _act(reference, home)
    wording = acts.on(act, reference.provision, date.max) if act else None
    for match in _QUANTITY.finditer(text):
        figures = {Decimal(a.value) for a in amounts if a.value and (match["money"] or a.act == act)}
        for number in numbers(match[0]):
            if number[0] in figures or (wording and stated(number, numbers(wording.text))):
                yield []
            elif wording is None or wording.cut:
                yield None
            else:
                what = f"{printed(number)} beside {act} {reference.provision}"
                yield [Finding(path, line, what, "a number that the provision or amounts.toml states")]
