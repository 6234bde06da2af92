"""Which act a file holds: its short name, country, authority and official address, from its official number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.domain import Authority, Jurisdiction, Language
from assistant.law.acts import act_called

_EU_KINDS = {"L": ("dir", Authority.directive), "R": ("reg", Authority.regulation)}

AMENDMENTS_IN_FORCE = {"2021:1110": date(2022, 2, 1)}
"""When amending acts came into force that texts name without saying so. 2021:1110: prop. 2021/22:5."""

_SFS = re.compile(r"(?P<year>\d{4}):(?P<number>\d{1,4})")
_NORWEGIAN_NUMBER = re.compile(r"(?P<kind>LOV|FOR)-(?P<date>\d{4}-\d{2}-\d{2})-(?P<number>\d+)")
_CELEX = re.compile(r"[03](?P<year>\d{4})(?P<kind>[LR])(?P<number>\d{4})(?:-(?P<date>\d{8}))?")

_UNION = "(?:EU|EC|EEC|EG|EEG|EF|EØF|EY|ETY)"
_DIRECTIVE_IN_TITLE = re.compile(rf"(?i:dire[ck]ti\w+)\s+(?P<year>(?:19|20)?\d{{2}})/(?P<number>\d+)/{_UNION}\b")
_REGULATION_IN_TITLE = re.compile(
    rf"(?i:regulation|förordning|forordning|asetus)\s+\({_UNION}\)\s+"
    r"(?P<no>(?:No|nr|nr\.|N:o)\s+)?(?P<first>\d+)/(?P<second>\d+)"
)
_FINNISH = re.compile(r"(?P<number>\d{1,4})/(?P<year>\d{4})")


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
    name = _short_name(match[0]) or match[0]
    return Act(name, match[0], Jurisdiction.SE, Authority.law, Language.sv, "Sveriges riksdag", url)


def norwegian_act(text: str) -> Act | None:
    """Return the act whose number ("LOV-2016-06-17-73", "FOR-…") stands in ``text``, None if there is none."""
    if not (match := _NORWEGIAN_NUMBER.search(text)):
        return None
    law = match["kind"] == "LOV"
    place = "NL/lov" if law else "SF/forskrift"
    return Act(
        name=_short_name(match[0]) or match[0],
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
    popular = _short_name(f"3{match['year']}{match['kind']}{match['number']}")
    name = popular or (f"{number}/EU" if authority is Authority.directive else f"(EU) {number}")
    subtype = re.search(r"/eli/(dir_del|dir_impl|reg_del|reg_impl|dir|reg)/", eli)
    place = f"{subtype[1] if subtype else kind}/{number}"
    return Act(name, match[0], Jurisdiction.EU, authority, None, "EUR-Lex", f"https://eur-lex.europa.eu/eli/{place}/oj")


def eu_act_in_title(title: str) -> str | None:
    """Return the CELEX number of the directive or regulation that a title names, None if it names neither."""
    if match := _DIRECTIVE_IN_TITLE.search(title):
        return f"3{_full_year(match['year'])}L{int(match['number']):04}"
    if match := _REGULATION_IN_TITLE.search(title):
        year, number = (match["second"], match["first"]) if match["no"] else (match["first"], match["second"])
        return f"3{_full_year(year)}R{int(number):04}"
    return None


def danish_act(kind: str, number: str, day: date, accession: str, popular: str = "") -> Act:
    """Return the act with a number in Lovtidende: "LBK" 10 of 6 January 2023. ``accession`` is its ELI path."""
    official = f"{kind} {number}/{day.year}"
    name = _short_name(official) or popular or f"{kind} nr. {number} af {day:%d/%m/%Y}"
    authority = Authority.regulation if kind.startswith("BEK") else Authority.law
    url = f"https://www.retsinformation.dk/eli/{accession}"
    return Act(name, official, Jurisdiction.DK, authority, Language.da, "Retsinformation", url)


def finnish_act(number: str, *, decree: bool = False) -> Act | None:
    """Return the act with a number in Suomen säädöskokoelma ("1397/2016"), None if it is not one."""
    if not (match := _FINNISH.fullmatch(number.strip())):
        return None
    authority = Authority.regulation if decree else Authority.law
    url = f"https://www.finlex.fi/eli?uri=http://data.finlex.fi/eli/sd/{match['year']}/{match['number']}/ajantasa"
    return Act(_short_name(match[0]) or match[0], match[0], Jurisdiction.FI, authority, None, "Finlex", url)


def _short_name(number: str) -> str | None:
    """Return what an act of the registry is called; None for any other."""
    act = act_called(number)
    return act.name if act else None


def _full_year(year: str) -> str:
    return year if len(year) == 4 else f"19{year}"
