"""The days a Swedish § holds, from what the act itself says of them.

Grammar, the same in every publisher's text:

    /Träder i kraft I:2026-07-01/                       the § that follows holds from that day
    /Upphör att gälla U:2026-07-01/                     it holds until the day before
    /Upphör att gälla U:2026-07-01 genom lag (2025:1)./ it is repealed then, not replaced
    /Träder i kraft I:den dag regeringen bestämmer/     adopted, but nobody has set the day
    /Ny beteckning 6 § U:2026-07-01/                    it gets another number then
    /Rubriken … I:…/ and /Kapitlet … U:…/               the same of a sub-heading and of a whole chapter
    … Lag (2021:1110).                                  last words of a §: the act that gave it its wording
    Har upphävts genom lag (1982:989).                  all that is left of a repealed §
    2021:1110 / Denna lag träder i kraft den …          among the transitional provisions

A marker is only what names its letter and a day. ``/24/``, as in "2014/24/EU", is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.domain import Language, Status
from assistant.law.days import MONTHS
from ingest.model import UNSAID, Block, Heading, Skip, Table, Wording, texts_of
from ingest.sections import headed

MARKER = re.compile(
    r"/\s*(?P<of>Rubriken |Kapitlet |Bilagan )?"
    r"(?P<what>[Tt]räder i kraft I|[Uu]pphör att gälla U|Ny beteckning [^/:]{1,30} U):(?P<when>[^/]{1,120})/\s*"
)
AMENDED_BY = re.compile(r"(?:^|(?<=[.:;)\s]))(?P<act>(?:Lag|Förordning|Kungörelse) \(\d{4}:\d+\))\.?$")
NUMBER = re.compile(r"\d{4}:\d{1,4}")
_REPEALED = re.compile(r"[Hh]ar upphävts genom (?P<act>(?:lag|förordning|kungörelse) \(\d{4}:\d+\))\.?")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_BY = re.compile(r"genom\s+((?:lag|förordning)\s+\(?\d{4}:\d+\)?)")
_MONTHS = MONTHS[Language.sv]
_DATE = rf"(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})"
_IN_FORCE = re.compile(rf"träder i kraft den {_DATE}|i övrigt den {_DATE}|den {_DATE} i fråga om")


def without_markers(text: str) -> tuple[str, Wording]:
    """Return ``text`` without the markers it opens with, and what they say together.

    Raises Skip for a marker with a day that does not exist, and for one that ends before it begins.
    """
    wording = UNSAID
    while match := MARKER.match(text):
        wording = together(wording, _said(match))
        text = text[match.end() :]
    if wording.valid_from and wording.valid_to and wording.valid_to < wording.valid_from:
        raise Skip(f"a marker ends a text on {wording.valid_to}, before it begins on {wording.valid_from}")
    return text, wording


def together(outer: Wording, inner: Wording) -> Wording:
    """Return what holds of a § in a chapter (or under a marker) that has days of its own: the shorter time."""
    begins = [day for day in (outer.valid_from, inner.valid_from) if day]
    ends = [day for day in (outer.valid_to, inner.valid_to) if day]
    status = inner.status or outer.status
    return Wording(max(begins, default=None), min(ends, default=None), status, inner.amended_by or outer.amended_by)


def overlap(one: Wording, other: Wording) -> bool:
    """Tell whether two texts hold on a common day; one that nobody has set a day for holds after all others."""
    undated = [Status.not_yet_in_force in (one.status, other.status), one.status == other.status]
    if undated == [True, False]:
        return False
    return max(one.valid_from or date.min, other.valid_from or date.min) <= min(
        one.valid_to or date.max, other.valid_to or date.max
    )


def with_days(blocks: Iterable[Block], first_day: date | None, in_force: Mapping[str, date]) -> tuple[Block, ...]:
    """Return the blocks with each §'s wording filled in.

    ``first_day`` is the act's own, from which a § without an amending act holds; ``in_force`` maps the numbers of
    amending acts to theirs. A § whose amending act has no known day keeps the day of its document.
    """
    result = list(blocks)
    for place, heading, inside in headed(result):
        if heading.provision is not None:
            result[place] = replace(heading, wording=_wording(heading, inside, first_day, in_force))
    return tuple(result)


def days_of_amendments(blocks: Iterable[Block]) -> dict[str, date]:
    """Return when each act came into force, by number, from the transitional provisions.

    Of an act that came into force in stages the last day counts: from then on every § of it holds.
    """
    days: dict[str, date] = {}
    number = ""
    for block in blocks:
        if isinstance(block, Heading):
            number = block.text if NUMBER.fullmatch(block.text) else ""
        elif number and number not in days and not isinstance(block, Table) and (found := _days(block.text)):
            days[number] = max(found)
    return days


def _wording(
    heading: Heading, inside: Sequence[Block], first_day: date | None, in_force: Mapping[str, date]
) -> Wording:
    said = heading.wording
    texts = [text.strip() for block in inside for text in texts_of(block)]
    if len(texts) == 1 and (repealed := _REPEALED.fullmatch(texts[0])):
        day = said.valid_from or _day_of(repealed, in_force)
        return Wording(day, said.valid_to, Status.repealed, repealed["act"])
    ends = [match for text in texts if (match := AMENDED_BY.search(text))]
    act = ends[-1] if ends else None
    begins = _day_of(act, in_force) if act else first_day
    return Wording(
        valid_from=said.valid_from or (None if said.status is Status.not_yet_in_force else begins),
        valid_to=said.valid_to,
        status=said.status or Status.in_force,
        amended_by=said.amended_by or (act["act"] if act else None),
    )


def _day_of(act: re.Match[str], in_force: Mapping[str, date]) -> date | None:
    number = NUMBER.search(act["act"])
    return in_force.get(number[0]) if number else None


def _said(marker: re.Match[str]) -> Wording:
    when = " ".join(marker["when"].split())
    day = _date(when, marker[0])
    if "kraft" in marker["what"]:
        return Wording(valid_from=day, status=None if day else Status.not_yet_in_force)
    repealed_by = _BY.search(when)
    return Wording(
        valid_to=day - timedelta(days=1) if day else None,
        status=Status.repeal_adopted_not_in_force if repealed_by else None,
    )


def _date(when: str, marker: str) -> date | None:
    """Return the day of a marker, None for words; raises Skip for a day that no calendar has."""
    if not (match := _DAY.match(when)):
        if re.match(r"\d", when):
            raise Skip(f"the marker {' '.join(marker.split())!r} holds no date in the form YYYY-MM-DD")
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError as error:
        raise Skip(f"the marker {' '.join(marker.split())!r} holds a date that does not exist") from error


def _days(text: str) -> list[date]:
    found = []
    for match in _IN_FORCE.finditer(text):
        day, month, year = filter(None, match.groups())
        try:
            found.append(date(int(year), _MONTHS.index(month) + 1, int(day)))
        except ValueError:
            continue
    return found
