"""Which act a file holds: its short name, country, authority and official address, from its official number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain import Authority, Jurisdiction, Language

_SWEDISH = {"2016:1145": "LOU", "2016:1146": "LUF", "2016:1147": "LUK", "2011:1029": "LUFS", "2008:962": "LOV"}
_NORWEGIAN = {"LOV-2016-06-17-73": "LOA", "FOR-2016-08-12-974": "FOA"}
_EU_KINDS = {"L": ("dir", Authority.directive), "R": ("reg", Authority.regulation)}

_SFS = re.compile(r"(?P<year>\d{4}):(?P<number>\d{1,4})")
_NORWEGIAN_NUMBER = re.compile(r"(?P<kind>LOV|FOR)-(?P<date>\d{4}-\d{2}-\d{2})-(?P<number>\d+)")
_CELEX = re.compile(r"[03](?P<year>\d{4})(?P<kind>[LR])(?P<number>\d{4})(?:-(?P<date>\d{8}))?")


@dataclass(frozen=True, slots=True)
class Act:
    """An act's identity, derived from the number its publisher gave it."""

    name: str
    """How it is cited: "LOU", "FOA", "2014/24/EU"; the official number where no short name is in use."""
    number: str
    """The official number: "2016:1145", "LOV-2016-06-17-73", a CELEX number."""
    jurisdiction: Jurisdiction
    authority: Authority
    language: Language | None
    """The language of the authentic text; None for EU acts, which have twenty-four."""
    publisher: str
    url: str


def act_in(declared: Mapping[str, object]) -> Act | None:
    """Return the act that front matter or a header names by ``beteckning``, ``celex`` or ``identifier``."""
    if value := declared.get("beteckning"):
        return swedish_act(str(value))
    if value := declared.get("celex"):
        return eu_act(str(value), str(declared.get("eli") or ""))
    if value := declared.get("identifier"):
        return norwegian_act(str(value))
    return None


def swedish_act(number: str) -> Act | None:
    """Return the act with an SFS number ("2016:1145"), None if it is not one."""
    if not (match := _SFS.fullmatch(number.strip())):
        return None
    url = f"https://data.riksdagen.se/dokument/sfs-{match['year']}-{match['number']}.html"
    name = _SWEDISH.get(match[0], match[0])
    return Act(name, match[0], Jurisdiction.SE, Authority.law, Language.sv, "Sveriges riksdag", url)


def norwegian_act(text: str) -> Act | None:
    """Return the act whose number ("LOV-2016-06-17-73", "FOR-…") stands in ``text``, None if there is none."""
    if not (match := _NORWEGIAN_NUMBER.search(text)):
        return None
    law = match["kind"] == "LOV"
    place = "NL/lov" if law else "SF/forskrift"
    return Act(
        name=_NORWEGIAN.get(match[0], match[0]),
        number=match[0],
        jurisdiction=Jurisdiction.NO,
        authority=Authority.law if law else Authority.regulation,
        language=Language.nb,
        publisher="Lovdata",
        url=f"https://lovdata.no/dokument/{place}/{match['date']}-{match['number']}",
    )


def eu_act(celex: str, eli: str = "") -> Act | None:
    """Return the directive or regulation with a CELEX number ("32014L0024"), None if it is neither.

    ``eli`` tells a delegated or implementing act from a basic one, which the CELEX number does not.
    """
    if not (match := _CELEX.fullmatch(celex.strip())):
        return None
    kind, authority = _EU_KINDS[match["kind"]]
    number = f"{match['year']}/{int(match['number'])}"
    name = f"{number}/EU" if authority is Authority.directive else f"(EU) {number}"
    subtype = re.search(r"/eli/(dir_del|dir_impl|reg_del|reg_impl|dir|reg)/", eli)
    place = f"{subtype[1] if subtype else kind}/{number}"
    return Act(name, match[0], Jurisdiction.EU, authority, None, "EUR-Lex", f"https://eur-lex.europa.eu/eli/{place}/oj")
