"""Swedish statutes as Riksdagen's open data has them (``sfs-2016-1145.text``).

Grammar: the title, then a head of "Name: value" lines ("SFS nr: 2016:1145", "Departement/myndighet: …", "Utfärdad:
2016-12-01", "Ändrad: t.o.m. SFS 2025:1", "Upphävd: 2030-01-01", the value sometimes on the next line), then the text
(see swedish_text). The days on which amending acts came into force stand among the transitional provisions only.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ingest.dates import date_in
from ingest.model import ParsedDocument, RawDocument, Skip
from ingest.parse.swedish_statute import Statute, statute_document

_HEAD = re.compile(
    r"^(?P<name>SFS nr|Departement/myndighet|Departement|Utfärdad|Ändrad|Omtryck|Upphävd|Författningen har upphävts "
    r"genom|Ikraft|Tidsbegränsad|Övrigt|Källa|Ändringsregister|Fulltext|Utgivare)\s*:[^\S\n]*\n?(?P<value>[^\n]*)\n?",
    re.MULTILINE,
)
_IN_NAME = re.compile(r"sfs-(\d{4})-(\d+)")
_HEAD_ENDS_BY = 3_000
"""Characters."""


def is_riksdagen(path: str, text: str) -> bool:
    """Tell whether a plain text has the name or opens with the head of a Riksdagen document."""
    named = path.endswith(".text") and _IN_NAME.match(PurePosixPath(path).name)
    return (
        bool(named and not text.lstrip().startswith("<"))
        or re.search(r"(?m)^SFS nr\s*:", text[:_HEAD_ENDS_BY]) is not None
    )


def parse_riksdagen(raw: RawDocument, text: str) -> ParsedDocument:
    """Return the statute. Raises Skip when neither the head nor the file's name has its number."""
    text = text.replace("\r\n", "\n")
    head = {match["name"]: match["value"].strip() for match in _HEAD.finditer(text[:_HEAD_ENDS_BY])}
    ends = max((match.end() for match in _HEAD.finditer(text[:_HEAD_ENDS_BY])), default=0)
    named = _IN_NAME.search(PurePosixPath(raw.path).name)
    number = head.get("SFS nr") or (f"{named[1]}:{named[2]}" if named else "")
    if not number:
        raise Skip("a Swedish statute without its number: neither an `SFS nr:` line nor a name like sfs-2016-1145.text")
    title = text[: text.index("SFS nr")].strip() if "SFS nr" in head else ""
    return statute_document(
        raw,
        Statute(
            number=number,
            title=title or f"SFS {number}",
            text=text[ends:],
            first_day=None,
            repealed=date_in(head.get("Upphävd")),
            in_force={},
            amended_to=head.get("Ändrad", ""),
            issued=date_in(head.get("Utfärdad")),
            written=None,
        ),
    )
