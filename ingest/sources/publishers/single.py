"""Publishers that give out one text at one address: Riksdagen, Retsinformation, Finlex, and plain web pages.

Addresses: ``data.riksdagen.se/dokument/sfs-YYYY-N.text`` (plain text), ``www.retsinformation.dk/eli/lta/YYYY/N/xml``
(Lex Dania), ``opendata.finlex.fi/finlex/avoindata/v1/akn/fi/act/statute-consolidated/YYYY/N/fin@`` (Akoma Ntoso).
"""

from __future__ import annotations

import re
from typing import Final

from ingest.sources.client import Client
from ingest.sources.publishers.complete import check_page, check_text, check_xml
from ingest.sources.publishers.interface import Fetched
from ingest.sources.registry import Format, Source
from ingest.sources.store import Snapshot

_ACCEPT: Final = {
    Format.riksdagen_text: ("text/plain", ".txt"),
    Format.lex_dania_xml: ("application/xml", ".xml"),
    Format.akoma_ntoso_xml: ("application/xml", ".xml"),
    Format.html_page: ("text/html", ".html"),
}
_SUPERSEDED = re.compile(rb"<Status>\s*Historic\s*</Status>")


class SingleText:
    """Fetches a text that has an address of its own."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def fetch(self, source: Source, last: Snapshot | None) -> Fetched | None:
        """Return the text; None if it has not changed. Raises SourceError."""
        accept, suffix = _ACCEPT[source.format]
        headers = {"Accept": f"{accept}, */*;q=0.1", "Accept-Language": source.language.value}
        reply = self._client.get(source.address, headers, known=last.known if last else None)
        if reply.status == 304:
            return None
        _check(source, reply.body)
        notice = None
        if source.format is Format.lex_dania_xml and _SUPERSEDED.search(reply.body):
            notice = "the publisher calls this text superseded: look up the newer number and correct sources.toml"
        return Fetched(reply.body, suffix, reply.address.url, reply.headers, notice=notice)


def _check(source: Source, data: bytes) -> None:
    if source.format is Format.riksdagen_text:
        check_text(data, source.address)
    elif source.format is Format.akoma_ntoso_xml:
        check_xml(data, source.address, "akomaNtoso")
    elif source.format is Format.lex_dania_xml:
        check_xml(data, source.address)
    else:
        check_page(data, source.address)
