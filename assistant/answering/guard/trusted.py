"""What a document may not put into an answer: orders to a machine, and web addresses that lead elsewhere.

A build warns of planted orders (ingest/report.py); this stage holds whatever the build's reader did about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlsplit

from assistant.answering.draft import Draft
from assistant.answering.guard.orders import planted_order
from assistant.domain import Hit

_ADDRESS = re.compile(
    r"(?:https?:)?//[^\s<>\"')\]]+|\bwww\.[^\s<>\"')\]]+|\bjavascript:\S+|\bdata:\w+/\S+", re.IGNORECASE
)


def trusted(draft: Draft) -> Draft:
    """Leave out the hits that hold orders to a machine, and of the others what lies beside foreign web addresses."""
    hits = tuple(_kept(draft.hits))
    return replace(draft, hits=hits) if hits != draft.hits else draft


def foreign_addresses(text: str, home: str | None) -> list[str]:
    """Return the web addresses in ``text`` that do not lead to the site of the address ``home``."""
    own = _host(home) if home else None
    return [address for address in _ADDRESS.findall(text) if own is None or _host(address) != own]


def _kept(hits: tuple[Hit, ...]) -> Iterator[Hit]:
    for hit in hits:
        passage = hit.passage
        if _holds_order(passage.text):
            continue
        if not _ADDRESS.search(passage.text):
            yield hit
        elif len(run := _longest_clean_run(hit)):
            units = passage.units[run.start : run.stop]
            yield replace(hit, passage=replace(passage, units=units), unit_dense=hit.unit_dense[run.start : run.stop])


def _longest_clean_run(hit: Hit) -> range:
    """Return the places of the longest run of units without a foreign address: a quote spans from unit to unit."""
    best, start = range(0), 0
    home = hit.passage.document.url
    for place, text in enumerate((*hit.passage.unit_texts(), None)):
        if text is None or foreign_addresses(text, home):
            best = max(best, range(start, place), key=len)
            start = place + 1
    return best


@lru_cache(maxsize=4096)
def _holds_order(text: str) -> bool:
    return planted_order(text) is not None


def _host(address: str) -> str:
    parts = urlsplit(address if "//" in address else f"//{address}")
    return (parts.hostname or address).removeprefix("www.")
