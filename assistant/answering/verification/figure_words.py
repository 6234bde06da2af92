"""Words that belong to figures: numbers, scales, units and months, in the languages Lotsen reads."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.domain import Language

_TEENS = range(2, 21)
_COUNTED = {
    Language.sv: "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton "
    "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    Language.nb: "to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten "
    "tjue tretti førti femti seksti sytti åtti nitti",
    Language.nn: "to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten "
    "tjue tretti førti femti seksti sytti åtti nitti",
    Language.da: "to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten "
    "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems",
    Language.en: "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
    Language.fi: "",
}
COUNTED = {
    language: dict(zip(words.split(), [*_TEENS, *range(30, 100, 10)], strict=False))
    for language, words in _COUNTED.items()
}
"""By language, the number each word means; one is left out, since it is an article too."""

SCALES: dict[str, tuple[Decimal, str | None]] = {
    **dict.fromkeys("tusen tusind thousand".split(), (Decimal(1_000), None)),
    "tkr": (Decimal(1_000), "crown"),
    **dict.fromkeys("miljon miljoner million millioner millionar millions mn mill mio".split(), (Decimal(10**6), None)),
    **dict.fromkeys("mnkr mkr mnok msek".split(), (Decimal(10**6), "crown")),
    **dict.fromkeys("miljard miljarder milliard milliarder billion mrd mia".split(), (Decimal(10**9), None)),
}
"""Words that multiply the number before them, some with a unit in them."""

_UNITS = {
    "crown": "kr krona kronor kronors krone kroner kronar crowns",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "EUR": "€ eur euro euros",
    "percent": "% procent procents prosent percent",
    "working day": "arbetsdag arbetsdagar arbetsdagars arbeidsdag arbeidsdager arbeidsdagar virkedag virkedager "
    "virkedagar arbejdsdage hverdage",
    "day": "dag dagar dagars dager dage dages day days kalenderdag kalenderdagar kalenderdager kalenderdage",
    "week": "vecka veckor veckors uke uker uge uger veke veker week weeks",
    "month": "månad månader månaders måned måneder månader måneders month months",
    "year": "år års year years",
    "hour": "timme timmar timer time hour hours",
}
UNITS = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_CHANGING = {
    "working": ("day", "working day"),
    "calendar": ("day", "day"),
    "svenska": ("crown", "crown"),
    **dict.fromkeys(("norska", "norske"), ("crown", "NOK")),
    **dict.fromkeys(("danska", "danske"), ("crown", "DKK")),
}
"""Words before a unit: which unit they change, and to what. A calendar month is a month."""

_MONTHS = (
    "januari januar january",
    "februari februar february",
    "mars marts march",
    "april",
    "maj mai may",
    "juni june",
    "juli july",
    "augusti august",
    "september",
    "oktober october",
    "november",
    "december desember",
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}

_NEXT = re.compile(r"[\s\u00a0-]*([^\W\d_]+\.?|%|€)")


def unit_after(text: str) -> tuple[Decimal, str | None, int]:
    """Return scale and unit said at the start of ``text``, and how many of its characters say them."""
    scale, unit, said, at = Decimal(1), None, 0, 0
    changed: tuple[str, str] | None = None
    for _ in range(3):
        match = _NEXT.match(text, at)
        if match is None:
            break
        word, at = match[1].lower().rstrip("."), match.end()
        if word in SCALES and scale == 1 and changed is None:
            (scale, unit), said = SCALES[word], at
        elif word in _CHANGING and unit is None and changed is None:
            changed = _CHANGING[word]
        elif word in UNITS and unit is None:
            unit = UNITS[word]
            return scale, changed[1] if changed and changed[0] == unit else unit, at
        else:
            break
    return scale, unit, said
