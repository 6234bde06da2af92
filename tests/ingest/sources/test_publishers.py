"""Each publisher's way of giving out a text, through the whole client."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from assistant.errors import SourceDamaged, SourceError
from ingest.model import RawDocument
from ingest.parse.sandbox import ParserPool
from ingest.sources.changes import content_of
from ingest.sources.client import Client
from ingest.sources.publishers.cellar import Cellar
from ingest.sources.publishers.government import GovernmentDatabase
from ingest.sources.publishers.interface import Fetched
from ingest.sources.publishers.lovdata import LovdataArchives
from ingest.sources.publishers.pages import pages_of
from ingest.sources.publishers.single import SingleText
from ingest.sources.reading import is_of
from ingest.sources.registry import Source, load_registry
from tests.ingest.sources import samples
from tests.ingest.sources.publisher_server import HOSTS, Answer, PublisherServer, redirect

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
SOURCES = {source.id: source for source in load_registry([CORPUS / "sources.toml"]).source}
LAWS = "https://api.lovdata.no/v1/publicData/get/gjeldende-lover.tar.bz2"
LIST = "https://api.lovdata.no/v1/publicData/list"
CELLAR = "https://publications.europa.eu"


def provisions(parser: ParserPool, source: Source, fetched: Fetched | None) -> set[str]:
    """Return what the parsers find in a fetched text, as a build would read it."""
    assert fetched is not None
    documents = parser.parse(RawDocument(Path(), f"{source.id}/{source.id}{fetched.suffix}", fetched.data))
    assert all(is_of(source, parsed.document) for parsed in documents)
    assert {parsed.document.language for parsed in documents} == {source.language}
    return {provision.rpartition(" ")[2] for provision in content_of(documents).provisions}


@pytest.mark.parametrize(
    ("source", "data", "expected"),
    [
        ("lou", samples.riksdagen(), {"1:1", "1:2", "1:3", "1:4"}),
        ("udbudsloven", samples.lex_dania(), {"1", "2", "3"}),
        ("hankintalaki.fi", samples.akoma_ntoso(), {"1", "2", "3"}),
    ],
)
def test_a_text_with_an_address_of_its_own_is_fetched_and_read_by_the_parsers(
    publishers: PublisherServer, client: Client, parser: ParserPool, source: str, data: bytes, expected: set[str]
) -> None:
    publishers.serve(SOURCES[source].address, Answer(data))
    fetched = SingleText(client).fetch(SOURCES[source], None)
    assert fetched is not None
    assert fetched.data == data
    assert provisions(parser, SOURCES[source], fetched) == expected


def test_a_danish_text_that_its_publisher_calls_historic_says_so(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(SOURCES["udbudsloven"].address, Answer(samples.lex_dania(status="Historic")))
    fetched = SingleText(client).fetch(SOURCES["udbudsloven"], None)
    assert fetched is not None
    assert fetched.notice is not None
    assert "superseded" in fetched.notice


@pytest.mark.parametrize(
    ("source", "data", "why"),
    [
        ("lou", samples.page("Underhåll", "Vi är snart tillbaka."), "answers with a page"),
        ("lou", "Ingenting här.".encode(), "no §"),
        ("udbudsloven", samples.page("Vedligeholdelse", "Vi er snart tilbage."), "answers with <html>"),
        ("udbudsloven", samples.lex_dania()[:-40], "only in part"),
        ("udbudsloven", b"plain words", "no XML"),
        ("hankintalaki.fi", samples.akoma_ntoso()[:900], "only in part"),
        ("hankintalaki.fi", samples.lex_dania(), "answers with <dokument>"),
    ],
)
def test_what_was_not_promised_is_damage(
    publishers: PublisherServer, client: Client, source: str, data: bytes, why: str
) -> None:
    publishers.serve(SOURCES[source].address, Answer(data))
    with pytest.raises(SourceDamaged, match=why):
        SingleText(client).fetch(SOURCES[source], None)


def test_the_government_database_is_asked_for_one_number_and_only_its_act_is_kept(
    publishers: PublisherServer, client: Client, parser: ParserPool
) -> None:
    source = SOURCES["lou.regeringskansliet"]
    publishers.serve(source.address, Answer(samples.government()))
    fetched = GovernmentDatabase(client).fetch(source, None)
    assert provisions(parser, source, fetched) == {"1:1", "1:2", "1:3", "1:4"}
    assert fetched is not None
    assert json.loads(fetched.data)["beteckning"] == "2016:1145"
    asked = publishers.asked[-1]
    assert (asked.method, asked.headers["content-type"]) == ("POST", "application/json")
    assert "bet=2016%3A1145" in asked.headers["referer"]
    assert json.loads(asked.body)["json"]["query"]["bool"]["must"][0] == {"term": {"beteckning.keyword": "2016:1145"}}


@pytest.mark.parametrize(
    "body", [b'{"hits": {"hits": []}}', b"[]", b"{", b"[" * 100_000, samples.government(number="2016:1146")]
)
def test_an_answer_without_the_act_is_damage(publishers: PublisherServer, client: Client, body: bytes) -> None:
    source = SOURCES["lou.regeringskansliet"]
    publishers.serve(source.address, Answer(body))
    with pytest.raises(SourceDamaged, match="2016:1145"):
        GovernmentDatabase(client).fetch(source, None)


def serve_laws(publishers: PublisherServer, members: dict[str, bytes], **changes: object) -> None:
    packed = samples.archive(members)
    publishers.serve(LIST, Answer(samples.lovdata_list({"gjeldende-lover.tar.bz2": packed}, **changes)))  # type: ignore[arg-type]
    publishers.serve(LAWS, Answer(packed))


def test_a_norwegian_act_is_one_member_of_an_archive(
    publishers: PublisherServer, client: Client, parser: ParserPool, tmp_path: Path
) -> None:
    serve_laws(publishers, {"nl-19990101-001.xml": b"<html></html>", "nl-20160617-073.xml": samples.lovdata()})
    fetched = LovdataArchives(client, [SOURCES["loa"]], tmp_path).fetch(SOURCES["loa"], None)
    assert provisions(parser, SOURCES["loa"], fetched) == {"1", "2", "3", "4"}
    assert list(tmp_path.iterdir()) == []


def test_an_archive_is_fetched_once_for_all_its_acts(
    publishers: PublisherServer, client: Client, tmp_path: Path
) -> None:
    second = SOURCES["loa"].model_copy(update={"id": "other", "member": "nl-20200101-001.xml"})
    serve_laws(publishers, {"nl-20160617-073.xml": samples.lovdata(), "nl-20200101-001.xml": samples.lovdata()})
    archives = LovdataArchives(client, [SOURCES["loa"], second], tmp_path)
    assert archives.fetch(SOURCES["loa"], None) == archives.fetch(second, None)
    assert publishers.targets() == [LIST.removeprefix("https://"), LAWS.removeprefix("https://")]


def test_an_archive_whose_size_is_not_the_listed_one_is_damage(
    publishers: PublisherServer, client: Client, tmp_path: Path
) -> None:
    serve_laws(publishers, {"nl-20160617-073.xml": samples.lovdata()})
    publishers.serve(LAWS, Answer(b"BZh9"))
    with pytest.raises(SourceDamaged, match="the list promises"):
        LovdataArchives(client, [SOURCES["loa"]], tmp_path).fetch(SOURCES["loa"], None)


def test_an_act_that_is_missing_in_the_archive_is_no_repeal(
    publishers: PublisherServer, client: Client, tmp_path: Path
) -> None:
    serve_laws(publishers, {"nl-19990101-001.xml": samples.lovdata()})
    with pytest.raises(SourceDamaged, match=r"has no nl-20160617-073\.xml\. If the act was repealed"):
        LovdataArchives(client, [SOURCES["loa"]], tmp_path).fetch(SOURCES["loa"], None)


@pytest.mark.parametrize("body", [b"<html></html>", b"{}", b'[{"filename": "gjeldende-lover.tar.bz2"}]', b"[1]"])
def test_a_list_of_another_shape_is_damage(
    publishers: PublisherServer, client: Client, tmp_path: Path, body: bytes
) -> None:
    publishers.serve(LIST, Answer(body))
    with pytest.raises(SourceDamaged, match="list"):
        LovdataArchives(client, [SOURCES["loa"]], tmp_path).fetch(SOURCES["loa"], None)


def serve_directive(publishers: PublisherServer, celex: str, *listed: str, language: str = "en") -> None:
    """Serve a consolidation as Cellar does: 303 to an address by plain http, found by a SPARQL query."""
    document = f"{CELLAR}/resource/cellar/5f25.0006.03/DOC_1"
    publishers.serve(f"{CELLAR}/resource/celex/{celex}", redirect(document.replace("https:", "http:"), 303))
    publishers.serve(document, Answer(samples.cellar(celex=celex, language=language)))
    answer = publishers.answer

    def with_sparql(asked):  # type: ignore[no-untyped-def]
        found = answer(asked)
        return Answer(samples.sparql(*listed)) if listed and asked.target.startswith("/webapi/rdf/sparql?") else found

    publishers.answer = with_sparql  # type: ignore[method-assign]


def test_the_newest_consolidation_is_asked_for_in_its_language_and_followed_to_its_file(
    publishers: PublisherServer, client: Client, parser: ParserPool
) -> None:
    source = SOURCES["eu-2014-24.en"]
    listed = ("02014L0024-20160101", "02014L0024-20261101", "02014L0024-20991231", "02004L0018-20261115")
    serve_directive(publishers, "02014L0024-20261101", *listed)
    fetched = Cellar(client).fetch(source, None)
    assert provisions(parser, source, fetched) == {"1", "2", "3", "4"}
    assert fetched is not None
    assert (fetched.edition, str(fetched.valid_from)) == ("02014L0024-20261101", "2026-11-01")
    sent = publishers.asked[-1].headers
    assert (sent["accept"], sent["accept-language"]) == ("application/xhtml+xml", "en")
    query = next(one.target for one in publishers.asked if "sparql" in one.target)
    assert "/celex/32014L0024>" in parse_qs(urlsplit(query).query)["query"][0]


@pytest.mark.parametrize("listed", [(), ("nonsense", "02014L0024-20261399")])
def test_where_the_newest_cannot_be_found_out_the_one_in_the_list_of_sources_is_fetched(
    publishers: PublisherServer, client: Client, listed: tuple[str, ...]
) -> None:
    serve_directive(publishers, "02014L0024-20260101", *listed)
    fetched = Cellar(client).fetch(SOURCES["eu-2014-24.en"], None)
    assert fetched is not None
    assert fetched.edition == "02014L0024-20260101"


def test_another_consolidation_than_the_one_asked_for_is_damage(publishers: PublisherServer, client: Client) -> None:
    serve_directive(publishers, "02014L0024-20260101")
    publishers.serve(
        f"{CELLAR}/resource/cellar/5f25.0006.03/DOC_1", Answer(samples.cellar(celex="02014L0025-20260101"))
    )
    with pytest.raises(SourceDamaged, match="not the text 02014L0024-20260101"):
        Cellar(client).fetch(SOURCES["eu-2014-24.en"], None)


def guide(**changes: object) -> Source:
    values: dict[str, object] = {
        "id": "guide",
        "title": "Guide",
        "publisher": "guide",
        "format": "html-pages",
        "address": "https://guide.example.se/sitemap.xml",
        "below": ("https://guide.example.se/fragor/",),
        "kind": "guidance",
        "language": "sv",
        "jurisdiction": "SE",
    }
    return Source(**(values | changes))  # type: ignore[arg-type]


def test_a_sitemap_gives_the_pages_below_an_address_on_the_publishers_own_hosts(
    publishers: PublisherServer, client: Client
) -> None:
    publishers.serve(
        "https://guide.example.se/sitemap.xml",
        Answer(
            samples.sitemap(
                "https://guide.example.se/fragor/1/dialog/",
                "https://guide.example.se/nyheter/2/",
                "https://guide.example.se/fragor/a?b=1&amp;c=2",
                "https://guide.example.se/fragor/1/dialog/",
            )
        ),
    )
    pages = pages_of(guide(), client, frozenset(HOSTS))
    assert [(page.id, page.address) for page in pages] == [
        ("guide/fragor-1-dialog", "https://guide.example.se/fragor/1/dialog/"),
        ("guide/fragor-a-b-1-c-2", "https://guide.example.se/fragor/a?b=1&c=2"),
    ]


def test_a_sitemap_cannot_lead_to_other_hosts(publishers: PublisherServer, client: Client) -> None:
    evil = samples.sitemap("https://169.254.169.254/latest", "file:///etc/passwd", "https://evil.example.com/x")
    publishers.serve("https://guide.example.se/sitemap.xml", Answer(evil))
    assert pages_of(guide(below=("https://", "file:")), client, frozenset(HOSTS)) == ()


def test_no_more_pages_are_taken_than_the_source_allows(publishers: PublisherServer, client: Client) -> None:
    many = samples.sitemap(*(f"https://guide.example.se/fragor/{number}" for number in range(1_000)))
    publishers.serve("https://guide.example.se/sitemap.xml", Answer(many))
    assert len(pages_of(guide(most=5), client, frozenset(HOSTS))) == 5


@pytest.mark.parametrize(
    ("body", "why"),
    [(samples.sitemap(root="sitemapindex"), "index of sitemaps"), (samples.page("404", "Saknas"), "no sitemap")],
)
def test_what_is_no_sitemap_is_damage(publishers: PublisherServer, client: Client, body: bytes, why: str) -> None:
    publishers.serve("https://guide.example.se/sitemap.xml", Answer(body))
    with pytest.raises(SourceDamaged, match=why):
        pages_of(guide(), client, frozenset(HOSTS))


FETCH: list[tuple[str, Callable[[Client], object]]] = [
    ("lou", lambda client: SingleText(client).fetch(SOURCES["lou"], None)),
    ("eu-2014-24.en", lambda client: Cellar(client).fetch(SOURCES["eu-2014-24.en"], None)),
    ("lou.regeringskansliet", lambda client: GovernmentDatabase(client).fetch(SOURCES["lou.regeringskansliet"], None)),
]


@pytest.mark.parametrize(("name", "fetch"), FETCH)
def test_without_a_network_every_publisher_is_one_clear_error(
    publishers: PublisherServer, client: Client, name: str, fetch: Callable[[Client], object]
) -> None:
    publishers.network.port = None
    with pytest.raises(SourceError, match="Network is unreachable"):
        fetch(client)
