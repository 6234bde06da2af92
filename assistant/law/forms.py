"""The forms in which provisions are written, one pattern a form, each turned into an ``Expression``.

Swedish       6 kap. 5 §, 6kap 5§, kap 6 § 5; 5 kap. 1 eller 2 §, 6 kap. 12–19 §§, 6:5, 19 a:2; första stycket 2
Norwegian     § 13-2, §§ 8-1 og 8-2, § 5b, § 13-2 (1) b, første ledd bokstav b
Danish        § 67, stk. 2, nr. 1
Finnish       67 §, 67 §:n 2 momentin 3 kohta, 26 artiklan 4 kohta
EU            Article 30(3)(a), artikel 26.4 b, art. 26, articles 26, 28 and 30
English       chapter 6, section 5; section 13-2
Chapters      19 kap., kapittel 13, chapter 6
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.law.acts import Style
from assistant.law.numbers import HYPHENATED, ORDINALS, PLAIN, expanded, listed, plain


@dataclass(frozen=True, slots=True)
class Item:
    """One provision of an expression; ``number`` is without its chapter where the expression has one."""

    number: str
    paragraph: str | None = None
    point: str | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """Characters ``start`` to ``end`` of a text that cite provisions in one form."""

    start: int
    end: int
    style: Style
    items: tuple[Item, ...]
    chapter: str | None = None
    whole_chapters: bool = False
    needs_act: bool = False
    """Whether it means something only beside an act: "§ 5" may be of any contract, "13-2" a result."""
    clock: bool = False
    """Whether it could as well be a time of day or a ratio: "10:30"."""


_ORDINAL = "|".join([*ORDINALS, r"\d{1,2}"])
_UNITS = r"(?:§|(?:[a-z]\s+)?kap|kr\b|kronor|%|procent|prosent|dag|mån|år\b|euro|eur\b|mkr|mnok|[-–:/]\s?\d|\d)"
_SWEDISH_PART = (
    rf"(?:,?\s*(?P<paragraph>{_ORDINAL})\s*(?:stycket|st\b\.?|mom\b\.?|momentet))?"
    rf"(?:,?\s*(?:(?:punkt(?:en)?|p\.?)\s?(?P<point>\d{{1,2}}|[a-z](?!\w))"
    rf"|(?P<last>\d{{1,2}})(?:\s*p(?:unkten)?\b\.?|(?!\w|\s*{_UNITS}|\s*[.,:]\d|\s*st\b))))?"
)
_LETTER_END = (
    r"(?!\.\w)(?=\s*(?:[,.;:)?!]|$|(?:og|och|eller|or|and|til|i|jf|jfr|om|in|of|ikke|krever|gir|gjelder)\b|[A-Z]))"
)
_NORDIC_PART = (
    rf"(?:\s*\((?P<paragraph>\d{{1,2}})\)|,?\s*(?P<ordinal>{_ORDINAL})\.?\s*ledd(?:et)?|,?\s*stk\.?\s*(?P<stk>\d{{1,2}}))?"
    rf"(?:,?\s*(?:bokstav(?:en)?|litra|lit\.|bokst\.?|punkt|letter|point)\s*\(?(?P<point>[a-zæøå]|\d{{1,2}})\)?(?!\w)"
    rf"|,?\s*nr\.?\s*(?P<nr>\d{{1,2}})|\s+\(?(?P<letter>[a-hj-z])\)?(?!\w){_LETTER_END})?"
)
_EU_NUMBER = (
    r"\d{1,3}[a-z]?(?!\w)(?:\s?\(\d{1,2}\)(?:\s?\([a-z]{1,3}\))?|\.\d{1,2}(?!\d)(?:\s?\(?[a-hj-z]\)?(?!\w)(?!\s\w+ing\b))?"
    rf"|\s?\([a-z]\)|\s[a-hj-z](?!\w){_LETTER_END})?"
)
_EU_PART = (
    r"(?:,?\s*(?:punkt|paragraph|para\.?|stycke|nr\.?|stk\.?)\s*(?P<paragraph>\d{1,2})"
    rf"|,?\s*(?P<ordinal>{_ORDINAL})\s*(?:stycket|ledd|subparagraph|paragraph))?"
    r"(?:,?\s*(?:led|leddet|point|litra|bokstav|punkt)\s*\(?(?P<point>[a-z])\)?(?!\w))?"
)
_EU_ITEM = re.compile(
    r"(?P<number>\d{1,3}[a-z]?)(?!\w)(?:\s?\((?P<paragraph>\d{1,2})\)|\.(?P<dotted>\d{1,2}))?(?:\s?\(?(?P<point>[a-z])\)?(?!\.?\w))?",
    re.IGNORECASE,
)
_KAP = r"(?:kap(?:itlet|itel|\.)?|k\.?)"
_SECTION = r"(?:§§?|paragraf(?:en|ene|erna)?|pgf\.?|section|sections|sec\.)"
_ARTICLE = r"(?:articles?|artikel(?:n|s)?|artiklar(?:na)?|artikkel(?:en)?|artikl(?:er|ene)|artikla|arts?\.?)"
_NUMBER = rf"(?:{HYPHENATED}|{PLAIN})"
_CHAPTER = rf"(?P<chapter>{PLAIN}|\d{{1,2}}[a-z]?(?=k))"

Reader = Callable[[re.Match[str]], Expression | None]


def expressions(text: str) -> list[Expression]:
    """Return what cites a provision in ``text`` by its form alone, in order, the longer where two overlap."""
    lower = text.lower()
    found = [
        expression
        for hints, pattern, read in _FORMS
        if any(map(lower.__contains__, hints))
        for match in pattern.finditer(text)
        if (expression := read(match))
    ]
    kept: list[Expression] = []
    for one in sorted(found, key=lambda e: (e.start, -e.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _chaptered(match: re.Match[str]) -> Expression | None:
    numbers = next(text for name, text in match.groupdict().items() if name.startswith("list") and text)
    part = _part(match)
    items = _items(expanded(numbers, PLAIN), part)
    bare = "§" not in match[0] and "ection" not in match[0].lower()
    return Expression(match.start(), _end(match), Style.chapter, items, plain(match["chapter"]), needs_act=bare)


def _colon(match: re.Match[str]) -> Expression | None:
    items = _items(expanded(match["list"], PLAIN), _part(match))
    chapter = plain(match["chapter"])
    if any(item.number.startswith("0") for item in items) or chapter.startswith("0"):
        return None
    return Expression(match.start(), _end(match), Style.chapter, items, chapter, needs_act=True, clock=True)


def _section(match: re.Match[str]) -> Expression | None:
    numbers = tuple(expanded(match["list"], _NUMBER))
    hyphen = "-" in numbers[0]
    style = Style.hyphen if hyphen else Style.section
    return Expression(match.start(), _end(match), style, _items(numbers, _part(match)), needs_act=not hyphen)


def _number_first(match: re.Match[str]) -> Expression | None:
    items = _items(expanded(match["list"], PLAIN), _part(match))
    return Expression(match.start(), _end(match), Style.section, items, needs_act=True)


def _bare(match: re.Match[str]) -> Expression | None:
    part = _part(match)
    items = _items(expanded(match["list"], HYPHENATED), part)
    # "13-2" alone may be a result or a date; with a paragraph or a letter it is a provision.
    return Expression(match.start(), _end(match), Style.hyphen, items, needs_act=not any(part))


def _article(match: re.Match[str]) -> Expression | None:
    listed_, part = match["list"], _part(match)
    spots = list(_EU_ITEM.finditer(listed_))
    numbers = tuple(expanded(re.sub(r"\([^)]*\)|\.\d+(?:\s?\(?[a-z]\)?(?!\w))?", "", listed_), r"\d{1,3}[a-z]?(?!\w)"))
    own = {s["number"].lower(): (s["paragraph"] or s["dotted"], _lower(s["point"])) for s in spots}
    items = [Item(n, *own.get(n, (None, None))) for n in numbers]
    if any(part) and items:
        items[-1] = Item(items[-1].number, items[-1].paragraph or part[0], items[-1].point or part[1])
    return Expression(match.start(), _end(match), Style.article, tuple(items))


def _finnish_article(match: re.Match[str]) -> Expression | None:
    item = Item(match["number"].lower(), match["paragraph"], _lower(match["point"]))
    return Expression(match.start(), match.end(), Style.article, (item,))


def _chapters(match: re.Match[str]) -> Expression | None:
    items = _items(expanded(match["list"], PLAIN), (None, None))
    return Expression(match.start(), _end(match), Style.chapter, items, whole_chapters=True, needs_act=True)


def _items(numbers: Iterator[str] | tuple[str, ...], part: tuple[str | None, str | None]) -> tuple[Item, ...]:
    """Return the numbers as items; a paragraph or point named behind them is the last one's."""
    found = [Item(number) for number in numbers]
    return (*found[:-1], Item(found[-1].number, *part))


def _part(match: re.Match[str]) -> tuple[str | None, str | None]:
    groups = match.groupdict()
    paragraph = groups.get("paragraph") or groups.get("ordinal") or groups.get("stk")
    point = groups.get("point") or groups.get("nr") or groups.get("last") or groups.get("letter")
    return paragraph and ORDINALS.get(paragraph.lower(), paragraph), _lower(point)


def _lower(text: str | None) -> str | None:
    return text.lower() if text else None


def _end(match: re.Match[str]) -> int:
    return match.start() + len(match[0].rstrip(" ,\u00a0"))


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_FORMS: tuple[tuple[tuple[str, ...], re.Pattern[str], Reader], ...] = (
    (
        ("§",),
        _pattern(
            rf"(?<![\w:-]){_CHAPTER}\s*{_KAP},?\s*"
            rf"(?:(?P<list>{listed(PLAIN)})\s*§§?|§§?\s*(?P<list2>{listed(PLAIN)})(?!-\d)){_SWEDISH_PART}"
        ),
        _chaptered,
    ),
    (
        ("§",),
        _pattern(
            rf"(?<!\w){_KAP}\s*(?P<chapter>{PLAIN}),?\s*"
            rf"(?:§§?\s*(?P<list>{listed(PLAIN)})(?!-\d)|(?P<list2>{listed(PLAIN)})\s*§§?){_SWEDISH_PART}"
        ),
        _chaptered,
    ),
    (
        ("k",),
        _pattern(rf"(?<![\w:-]){_CHAPTER}\s*{_KAP}\s*(?P<list>{PLAIN})(?!\s*{_UNITS}|\s*[.,]\d|\s*st\b)"),
        _chaptered,
    ),
    (
        ("chapter",),
        _pattern(rf"\bchapter\s*(?P<chapter>{PLAIN}),?\s*(?:sections?|sec\.|§§?)\s*(?P<list>{listed(PLAIN)})"),
        _chaptered,
    ),
    (
        ("chapter",),
        _pattern(rf"\bsections?\s*(?P<list>{listed(PLAIN)})\s*(?:of|in)\s*chapter\s*(?P<chapter>{PLAIN})"),
        _chaptered,
    ),
    (
        (":",),
        _pattern(
            rf"(?<![\d.:/,-])(?<!\d )(?P<chapter>\d{{1,2}}(?:\s?[a-z])?):"
            rf"(?P<list>{PLAIN}(?:\s?[–-]\s?{PLAIN})?)(?![\d:]|[.,]\d)(?:{_SWEDISH_PART})"
        ),
        _colon,
    ),
    (
        ("§", "paragraf", "pgf", "section", "sec."),
        _pattern(rf"(?<!\w){_SECTION}\s*(?P<list>{listed(HYPHENATED)}|{listed(PLAIN)})(?!\s?[a-z]?:\d){_NORDIC_PART}"),
        _section,
    ),
    (
        ("mom",),
        _pattern(
            rf"(?<![\w:.,/-])(?P<list>{listed(PLAIN)})\s*(?:§§?(?::\w+)?|pykälä\w*),?\s*(?P<stk>{_ORDINAL})\s*mom\w*\.?"
            r"(?:\s*(?P<nr>\d{1,2})\s*(?:koh\w*|punkten))?"
        ),
        _number_first,
    ),
    (
        ("§", "pykälä"),
        _pattern(rf"(?<![\w:.,/-])(?P<list>{listed(PLAIN)})\s*(?:§§?(?::\w+)?|pykälä\w*){_SWEDISH_PART}(?!\s*\d)"),
        _number_first,
    ),
    (("-",), _pattern(rf"(?<![\w:.,/§-])(?<!§ )(?P<list>{listed(HYPHENATED)})(?!\s*{_UNITS}){_NORDIC_PART}"), _bare),
    (
        ("loa ", "sloven ", "slova "),
        _pattern(
            r"(?:(?<=\bLOA )|(?<=sloven )|(?<=slova ))(?P<list>[1-9]\d?[a-z]?(?![\w-]))"
            rf"(?!\s*{_UNITS}|[.,:/]\d){_NORDIC_PART}"
        ),
        _number_first,
    ),
    ((" loa",), _pattern(r"(?<![\w:.,/§-])(?P<list>[1-9]\d?[a-z])(?= LOA\b)"), _number_first),
    (
        ("art",),
        _pattern(rf"(?<!\w)(?<!samma )(?<!annan ){_ARTICLE}\s*(?P<list>{listed(_EU_NUMBER)}){_EU_PART}"),
        _article,
    ),
    (
        ("artikla",),
        _pattern(
            r"(?<![\w.])(?P<number>\d{1,3}[a-z]?)\s+artikla\w*(?:\s+(?P<paragraph>\d{1,2})\s+koh\w*)?"
            r"(?:\s+(?P<point>[a-z])\s+alakoh\w*)?"
        ),
        _finnish_article,
    ),
    (
        ("kap",),
        _pattern(rf"(?<![\w:.,-])(?P<list>{listed(PLAIN, signs=False)})\s*kap(?:itlet|itlen|itel|\.)?(?!\w)"),
        _chapters,
    ),
    (
        ("kap", "chapter"),
        _pattern(rf"(?<!\w)(?:kap(?:itel|ittel|\.)?|chapters?)\s*(?P<list>{listed(PLAIN, signs=False)})(?![-:]\d)"),
        _chapters,
    ),
)
"""Of each form the pieces of text, in lower case, of which it holds one: they are looked for first, since a pattern
costs a hundred times as much."""
