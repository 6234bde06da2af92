"""National identity numbers of Sweden, Norway, Denmark and Finland, told from numbers that only look like them.

Sources: Skatteverket on personnummer and samordningsnummer (Luhn; day + 60), Skatteetaten on fødselsnummer and D-nummer
(two modulus 11 digits; day + 40), CPR-kontoret (modulus 11, not kept for numbers given since 2007), Digi- ja
väestötietovirasto on henkilötunnus (remainder of 31). A Swedish organisation number passes Luhn too, but its third and
fourth digits are 20 or more and so no month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from stdnum import luhn
from stdnum.dk import cpr
from stdnum.fi import hetu
from stdnum.no import fodselsnummer

from assistant.answering.guard.digits import is_case_number
from assistant.domain import Span

_TEN = re.compile(
    r"(?<![\w-])(?<!\d[/.:,])(?P<century>1[89]|20)?(?P<day>\d{6})(?P<mark> ?[-+] ?| )?(?P<serial>\d{4})(?!\w|[-/:.,]\d)"
)
_ELEVEN = re.compile(r"(?<![\w-])(?<!\d[/.:,])\d{6}[ .-]?\d{5}(?!\w|[-/:.,]\d)")
_FINNISH = re.compile(r"(?<!\w)\d{6}[-+A-FU-Y]\d{3}[0-9A-Z](?!\w)", re.IGNORECASE)
_NOTICE_YEAR = re.compile(r"20[1-3]\d")
_SAYS_PERSON = re.compile(r"person|\bpnr|\bcpr|født|född|born|samordning|borger", re.IGNORECASE)


def identity_numbers(text: str) -> Iterator[Span]:
    """Yield where identity numbers stand in ``text``, whose digits and dashes are plain; each place once."""
    yield from dict.fromkeys(_of_any_country(text))


def _of_any_country(text: str) -> Iterator[Span]:
    for found in _TEN.finditer(text):
        if _is_swedish(found) or _is_danish(found):
            yield Span(*found.span())
    for found in _ELEVEN.finditer(text):
        if fodselsnummer.is_valid(found[0].replace(".", "")):
            yield Span(*found.span())
    for found in _FINNISH.finditer(text):
        if hetu.is_valid(found[0], allow_temporary=True):
            yield Span(*found.span())


def _is_swedish(found: re.Match[str]) -> bool:
    digits = found["day"] + found["serial"]
    if not luhn.is_valid(digits) or _is_other_number(found):
        return False
    centuries = (found["century"],) if found["century"] else ("18", "19", "20")
    return any(_born(century + found["day"]) for century in centuries)


def _born(day: str) -> bool:
    """Return whether ``day`` (YYYYMMDD, 60 added to the day of a samordningsnummer) has been."""
    year, month, of_month = int(day[:4]), int(day[4:6]), int(day[6:])
    try:
        return date(year, month, of_month - 60 if of_month > 60 else of_month) <= date.today()
    except ValueError:
        return False


def _is_danish(found: re.Match[str]) -> bool:
    digits = found["day"] + found["serial"]
    if found["century"] or not cpr.is_valid(digits) or _is_other_number(found):
        return False
    dashed = bool(found["mark"] and found["mark"].strip() == "-")
    return cpr.checksum(digits) == 0 or dashed or bool(_SAYS_PERSON.search(found.string))


def _is_other_number(found: re.Match[str]) -> bool:
    """Return whether it is the number of a notice in TED ("121212-2024"), or said to be a case number."""
    if _SAYS_PERSON.search(found.string):
        return False
    notice = bool(found["mark"]) and not found["century"] and bool(_NOTICE_YEAR.fullmatch(found["serial"]))
    # A case may be numbered with the day it was opened.
    recent = found["century"] == "20" or not found["mark"]
    return notice or (recent and is_case_number(found.string, found.start()))
