"""Where a text names an act: one of the registry, or another law that Lotsen does not know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter

from assistant.law.acts import Act, acts


@dataclass(frozen=True, slots=True)
class Named:
    """Characters ``start`` to ``end`` name an act; ``act`` is None for one that is not in the registry."""

    start: int
    end: int
    act: Act | None
    behind: bool = False
    """Whether it counts only right behind a number: "§ 5 i avtalet" is the contract's, "i avtalet (§ 5)" is not."""


_END = r"(?:['’]s|:s|s|en|et)?(?![\w]|[/:]\d|-\d)"
_NO_LAW = "".join(
    rf"(?<!{word}lagen)"
    for word in "bo för an under in ut av upp om till ned sam mot förs ans ins uts avs bes upps oms".split()
)
_OTHERS = re.compile(
    r"(?<![\w-])(?:\w+- (?:och|og) )?(?:"
    # a law by its ending, in Swedish, Norwegian, Danish and Finnish
    rf"\w{{3,}}(?:lagen{_NO_LAW}s?(?: \(\d{{4}}:\d+\))?|laki|lain|asetus"
    r"|(?:balken|förordningen|loven|lova|forskriften|forskrifta|bekendtgørelsen)s?)"
    r"|(?:lag|lagen|förordning|förordningen) \(\d{4}:\d+\)(?: om [\w ]{3,40})?"
    r"|(?:lov|forskrift) \d{1,2}\.? \w+ \d{4} nr\.? \d+"
    # an act of the Union by its number
    r"|(?:direktiv|rambeslut|beslut|förordning|forordning|regulation|directive|decision)\w* "
    r"(?:\((?:EU|EG|EC|EEC|EF|EØF)\) )?(?:(?:nr|no)\.? )?\d{2,4}/\d+(?:/\w+)?"
    r"|EØS-avtal\w+|EES-avtal\w+|EEA agreement|fördrag\w*|traktat\w*|treaty|regeringsformen|secrecy act"
    r"|FEUF|EUF|TEUF|TFEU|GDPR|EKMR|OSL|MBL|AvtL|HSL|FL|ÄB|RF|TF|BrB|AB ?04|ABT ?06|NS ?84\d\d"
    r"|(?:avtalen|kontrakten|tilbudet)(?= §)|(?:den|den samme|samma|samme|denne) (?:lagen|lag|loven|lov|forskriften)"
    r")(?!\w)",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"(?:i|in|of|av|från|fra|from)(?: the| our| vårt| vår| dette| detta| denna| vores)? "
    r"(?:\w*(?:avtal|kontrakt|rapport|anbud|tilbud|dokument|vägledning|veileder|policy|tidning|bok|bilag)\w*|"
    r"contract|agreement|report|tender|guide|guidance|annex|book)(?!\w)",
    re.IGNORECASE,
)
"""What else has sections, chapters and articles."""


def named(text: str) -> list[Named]:
    """Return the acts ``text`` names, in order."""
    found = [Named(m.start(), m.end(), _called(m["name"])) for m in _pattern().finditer(text)]
    taken = [(one.start, one.end) for one in found]
    for pattern, behind in ((_OTHERS, False), (_THINGS, True)):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                found.append(Named(match.start(), match.end(), None, behind))
    return sorted(found, key=lambda one: one.start)


def _called(name: str) -> Act:
    by_exact, by_name = _names()
    act = by_exact.get(name.upper()) or by_name[" ".join(name.lower().split())]
    return act


@cache
def _names() -> tuple[dict[str, Act], dict[str, Act]]:
    exact = {name: act for act in acts() for name in act.exact}
    return exact, {name: act for act in acts() for name in (*act.also, act.number.lower())}


def _spaced(name: str) -> str:
    return re.escape(name).replace(r"\ ", r"\s+")


@cache
def _pattern() -> re.Pattern[str]:
    exact, names = _names()
    # Grouped by first letter, so that few are tried at a place; in a group the longest comes first.
    ordered = sorted(names, key=lambda name: (name[0], -len(name)))
    groups = (
        f"{re.escape(letter)}(?:{'|'.join(_spaced(name[1:]) for name in group)})"
        for letter, group in groupby(ordered, itemgetter(0))
    )
    anyhow = "|".join(groups)
    # "LUK" in lower case is a word in three languages, but not before a number of a chapter.
    cased = "|".join(f"{name}|{name.lower()}(?=\\s\\d)" if name == "LUK" else name for name in exact)
    return re.compile(rf"(?<![\w/])(?<!\w-)(?P<name>(?i:{anyhow})|{cased})(?i:{_END})")
