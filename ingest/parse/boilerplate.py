"""What surrounds an article in a text copied from a page: menus, bylines, comments, addresses.

The rules look at form only: where a line stands, how long it is, whether it repeats, what it is made of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.parse.interface import is_label

_BULLET = re.compile(r"\s*(?:[•▪◦‣·*–-]|\d{1,2}[.)])\s+")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"”’»)\]]*\d*$")
_ADDRESS_ON_WEB = re.compile(r"(?:https?://|www\.)\S+$")
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\b(?:tel|tlf|telefon|mobil|phone)\b\.?:?\s*\+?\d", re.IGNORECASE)
_FILE_NAME = re.compile(r"[\w-]+\.(?:jpe?g|png|gif|webp|svg|pdf|docx?)$", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:bild|bilde|billede|foto|fotograf|photo|image|illustration|illustrasjon)\b(?: (?:på|av|:)|:)", re.IGNORECASE
)
_BYLINE = re.compile(
    r"(?:av|by|skrevet av|skriven av|forfatter|text|tekst)\s*:\s*\S|(?:av|by) [A-ZÅÄÖÆØ]\w+ [A-ZÅÄÖÆØ]", re.IGNORECASE
)
_DATE_LINE = re.compile(
    r"(?:(?:publicerad|publisert|published|uppdaterad|oppdatert|sist endret|senast ändrad)\s*:?\s*)?"
    r"(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2})(?:\s+\d{1,2}[:.]\d{2})?$",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:\d+|ett|en|et|one|no|inga|ingen)\s+(?:svar|kommentar(?:er)?|comments?|repl(?:y|ies))$|"
    r"(?:kommentarer|comments)(?:\s+\(\d+\))?$",
    re.IGNORECASE,
)
_RUNNING_WORDS = 9
_LONG_LINE = 80
_LABEL_WORDS = 12
_WRAPPED_FROM = 40
"""Characters. Lines of an address are shorter, those of wrapped text longer."""


@dataclass(frozen=True, slots=True)
class Article:
    """A copied page without what surrounded its article."""

    title: str
    lines: tuple[str, ...]
    """With blank lines kept between paragraphs."""
    date_line: str = ""


def is_bullet(line: str) -> bool:
    """Tell whether a line opens with a bullet or a number."""
    return _BULLET.match(line) is not None


def is_running(line: str) -> bool:
    """Tell running text from titles and labels: long, or many words that end as a sentence ends."""
    words = len(line.split())
    return len(line) >= _LONG_LINE or (words >= _RUNNING_WORDS and _ENDS_SENTENCE.search(line) is not None)


def article(lines: list[str]) -> Article:
    """Return title and body of a text whose lines were copied from a page."""
    lines = [line.strip() for line in lines]
    lines = lines[: _comments_begin(lines)]
    date_line = next((line for line in lines if _DATE_LINE.match(line)), "")
    title, rest = _title(lines)
    body = [line for line in rest if not _is_furniture(line) and line != title]
    return Article(title, tuple(_without_tail(body)), date_line)


def _title(lines: list[str]) -> tuple[str, list[str]]:
    """Return the title and the lines after it.

    It is the line over a byline, else a line printed twice before the text, else the first that could be one.
    """
    byline = next((place for place, line in enumerate(lines) if _BYLINE.match(line)), None)
    if byline is not None and (above := [line for line in lines[:byline] if line]) and not is_running(above[-1]):
        return above[-1], lines[byline + 1 :]
    head_end = next((place for place, line in enumerate(lines) if is_running(line) or is_bullet(line)), len(lines))
    head = [(place, line) for place, line in enumerate(lines[:head_end]) if line and not _is_furniture(line)]
    texts = [line for _, line in head]
    title = next((line for line in texts if texts.count(line) > 1), texts[0] if texts else "")
    last = max((place for place, line in head if line == title), default=-1)
    return title, lines[last + 1 :]


def _is_furniture(line: str) -> bool:
    return bool(line) and (
        is_label(line)
        or any(rule.match(line) for rule in (_FILE_NAME, _ADDRESS_ON_WEB, _DATE_LINE, _BYLINE))
        or (_CAPTION.match(line) is not None and not _ENDS_SENTENCE.search(line))
    )


def _comments_begin(lines: list[str]) -> int:
    """Return where readers' comments begin, if that is in the last third."""
    return next(
        (place for place, line in enumerate(lines) if place > len(lines) * 2 / 3 and _COMMENTS.match(line)), len(lines)
    )


def _without_tail(lines: list[str]) -> list[str]:
    """Cut what follows the last sentence: signatures, contacts, postal addresses and lead-ins to links now gone."""
    end = len(lines)
    while end and (not lines[end - 1] or (_is_tail(lines[end - 1]) and not _goes_on(lines, end - 1))):
        end -= 1
    return lines[:end] if any(is_running(line) or is_bullet(line) for line in lines[:end]) else lines


def _is_tail(line: str) -> bool:
    if is_bullet(line):
        return False
    short = len(line.split()) <= _LABEL_WORDS
    return _CONTACT.search(line) is not None or (short and (line.endswith(":") or not _ENDS_SENTENCE.search(line)))


def _goes_on(lines: list[str], place: int) -> bool:
    """Tell the last line of a wrapped item or paragraph, which may be short and end without a full stop."""
    above: list[str] = []
    while place - len(above) > 0 and (line := lines[place - len(above) - 1]):
        above.append(line)
    in_item = any(is_bullet(line) for line in above)
    return in_item or (bool(above) and len(above[0]) >= _WRAPPED_FROM and not _ENDS_SENTENCE.search(above[0]))
