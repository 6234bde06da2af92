"""Acts kept as Markdown by others, told apart by the official number in their front matter or title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.domain import Jurisdiction
from ingest.acts import AMENDMENTS_IN_FORCE, Act, act_in
from ingest.dates import date_in
from ingest.metadata import describe
from ingest.model import Block, Heading, ParsedDocument, RawDocument, Skip
from ingest.parse.account import remainder
from ingest.parse.eu_act import LEFT_OUT, eu_blocks
from ingest.parse.law_lines import lines
from ingest.parse.norwegian_act import NUMBER_IN_TITLE, acts_in, norwegian_blocks
from ingest.parse.norwegian_days import with_days as norwegian_days
from ingest.parse.swedish_act import NOTE_IN_HEADING, swedish_blocks
from ingest.parse.swedish_days import MARKER, days_of_amendments
from ingest.parse.swedish_days import with_days as swedish_days


def is_act(declared: Mapping[str, object], body: str) -> bool:
    """Tell whether a Markdown file is an act in one of the three manners read here."""
    if "kind" in declared:
        return False
    return act_in(declared) is not None or any(act for act, _ in acts_in(body))


def parse_law(raw: RawDocument, declared: Mapping[str, object], body: str) -> tuple[ParsedDocument, ...]:
    """Return the act, or the acts, of a Markdown file; each § or article opens with a Heading that has a provision.

    Raises Skip for a damaged text and for one without a single provision.
    """
    act = act_in(declared)
    if act is None:
        parts = [(one, part) for one, part in acts_in(body) if one is not None]
        return tuple(_document(raw, declared, part, one, several=True) for one, part in parts)
    return (_document(raw, declared, body, act, several=False),)


def _swedish(declared: Mapping[str, object], body: str) -> tuple[Block, ...]:
    blocks = swedish_blocks(body)
    register = declared.get("andringsforfattningar")
    amended = {
        str(one.get("beteckning")): day
        for one in (register if isinstance(register, list) else [])
        if isinstance(one, dict) and (day := date_in(str(one.get("ikraft_datum"))))
    }
    return swedish_days(
        blocks, date_in(str(declared.get("ikraft_datum"))), AMENDMENTS_IN_FORCE | amended | days_of_amendments(blocks)
    )


def _norwegian(_: Mapping[str, object], body: str) -> tuple[Block, ...]:
    return norwegian_days(norwegian_blocks(body))


def _eu(_: Mapping[str, object], body: str) -> tuple[Block, ...]:
    return eu_blocks(body)


_READ = {Jurisdiction.SE: _swedish, Jurisdiction.NO: _norwegian, Jurisdiction.EU: _eu}


def _printed(jurisdiction: Jurisdiction, body: str) -> str:
    """Return the words of the act, without what is read into days and titles and an editor's remarks."""
    no_text = {Jurisdiction.SE: MARKER, Jurisdiction.NO: NUMBER_IN_TITLE, Jurisdiction.EU: LEFT_OUT}[jurisdiction]
    printed = (no_text.sub("", line.plain) for line in lines(body))
    # A note before the name of an annex is set behind it.
    return "\n".join(
        f"{line[note.end() :]} {note[1]}" if (note := NOTE_IN_HEADING.match(line)) else line for line in printed
    )


def _document(
    raw: RawDocument, declared: Mapping[str, object], body: str, act: Act, *, several: bool
) -> ParsedDocument:
    blocks = _READ[act.jurisdiction](declared, body)
    if not any(isinstance(block, Heading) and block.provision for block in blocks):
        raise Skip("an act by its number, but no § or article was found in it")
    printed = next((block.text for block in blocks if isinstance(block, Heading) and block.level == 1), "")
    title = _with_number(str(declared.get("rubrik") or printed), declared)
    document = describe(raw, declared, title=title, body=body, act=act if several else None)
    left = remainder(_printed(act.jurisdiction, body), blocks)
    if blocks and isinstance(first := blocks[0], Heading) and first.level == 1:
        blocks = (replace(first, text=document.title), *blocks[1:])
    return ParsedDocument(document, blocks, left)


def _with_number(title: str, declared: Mapping[str, object]) -> str:
    """Return a Swedish title as it is cited, "Lag (2016:1145) om …"; other titles as they are."""
    number = declared.get("beteckning")
    if not number or str(number) in title:
        return title
    return re.sub(r"^(\w+)", rf"\1 ({number})", title, count=1)
