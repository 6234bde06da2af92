"""The Swedish Government Offices' legal database: an undocumented search backend, asked only where a source names it.

The question is ``{"searchIndexes": ["Sfs"], "api": "search", "json": <Elasticsearch query>}`` by POST. The answer's
``hits.hits[0]._source`` is the act, with its text in ``fulltext.forfattningstext``; that object alone is kept.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlsplit

from assistant.errors import SourceDamaged
from ingest.sources.client import Client
from ingest.sources.publishers.interface import Fetched
from ingest.sources.registry import Source
from ingest.sources.store import Snapshot


class GovernmentDatabase:
    """Fetches acts as JSON by their SFS number."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def fetch(self, source: Source, last: Snapshot | None) -> Fetched | None:
        """Return the act as JSON; None if its time of update has not changed. Raises SourceError."""
        terms = [{"term": {"beteckning.keyword": source.number}}, {"term": {"publicerad": True}}]
        question = {
            "searchIndexes": ["Sfs"],
            "api": "search",
            "json": {"query": {"bool": {"must": terms}}, "size": 1},
        }
        host = urlsplit(source.address).hostname
        referer = f"https://{host}/sfs/item?bet={quote(str(source.number))}&tab=forfattningstext"
        reply = self._client.post(source.address, question, {"Accept": "application/json", "Referer": referer})
        act = _act_in(reply.body, source)
        edition = str(act.get("uppdateradDateTime") or "") or None
        if last and edition and edition == last.edition:
            return None
        data = json.dumps(act, ensure_ascii=False, indent=1).encode()
        return Fetched(data, ".json", reply.address.url, reply.headers, edition=edition)


def _act_in(body: bytes, source: Source) -> dict[str, Any]:
    try:
        act = json.loads(body)["hits"]["hits"][0]["_source"]
        number, text = act["beteckning"], act["fulltext"]["forfattningstext"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise SourceDamaged(f"{source.address} answers without the act {source.number}.") from error
    if number != source.number or not isinstance(text, str) or "§" not in text:
        raise SourceDamaged(f"{source.address} answers with {number!r}, not with the text of {source.number}.")
    return dict(act)
