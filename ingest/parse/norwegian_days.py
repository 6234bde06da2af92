"""The days a Norwegian § holds, from the notes below it that say which acts changed it.

Grammar, in Lovdata's words; past tense is done, present tense is adopted and to come:

    Endret ved forskrifter 7 feb 2018 nr. 12 (i kraft 9 mars 2018), 25 mai 2022 nr. 63.
    Tilføyd ved lov 2 sep 2024 nr. 7 (i kraft 4 okt 2024 iflg. res. 2 sep 2024 nr. 91).
    Opphevet ved …                                              the § is repealed, as "(Opphevet)" in its heading
    Oppheves ved lov … (i kraft fra den tid Kongen bestemmer).  repeal adopted, the § still binds
    Oppheves ved lov … (i kraft 1 jan 2027).                    … until the day before

A change without "(i kraft …)" came into force on the day of the act that made it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.domain import Status
from ingest.model import Block, Heading, Paragraph, Wording
from ingest.sections import headed

_VERBS = (
    "endret|endra|tilføyd|føyd til|opphevet|oppheva|oppheves|endres|tilføyes|nummerert|omnummerert|flyttet|erstattet"
)
_NOTE = re.compile(
    rf"\W*(?:kapitlet )?(?:sist )?(?:{_VERBS})\b.*?\b(?:ved|med) (?:lov|forskrift|res|vedtak)", re.IGNORECASE
)
_CLAUSE = re.compile(rf"(?P<verb>{_VERBS})\b.*?(?=\b(?:{_VERBS})\b|$)", re.IGNORECASE | re.DOTALL)
_MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
_DATE = rf"(?P<day>\d{{1,2}})\.? (?P<month>{'|'.join(_MONTHS)})\w*\.? (?P<year>\d{{4}})"
_ACT = re.compile(
    rf"(?:(?P<kind>lov|forskrift)(?:er)? )?(?P<act>{_DATE} nr\. ?\d+)(?:\s*\((?:i kraft|ikr\.?)(?P<when>[^)]*)\))?",
    re.IGNORECASE,
)
_WHEN = re.compile(rf"\s*(?:fra )?{_DATE}", re.IGNORECASE)
_REPEALED = re.compile(r"\((?:opphevet|oppheva|ophevet)\b[^)]*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Change:
    """One act's change of a §."""

    verb: str
    act: str
    """ "lov 2 sep 2024 nr. 7"."""
    in_force: date | None
    """None where nobody has set the day."""

    @property
    def to_come(self) -> bool:
        return self.verb.endswith("es")


def with_days(blocks: Iterable[Block], first_day: date | None = None) -> tuple[Block, ...]:
    """Return the blocks with each §'s wording filled in.

    ``first_day`` is the act's own, from which a § without a note holds; give it only for a source that prints the
    notes. A change noted below the heading of a chapter counts for every § of it.
    """
    result = list(blocks)
    outer: list[tuple[int, date]] = []
    for place, heading, inside in headed(result):
        changes = [one for block in inside for one in _changes(block)]
        outer = [(level, day) for level, day in outer if level < heading.level]
        if heading.provision is None:
            outer += [(heading.level, one.in_force) for one in changes if one.in_force and not one.to_come]
            continue
        wording = _wording(heading, changes, first_day)
        days = [day for day in (wording.valid_from, *(day for _, day in outer)) if day]
        result[place] = replace(heading, wording=replace(wording, valid_from=max(days, default=None)))
    return tuple(result)


def _changes(block: Block) -> list[_Change]:
    if not isinstance(block, Paragraph) or not _NOTE.match(block.text):
        return []
    found: list[_Change] = []
    for clause in _CLAUSE.finditer(block.text):
        kind = ""
        for act in _ACT.finditer(clause[0]):
            kind = (act["kind"] or kind or "lov").lower()
            found.append(_Change(clause["verb"].lower(), f"{kind} {act['act']}", _in_force(act)))
    return found


def _in_force(act: re.Match[str]) -> date | None:
    if act["when"] is None:
        return _day(act)
    when = _WHEN.match(act["when"])
    return _day(when) if when else None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), _MONTHS.index(match["month"].lower()[:3]) + 1, int(match["day"]))
    except ValueError:
        return None


def _wording(heading: Heading, changes: list[_Change], first_day: date | None) -> Wording:
    done = [one for one in changes if not one.to_come]
    repeal = next((one for one in changes if one.verb == "oppheves"), None)
    last = done[-1] if done else None
    days = [day for day in (first_day, last.in_force if last else None) if day]
    # A § changed before the act came into force holds from the act's first day, one without a set day from none.
    begins = max(days, default=None) if not last or last.in_force else None
    if _REPEALED.search(heading.text) or (last and last.verb.startswith("opphev")):
        # The day of the repeal; a § that only says "(Opphevet)" keeps the day of its document.
        return Wording(last.in_force if last else None, None, Status.repealed, last.act if last else None)
    ends = repeal.in_force - timedelta(days=1) if repeal and repeal.in_force else None
    status = Status.repeal_adopted_not_in_force if repeal else Status.in_force
    return Wording(begins, ends, status, last.act if last else None)
