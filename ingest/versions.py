"""Several wordings of one provision: the older holds until the day before the newer begins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.domain import Document, Kind, Language, Passage, Status


@dataclass(frozen=True, slots=True)
class Versions:
    """All passages with their last days set, and what a person should look at."""

    passages: tuple[Passage, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Wording:
    """What one document says a provision is from one day on."""

    passages: tuple[Passage, ...]

    @property
    def document(self) -> Document:
        return self.passages[0].document

    @property
    def text(self) -> str:
        return " ".join(" ".join(passage.text for passage in self.passages).split())

    @property
    def begins(self) -> date:
        return self.passages[0].valid_from or self.document.valid_from or date.min

    @property
    def place(self) -> str:
        """The id of the first of its passages; a further part has a full stop and its number behind it."""
        return self.passages[0].id


_PART = re.compile(r"\.\d+$")
_Key = tuple[str, str, str, Kind, Language]


def close_old_wordings(passages: Iterable[Passage]) -> Versions:
    """Give every older wording of a provision its ``valid_to``, the day before the next wording's ``valid_from``.

    A repeal ("§ 5 (Opphevet)") is a wording like any other: it closes the one before and is kept as the passage that
    says so. Wordings that begin on the same day are both kept: the same words again become ``duplicate_of`` the first
    document's, different words get a warning. What is to hold from a day that nobody has set closes nothing. Acts,
    digests and languages do not close one another. A last day that a provision has already is never put off.
    """
    everything = tuple(passages)
    changed: dict[str, Passage] = {}
    warnings: list[str] = []
    for wordings in _by_provision(everything).values():
        ordered = sorted(wordings, key=lambda wording: (wording.begins, wording.place))
        for at, wording in enumerate(ordered):
            newer = next((later.begins for later in ordered[at + 1 :] if later.begins > wording.begins), None)
            twin = ordered[at - 1] if at and ordered[at - 1].begins == wording.begins else None
            if twin and twin.text != wording.text:
                warnings.append(_conflict(twin, wording))
            for part, passage in enumerate(wording.passages):
                same = (
                    twin.passages[min(part, len(twin.passages) - 1)].id if twin and twin.text == wording.text else None
                )
                changed[passage.id] = _closed(passage, newer, same)
    return Versions(tuple(changed.get(passage.id, passage) for passage in everything), tuple(warnings))


def _by_provision(passages: Sequence[Passage]) -> dict[_Key, list[_Wording]]:
    """Return the provisions that are worded more than once, in one document or in several."""
    found: dict[_Key, dict[str, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for passage in passages:
        document = passage.document
        undated = passage.status is Status.not_yet_in_force and passage.valid_from is None
        if passage.provision is not None and document.act is not None and not undated:
            key = (document.jurisdiction or "", document.act, passage.provision, document.kind, document.language)
            found[key][_PART.sub("", passage.id)].append(passage)
    return {
        key: [_Wording(tuple(parts)) for parts in wordings.values()]
        for key, wordings in found.items()
        if len(wordings) > 1
    }


def _closed(passage: Passage, newer: date | None, same: str | None) -> Passage:
    ends = [day for day in (passage.valid_to, newer - timedelta(days=1) if newer else None) if day]
    return replace(passage, valid_to=min(ends, default=None), duplicate_of=same)


def _conflict(first: _Wording, second: _Wording) -> str:
    document, passage = first.document, first.passages[0]
    begins = passage.valid_from or document.valid_from
    since = f"from {begins}" if begins else "without a date"
    if second.document is document:
        return (
            f"{document.act} {passage.locator} has two wordings {since} in {document.path}. Both are kept; "
            "the source has to say which one holds."
        )
    return (
        f"{document.act} {passage.locator} has two wordings {since}: in {document.path} and in "
        f"{second.document.path}. Both are kept; give the newer one a later valid_from."
    )
