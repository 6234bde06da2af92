"""Which addresses are asked, which are not."""

from __future__ import annotations

import pytest

from assistant.errors import SourceRefused
from ingest.sources.addresses import checked, redirected
from ingest.sources.client import Client
from tests.ingest.sources.hostile_addresses import HOSTILE
from tests.ingest.sources.publisher_server import HOSTS, PublisherServer

ALLOWED = frozenset(HOSTS)


def test_an_address_is_taken_apart_into_host_and_target() -> None:
    address = checked("https://data.riksdagen.se/dokument/sfs-2016-1145.text?a=1#kap6", ALLOWED)
    assert (address.host, address.target) == ("data.riksdagen.se", "/dokument/sfs-2016-1145.text?a=1")
    assert address.url == "https://data.riksdagen.se/dokument/sfs-2016-1145.text?a=1"


def test_letters_outside_ascii_in_path_and_query_are_encoded_once() -> None:
    address = checked("https://guide.example.se/frågor/%C3%A5?ord=köp", ALLOWED)
    assert address.target == "/fr%C3%A5gor/%C3%A5?ord=k%C3%B6p"


@pytest.mark.parametrize(
    "url",
    [
        "https://DATA.Riksdagen.SE/x",
        "https://data.riksdagen.se./x",
        "https://data.riksdagen.se:443/x",
        "https://data。riksdagen。se/x",
        "https://ｄata.riksdagen.se/x",
    ],
)
def test_every_spelling_of_a_listed_host_becomes_the_one_that_is_asked(url: str) -> None:
    assert checked(url, ALLOWED).url == "https://data.riksdagen.se/x"


def test_the_table_of_hostile_addresses_holds_120_different_ones() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 120


@pytest.mark.parametrize("url", HOSTILE)
def test_a_hostile_address_is_refused(url: str) -> None:
    with pytest.raises(SourceRefused, match="is not asked"):
        checked(url, ALLOWED)


def test_hostile_addresses_cause_no_connection(publishers: PublisherServer, client: Client) -> None:
    for url in HOSTILE:
        with pytest.raises(SourceRefused):
            client.get(url)
    assert publishers.network.connects == []
    assert publishers.asked == []


def test_redirects_to_hostile_addresses_cause_no_connection(publishers: PublisherServer, client: Client) -> None:
    start = checked("https://data.riksdagen.se/start", ALLOWED)
    refused = 0
    for url in HOSTILE:
        # without a scheme of its own, or by plain http, a redirect may name a page of the host that sent it
        try:
            target = redirected(start, url, ALLOWED)
        except SourceRefused:
            refused += 1
        else:
            assert target.host in ALLOWED, url
    assert refused > 100
    assert publishers.network.connects == []


def test_a_redirect_to_plain_http_on_a_listed_host_is_asked_by_https() -> None:
    start = checked("https://publications.europa.eu/resource/celex/x", ALLOWED)
    target = redirected(start, "http://publications.europa.eu/resource/cellar/1", ALLOWED)
    assert target.url == "https://publications.europa.eu/resource/cellar/1"


def test_a_redirect_may_be_relative() -> None:
    start = checked("https://opendata.finlex.fi/a/b?c", ALLOWED)
    assert redirected(start, "../d?e", ALLOWED).url == "https://opendata.finlex.fi/d?e"
