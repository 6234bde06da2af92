"""From a reference to the passages of an index."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Protocol

from assistant.domain import Jurisdiction, Passage, Reference, Status
from assistant.law.acts import Style, act_called, main_act


class Catalogue(Protocol):
    """What is needed of the index's catalogue."""

    def passage(self, number: int) -> Passage:
        """Return the passage with that number; KeyError where there is none."""
        ...

    def provision(self, provision: str, act: str | None, jurisdiction: Jurisdiction | None) -> tuple[int, ...]:
        """Return the numbers of all passages of a provision, in all its wordings."""
        ...

    def provisions_of(self, act: str) -> tuple[tuple[str, int], ...]:
        """Return every provision of an act with the numbers of its passages, in the order of the numbers."""
        ...


def with_act(reference: Reference, jurisdiction: Jurisdiction | None) -> Reference:
    """Return the reference with the act it means: its own, else the main one of its own or the asker's jurisdiction."""
    place = reference.jurisdiction or jurisdiction
    return reference if reference.act or place is None else replace(reference, act=main_act(place).name)


def resolve(
    catalogue: Catalogue, reference: Reference, jurisdiction: Jurisdiction | None, as_of: date | None = None
) -> tuple[int, ...]:
    """Return the numbers of the passages of a reference, for a chapter those of all its provisions.

    An act left unsaid is the jurisdiction's main one, and any of its acts where the index lacks that. With ``as_of``
    only the wording of that day, and where that is not known the nearest one.
    """
    full = with_act(reference, jurisdiction)
    if full.whole_chapter:
        numbers = _chapter(catalogue, full)
    else:
        place = reference.jurisdiction or jurisdiction
        numbers = catalogue.provision(full.provision, full.act, None if full.act else place)
        numbers = numbers or catalogue.provision(reference.provision, reference.act, place)
    return numbers if as_of is None else _on(catalogue, numbers, as_of)


def holds(passage: Passage, day: date) -> bool:
    """Return whether a passage's wording holds on ``day``. Dates it does not have itself are its document's.

    One that nobody has set in force yet holds on no day.
    """
    begins, ends = first_day(passage), passage.valid_to or passage.document.valid_to
    if begins is None and passage.status is Status.not_yet_in_force:
        return False
    return (begins is None or begins <= day) and (ends is None or day <= ends)


def first_day(passage: Passage) -> date | None:
    """Return the first day of a passage's wording, None where it is not known."""
    return passage.valid_from or passage.document.valid_from


def _chapter(catalogue: Catalogue, reference: Reference) -> tuple[int, ...]:
    act = act_called(reference.act or "")
    if act is None or act.style not in (Style.chapter, Style.hyphen):
        return ()
    prefix = f"{reference.provision}{':' if act.style is Style.chapter else '-'}"
    return tuple(number for name, number in catalogue.provisions_of(act.name) if name.startswith(prefix))


def _on(catalogue: Catalogue, numbers: tuple[int, ...], day: date) -> tuple[int, ...]:
    valid = tuple(number for number in numbers if holds(catalogue.passage(number), day))
    if valid or not numbers:
        return valid
    begins = {number: first_day(catalogue.passage(number)) or date.min for number in numbers}
    before = [begin for begin in begins.values() if begin <= day]
    nearest = max(before) if before else min(begins.values())
    return tuple(number for number in numbers if begins[number] == nearest)
