"""The EU Publications Office's repository, Cellar: consolidated acts by CELEX number, in the language asked for.

Which consolidation is the newest is asked by SPARQL (a consolidated text ``consolidates`` the act, and its CELEX number
is the act's with sector 0 and its date); where that fails, the one named in sources.toml is fetched. The text comes by
content negotiation: ``/resource/celex/<CELEX>`` with Accept and Accept-Language answers 303, over plain http even, to
``/resource/cellar/…``. EUR-Lex itself answers programs with 202 and no text.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Final
from urllib.parse import urlencode, urlsplit

from assistant.errors import SourceDamaged, SourceError
from ingest.sources.client import Client
from ingest.sources.publishers.complete import check_page
from ingest.sources.publishers.interface import Fetched
from ingest.sources.registry import Source
from ingest.sources.store import Snapshot

_CONSOLIDATED = re.compile(r"0\d{4}[A-Z]\d{4}-(\d{4})(\d{2})(\d{2})")
_QUERY: Final = """PREFIX cdm: <http://publications.europa.eu/ontology/cdm#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
SELECT DISTINCT ?celex WHERE {{
  ?act owl:sameAs <http://publications.europa.eu/resource/celex/{celex}> .
  ?text cdm:act_consolidated_consolidates_resource_legal ?act ; cdm:resource_legal_id_celex ?celex .
}}"""


class Cellar:
    """Fetches consolidated EU acts."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._newest: dict[str, str | None] = {}

    def fetch(self, source: Source, last: Snapshot | None) -> Fetched | None:
        """Return the newest consolidation in force; None if it lies here already. Raises SourceError."""
        host = f"https://{urlsplit(source.address).hostname}"
        named = str(source.newest)
        celex = max(named, self._newest_of(host, source.address.rpartition("/")[2]) or named)
        headers = {"Accept": "application/xhtml+xml", "Accept-Language": source.language.value}
        known = last.known if last and last.edition == celex else None
        reply = self._client.get(f"{host}/resource/celex/{celex}", headers, known=known)
        if reply.status == 304:
            return None
        check_page(reply.body, reply.address.url)
        if celex.partition("-")[0].encode() not in reply.body:
            raise SourceDamaged(f"{reply.address.url} is not the text {celex} that was asked for.")
        return Fetched(reply.body, ".xhtml", reply.address.url, reply.headers, celex, _date_of(celex))

    def _newest_of(self, host: str, celex: str) -> str | None:
        """Return the newest consolidation that holds today; None if it cannot be found out."""
        if celex not in self._newest:
            try:
                self._newest[celex] = self._asked(host, celex)
            except SourceError:
                self._newest[celex] = None
        return self._newest[celex]

    def _asked(self, host: str, celex: str) -> str | None:
        form = {"query": _QUERY.format(celex=celex), "format": "application/sparql-results+json"}
        reply = self._client.get(
            f"{host}/webapi/rdf/sparql?{urlencode(form)}", {"Accept": "application/sparql-results+json"}
        )
        try:
            found = [str(row["celex"]["value"]) for row in json.loads(reply.body)["results"]["bindings"]]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise SourceDamaged(f"{host} answers a SPARQL query with something else than its results.") from error
        today = self._client.now.date()
        own = [one for one in found if one.startswith(f"0{celex[1:]}-") and (day := _date_of(one)) and day <= today]
        return max(own, default=None)


def _date_of(celex: str) -> date | None:
    """Return the day from which a consolidated text holds: "02014L0024-20260101" is 1 January 2026."""
    if not (match := _CONSOLIDATED.fullmatch(celex)):
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None
