"""Lists of guidance pages: from addresses in sources.toml, or from a sitemap (sitemaps.org protocol 0.9)."""

from __future__ import annotations

import html
import re

from assistant.errors import SourceDamaged, SourceRefused
from ingest.sources.addresses import checked
from ingest.sources.client import Client
from ingest.sources.publishers.complete import root_of
from ingest.sources.registry import Format, Source, page_slug

_LOCATION = re.compile(r"<loc>\s*([^<>\s]{1,2000})\s*</loc>")


def pages_of(source: Source, client: Client, hosts: frozenset[str]) -> tuple[Source, ...]:
    """Return one source for each page of a list, at most ``source.most``. Raises SourceError."""
    found = list(source.addresses)
    if source.address:
        found += _in_sitemap(source, client, hosts)
    pages: dict[str, Source] = {}
    for address in found:
        page = f"{source.id}/{page_slug(address)}"
        one = {"id": page, "format": Format.html_page, "address": address, "page": address}
        pages.setdefault(page, source.model_copy(update={**one, "addresses": (), "below": ()}))
    return tuple(pages.values())[: source.most]


def _in_sitemap(source: Source, client: Client, hosts: frozenset[str]) -> list[str]:
    """Return the addresses of the sitemap that lie below one of ``source.below`` and may be asked."""
    reply = client.get(source.address, {"Accept": "application/xml"})
    root = root_of(reply.body)
    if root != "urlset":
        what = "an index of sitemaps; name one of those" if root == "sitemapindex" else "no sitemap"
        raise SourceDamaged(f"{source.address} is {what}.")
    # A flat list of <loc>: read without an XML parser, so that no entity is ever expanded.
    located = [html.unescape(one) for one in _LOCATION.findall(reply.body.decode("utf-8", errors="replace"))]
    return [one for one in located if one.startswith(source.below) and _may_be_asked(one, hosts)]


def _may_be_asked(address: str, hosts: frozenset[str]) -> bool:
    try:
        checked(address, hosts)
    except SourceRefused:
        return False
    return True
