"""Our own summaries of provisions: found like the provision itself, and silent where the official text speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.domain import Kind, Passage
from assistant.law.references import find_references
from ingest.model import Heading, ParsedDocument

_Key = tuple[str | None, str | None, str | None]

# "6 kap. 20 § Konkurrenspräglad dialog", "§ 13-2 Vilkår", "Article 31 Innovation partnership"
_CITED = re.compile(
    r"(?P<locator>\d+ ?[a-z]? kap\. \d+ ?[a-z]? §|§ \d+(?:-\d+)? ?[a-z]?(?!\w)|Article \d+|Artikel \d+|Artikkel \d+)\s*"
)


def with_provisions(parsed: ParsedDocument) -> ParsedDocument:
    """Return a digest with each heading that opens with a citation marked as that provision's; others unchanged."""
    act = parsed.document.act
    if parsed.document.kind is not Kind.digest or act is None:
        return parsed
    blocks = tuple(_marked(block, act) if isinstance(block, Heading) else block for block in parsed.blocks)
    return replace(parsed, blocks=blocks)


def without_superseded(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages less the digests of provisions whose official text is among them.

    A digest of an earlier wording than the official texts reach back to stays, and ends the day before they begin. The
    official text inherits the questions of its digest.
    """
    begins: dict[_Key, date] = {}
    for passage in passages:
        if passage.document.kind is Kind.act:
            begins[_key(passage)] = min(_begins(passage), begins.get(_key(passage), date.max))
    asked = {_key(p): p.asked for p in passages if p.document.kind is Kind.digest and _key(p) in begins}
    kept: list[Passage] = []
    for passage in passages:
        official = begins.get(_key(passage))
        if passage.document.kind is Kind.act and _key(passage) in asked:
            kept.append(replace(passage, asked=asked[_key(passage)]))
        elif passage.document.kind is not Kind.digest or official is None:
            kept.append(passage)
        elif _begins(passage) < official:
            kept.append(replace(passage, valid_to=min(passage.valid_to or date.max, official - timedelta(days=1))))
    return kept


def _begins(passage: Passage) -> date:
    return passage.valid_from or date.min


def _marked(heading: Heading, act: str) -> Heading:
    cited = _CITED.match(heading.text)
    named = find_references(f"{act} {cited['locator']}") if cited else ()
    if not cited or not named:
        return heading
    return replace(heading, provision=named[0].provision, locator=cited["locator"].strip())


def _key(passage: Passage) -> _Key:
    document = passage.document
    return document.jurisdiction, document.act, passage.provision
