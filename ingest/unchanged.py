"""Texts of one act from different days: the words that stayed the same are one wording, which began with the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from assistant.domain import Document, Kind, Passage

_Key = tuple[str, str, str, str]
_Wording = list[Passage]
"""The passages of one wording of a provision in one document, in order."""


def without_repetition(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages less those of provisions that the act's next text repeats word for word.

    Two texts follow each other when one ends the day before the other begins; the later one's passages, unless they
    have a first day of their own, get that of the earlier one's. Other words that claim to have begun no later than the
    words before begin with the text they first stand in. Passages that hold on no day, because a later text took their
    place before they began, are left out. Only acts are looked at.
    """
    begins: dict[str, date | None] = {}
    repeated: set[str] = set()
    for texts in _by_provision(passages).values():
        for earlier, later in pairwise(texts):
            if not _follows(later[0][0].document, earlier[0][0].document):
                continue
            same = {_words(wording): wording for wording in earlier}
            for wording in later:
                if old := same.get(_words(wording)):
                    repeated |= {passage.id for passage in old}
                    if wording[0].valid_from == wording[0].document.valid_from:
                        begins |= dict.fromkeys(_ids(wording), begins.get(old[0].id, old[0].valid_from))
                elif _too_early(wording, earlier):
                    begins |= dict.fromkeys(_ids(wording), wording[0].document.valid_from)
    return [
        replace(passage, valid_from=begins[passage.id]) if passage.id in begins else passage
        for passage in passages
        if passage.id not in repeated and not _never_holds(passage)
    ]


def _by_provision(passages: Sequence[Passage]) -> dict[_Key, list[list[_Wording]]]:
    """Return for each provision the texts it stands in, the oldest first, and in each its wordings."""
    found: dict[_Key, dict[str, dict[date | None, _Wording]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for passage in passages:
        document = passage.document
        if document.kind is Kind.act and document.act and passage.provision:
            key = (document.jurisdiction or "", document.act, passage.provision, document.language)
            found[key][document.id][passage.valid_from].append(passage)
    return {
        key: sorted(([*wordings.values()] for wordings in texts.values()), key=_begins)
        for key, texts in found.items()
        if len(texts) > 1
    }


def _begins(text: list[_Wording]) -> date:
    return text[0][0].document.valid_from or date.min


def _follows(later: Document, earlier: Document) -> bool:
    ends, begins = earlier.valid_to, later.valid_from
    return ends is not None and begins is not None and begins - ends == timedelta(days=1)


def _too_early(changed: _Wording, earlier: list[_Wording]) -> bool:
    """Tell whether other words than before claim to have begun no later: a publisher corrects without a date."""
    own, before = changed[0].valid_from, [wording[0].valid_from for wording in earlier]
    return own is not None and any(day is not None and own <= day for day in before)


def _ids(wording: _Wording) -> list[str]:
    return [passage.id for passage in wording]


def _words(wording: _Wording) -> str:
    return " ".join(" ".join(passage.text for passage in wording).split())


def _never_holds(passage: Passage) -> bool:
    begins, ends = passage.valid_from, passage.valid_to
    return passage.document.kind is Kind.act and begins is not None and ends is not None and ends < begins
