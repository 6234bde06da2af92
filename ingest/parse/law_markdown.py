"""Acts kept as Markdown by others, told apart by the official number in their front matter or title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.domain import Jurisdiction
from ingest.acts import Act, act_in
from ingest.metadata import describe
from ingest.model import Block, Heading, ParsedDocument, RawDocument, Skip
from ingest.parse.eu_act import eu_blocks
from ingest.parse.norwegian_act import acts_in, norwegian_blocks
from ingest.parse.swedish_act import swedish_blocks


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
        return tuple(_document(raw, declared, part, norwegian_blocks(part), one) for one, part in parts)
    read = {Jurisdiction.SE: swedish_blocks, Jurisdiction.NO: norwegian_blocks, Jurisdiction.EU: eu_blocks}
    return (_document(raw, declared, body, read[act.jurisdiction](body), None),)


def _document(
    raw: RawDocument, declared: Mapping[str, object], body: str, blocks: tuple[Block, ...], one: Act | None
) -> ParsedDocument:
    if not any(isinstance(block, Heading) and block.provision for block in blocks):
        raise Skip("an act by its number, but no § or article was found in it")
    printed = next((block.text for block in blocks if isinstance(block, Heading) and block.level == 1), "")
    title = _with_number(str(declared.get("rubrik") or printed), declared)
    document = describe(raw, declared, title=title, body=body, act=one)
    if blocks and isinstance(first := blocks[0], Heading) and first.level == 1:
        blocks = (replace(first, text=document.title), *blocks[1:])
    return ParsedDocument(document, blocks)


def _with_number(title: str, declared: Mapping[str, object]) -> str:
    """Return a Swedish title as it is cited, "Lag (2016:1145) om …"; other titles as they are."""
    number = declared.get("beteckning")
    if not number or str(number) in title:
        return title
    return re.sub(r"^(\w+)", rf"\1 ({number})", title, count=1)
