"""What a document may not put into an answer: orders to a machine, and web addresses that lead elsewhere.

A build warns of planted orders (ingest/report.py); this holds whatever was done about the warning. A passage with an
order in it is not used at all. A web address leads elsewhere when its host is not that of the document's own address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlsplit

from assistant.answering.guard.orders import planted_order
from assistant.domain import Hit, Query
from assistant.retrieval.retriever import DEFAULT_LIMIT, Retriever

_ADDRESS = re.compile(r"(?:https?:|(?<![\w:]))//\w[^\s<>\"')\]]+|\bwww\.[^\s<>\"')\]]+", re.IGNORECASE)


class TrustedRetriever(Retriever):
    """Finds what an answer may be built from."""

    def retrieve(self, query: Query, limit: int = DEFAULT_LIMIT) -> tuple[Hit, ...]:
        """Return the passages found without those that hold orders, and of the rest only units that may be quoted."""
        return tuple(_kept(super().retrieve(query, limit)))


def foreign_addresses(text: str, home: str | None) -> list[str]:
    """Return the web addresses in ``text`` that do not lead to the site of the address ``home``."""
    own = _host(home) if home else None
    return [address for address in _ADDRESS.findall(text) if own is None or _host(address) != own]


def _kept(hits: tuple[Hit, ...]) -> Iterator[Hit]:
    for hit in hits:
        if _holds_order(hit.passage.text):
            continue
        if not _holds_address(hit.passage.text):
            yield hit
        elif run := _longest_clean_run(hit):
            units = hit.passage.units[run.start : run.stop]
            yield replace(
                hit,
                passage=replace(hit.passage, units=units),
                unit_dense=hit.unit_dense[run.start : run.stop],
            )


def _longest_clean_run(hit: Hit) -> range:
    """Return the places of the most units in a row without a foreign address: a quote spans from unit to unit."""
    best, start = range(0), 0
    texts = hit.passage.unit_texts()
    for place in range(len(texts) + 1):
        if place == len(texts) or foreign_addresses(texts[place], hit.passage.document.url):
            best = max(best, range(start, place), key=len)
            start = place + 1
    return best


def _holds_address(text: str) -> bool:
    # Nearly no passage has either piece, and looking for them costs a tenth of the rule.
    return ("//" in text or "www." in text.lower()) and _ADDRESS.search(text) is not None


@lru_cache(maxsize=4096)
def _holds_order(text: str) -> bool:
    return planted_order(text) is not None


def _host(address: str) -> str:
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:  # "https://evil[.]example": as it stands it leads nowhere, and it is not the document's own
        host = None
    return (host or address).removeprefix("www.")
