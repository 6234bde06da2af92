"""The plain text of a Swedish statute, as the government's legal database and Riksdagen's ``.text`` have it.

Grammar, a paragraph each (blank lines divide them, lines are wrapped):

    AVDELNING I … / Avd. A …        a part
    6 kap. Rubrik, 19 a kap. …      a chapter; its title may go on over lines
    Rubrik                          a sub-heading: short, no full stop, a § (or another sub-heading) follows
    5 §  Text, 11 a § Text          a §, whose further paragraphs, items and tables follow
    Övergångsbestämmelser           then the number of each amending act and its transitional provisions
    Bilaga 2                        an annex, up to the next one

Markers of validity (see swedish_days) stand before the text they concern, on its line or the one above. They make a §
occur twice, once a wording. Of two sub-headings printed together the first stands over the second, unless they are
two wordings of one; one that a chapter prints several times stands below the others.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ingest.model import UNSAID, Block, Heading, Table, Wording
from ingest.parse.clean import one_line
from ingest.parse.law_lines import Nesting
from ingest.parse.swedish_days import AMENDED_BY, NUMBER, overlap, together, without_markers
from ingest.parse.swedish_paragraphs import ITEM, content, is_table, joined, paragraphs

_CHAPTER = re.compile(r"(?P<number>\d+(?: [a-z])?) kap\.(?:\s+(?P<title>\S.*))?", re.DOTALL)
_SECTION = re.compile(
    r"(?P<number>\d+(?: [a-z]{1,2})?) §\.?\s*(?P<text>(?=[A-ZÅÄÖÉ/\"”’(]|\d+ mom\.|har upphävts).*)", re.DOTALL
)
_PART = re.compile(r"(?:AVD(?:ELNING|\.)|Avd(?:elning|\.)) \S.*|[A-ZÅÄÖ]\w+ (?:AVDELNINGEN|avdelningen)\b.*", re.DOTALL)
_ANNEX = re.compile(r"(?P<name>Bilaga(?: \d+(?: ?[a-z])?| [A-Z])?)(?:$|\s+(?P<text>[A-ZÅÄÖ/(].*))", re.DOTALL)
_TRANSITIONAL = re.compile(r"(?:Övergångs|Ikraftträdande- och övergångs)bestämmelser")
_LONGEST_HEADING = 30
"""Words."""
_MOST_HEADINGS = 6
"""Sub-headings printed together; more short lines than that are a list."""
_TITLE_ENDS_NOT = (".", ",", ";", ":")
_PART_LEVEL, _CHAPTER_LEVEL, _MAIN, _SUB, _SECTION_LEVEL = 2, 3, 4, 5, 6


def swedish_text_blocks(text: str) -> tuple[Block, ...]:
    """Return the act's blocks, without its title; each wording of a § is a Heading with provision "6:5".

    Raises Skip for a marker with an impossible day.
    """
    return tuple(_Reader([*paragraphs(text.replace("\r\n", "\n"))]).blocks())


class _Reader:
    """Reads paragraph after paragraph and remembers where in the act it stands."""

    def __init__(self, found: list[str]) -> None:
        self._found = [without_markers(paragraph.strip("\n")) for paragraph in found]
        self._repeated = _repeated_headings([text for text, _ in self._found])
        self._blocks: list[Block] = []
        self._nesting = Nesting()
        self._chapter, self._chapter_wording = "", UNSAID
        self._said = UNSAID
        """What a marker that stands alone says of the paragraph that follows."""
        self._headings: list[Heading] = []
        """The sub-headings with days that were printed together last."""
        self._in_body = True

    def blocks(self) -> list[Block]:
        place = 0
        listed = False  # whether short lines before this one were no headings but a list
        while place < len(self._found):
            text, said = self._found[place]
            if not text.strip():
                self._said = together(self._said, said)
                place += 1
            elif (run := self._heading_run(place)) and not (listed and len(run) > 1):
                self._add_headings(run)
                place += len(run)
                listed = False
            else:
                self._add(text, together(self._said, said))
                self._said = UNSAID
                place += 1
                listed = _is_heading(text)
        return self._blocks

    def _add(self, text: str, said: Wording) -> None:
        if match := self._opens_chapter(text):
            self._open_chapter(match, said)
        elif _TRANSITIONAL.fullmatch(text.strip()):
            self._open(text, outside=True)
        elif match := _ANNEX.fullmatch(text.strip()):
            self._open(match["name"], outside=True)
            self._add_content(match["text"] or "")
        elif self._in_body and _PART.fullmatch(text.strip()) and self._is_short(text):
            self._blocks.append(Heading(_line(text), _PART_LEVEL))
        elif self._in_body and (match := _SECTION.fullmatch(text)):
            self._add_section(match, said)
        elif not self._in_body and NUMBER.fullmatch(text.strip()):
            number = text.strip()
            self._nesting.end()
            self._blocks.append(Heading(number, _MAIN, locator=f"övergångsbestämmelser {number}"))
        else:
            self._add_content(text)

    def _open(self, text: str, *, outside: bool) -> None:
        self._nesting.end()
        self._in_body, self._headings = not outside, []
        self._blocks.append(Heading(_line(text), _CHAPTER_LEVEL))

    def _opens_chapter(self, text: str) -> re.Match[str] | None:
        """Match a chapter's heading; "5 kap. 3 § gäller …" and "6 kap. gäller …" only begin a paragraph."""
        match = _CHAPTER.fullmatch(text.strip())
        title = without_markers(match["title"] or "")[0] if match else ""
        named = not title or (title[:1].isupper() and title.rstrip()[-1:] not in _TITLE_ENDS_NOT)
        return match if match and named and _order(match["number"]) > _order(self._chapter) else None

    def _open_chapter(self, match: re.Match[str], said: Wording) -> None:
        title, more = without_markers(match["title"] or "")
        self._chapter, self._chapter_wording = match["number"], together(said, more)
        self._open(f"{match['number']} kap. {title}", outside=False)

    def _add_section(self, match: re.Match[str], said: Wording) -> None:
        text, more = without_markers(match["text"])
        wording = together(self._chapter_wording, together(said, more))
        self._choose_heading(wording)
        self._nesting.end()
        number = match["number"].replace(" ", "")
        place = self._chapter.replace(" ", "")
        locator = f"{self._chapter} kap. {match['number']} §" if place else f"{match['number']} §"
        provision = f"{place}:{number}" if place else number
        self._blocks.append(Heading(f"{match['number']} §", _SECTION_LEVEL, provision, locator, wording))
        self._add_content(text)

    def _add_content(self, text: str) -> None:
        for block in content(text.strip("\n"), self._nesting) if text.strip() else ():
            last = self._blocks[-1] if self._blocks else None
            if isinstance(block, Table) and isinstance(last, Table) and len(last.rows[0]) == len(block.rows[0]):
                self._blocks[-1] = Table(last.rows + block.rows)
            else:
                self._blocks.append(block)

    def _heading_run(self, place: int) -> list[Heading]:
        """Return the sub-headings printed together from ``place`` on, if a § follows them."""
        run: list[Heading] = []
        for text, said in self._found[place:] if self._in_body else []:
            if _SECTION.fullmatch(text):
                return _levels(run, self._chapter, self._repeated)
            if not _is_heading(text) or self._opens_chapter(text) or len(run) == _MOST_HEADINGS:
                return []
            run.append(Heading(_line(text), _SUB, wording=said))
        return []

    def _add_headings(self, run: list[Heading]) -> None:
        self._nesting.end()
        self._blocks += run
        self._headings = run if any(heading.wording != UNSAID for heading in run) else []

    def _choose_heading(self, wording: Wording) -> None:
        """Print a sub-heading again if the last one printed is not that of this wording."""
        if self._headings and not overlap(self._headings[-1].wording, wording):
            fitting = [heading for heading in self._headings if overlap(heading.wording, wording)]
            if fitting:
                self._headings = [one for one in self._headings if one is not fitting[-1]] + [fitting[-1]]
                self._blocks.append(fitting[-1])

    @staticmethod
    def _is_short(text: str) -> bool:
        return len(text.split()) <= _LONGEST_HEADING


def _is_heading(text: str) -> bool:
    """Tell a sub-heading from a sentence: short, a capital first, no full stop, no list, table or amending act."""
    text = text.strip()
    ends = text[-1:] not in _TITLE_ENDS_NOT and not AMENDED_BY.search(text)
    return (
        ends
        and text[:1].isupper()
        and len(text.split()) <= _LONGEST_HEADING
        and not (ITEM.match(text) or is_table(text))
    )


def _levels(run: list[Heading], chapter: str, repeated: set[tuple[str, str]]) -> list[Heading]:
    """Return sub-headings printed together with their levels: the first stands over those it is no wording of."""
    if not run:
        return []
    first, *others = run
    over = any(overlap(first.wording, other.wording) for other in others)
    top = _MAIN if over or (chapter, first.text) not in repeated else _SUB
    return [
        replace(one, level=_SUB if overlap(first.wording, one.wording) and one is not first else top) for one in run
    ]


def _repeated_headings(texts: list[str]) -> set[tuple[str, str]]:
    """Return (chapter, text) of the short paragraphs that a chapter prints more than once."""
    chapter, counted = "", Counter[tuple[str, str]]()
    for text in texts:
        if (match := _CHAPTER.fullmatch(text.strip())) and _order(match["number"]) > _order(chapter):
            chapter = match["number"]
        elif _is_heading(text):
            counted[chapter, _line(text)] += 1
    return {place for place, times in counted.items() if times > 1}


def _order(number: str) -> tuple[int, str]:
    digits, _, letter = number.partition(" ")
    return int(digits or 0), letter


def _line(text: str) -> str:
    return joined([one_line(line) for line in text.split("\n")])
