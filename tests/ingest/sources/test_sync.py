"""A sync from end to end, with publishers that work and publishers that fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.parse.sandbox import ParserPool
from ingest.sources.registry import Registry, Source, load_registry
from ingest.sources.store import CHANGES, Store
from ingest.sources.sync import Result, State, sync
from tests.ingest.sources import samples
from tests.ingest.sources.publisher_server import Answer, PublisherServer
from tests.ingest.sources.test_publishers import LAWS, LIST, guide

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
SHIPPED = load_registry([CORPUS / "sources.toml"])
LOU = "https://data.riksdagen.se/dokument/sfs-2016-1145.text"


class Syncing:
    """Publishers, store and parser, and one call to sync by names."""

    def __init__(self, publishers: PublisherServer, store: Store, parser: ParserPool) -> None:
        self.publishers, self.store, self.parser = publishers, store, parser
        self.registry: Registry = SHIPPED

    def __call__(self, *names: str, accept: tuple[str, ...] = ()) -> list[Result]:
        chosen = self.registry.named(names)
        line = self.publishers.line()
        return list(sync(chosen, self.registry, self.store, self.parser, line, accept=accept))


@pytest.fixture
def syncing(publishers: PublisherServer, store: Store, parser: ParserPool) -> Syncing:
    return Syncing(publishers, store, parser)


def serve_lou(syncing: Syncing, **sections: str) -> None:
    changed = {name.removeprefix("s"): text for name, text in sections.items()}
    kept = {name: text for name, text in (samples.SWEDISH | changed).items() if text}
    syncing.publishers.serve(LOU, Answer(samples.riksdagen(kept)))


def test_the_first_sync_keeps_a_snapshot_as_it_came(syncing: Syncing) -> None:
    serve_lou(syncing)
    (result,) = syncing("lou")
    assert (result.state, result.message) == (State.new, "first snapshot, 4 provisions")
    assert result.snapshot is not None
    assert syncing.store.data(result.snapshot) == samples.riksdagen()
    assert result.snapshot.asked == LOU


def test_the_same_text_again_is_unchanged_and_makes_no_second_snapshot(syncing: Syncing) -> None:
    serve_lou(syncing)
    syncing("lou")
    syncing.publishers.clock.next_day()
    (result,) = syncing("lou")
    assert (result.state, result.message) == (State.unchanged, "the same text came again")
    assert len(syncing.store.snapshots("lou")) == 1


def test_with_an_etag_the_text_is_not_sent_again(syncing: Syncing) -> None:
    syncing.publishers.serve(LOU, Answer(samples.riksdagen(), headers={"ETag": '"1"'}))
    syncing("lou")
    syncing.publishers.clock.next_day()
    (result,) = syncing("lou")
    assert (result.state, result.message) == (State.unchanged, "the publisher has no newer text")
    assert syncing.publishers.asked[-1].headers["if-none-match"] == '"1"'


def test_a_new_text_says_what_changed_and_files_it_beside_the_snapshot(syncing: Syncing) -> None:
    serve_lou(syncing)
    syncing("lou")
    syncing.publishers.clock.next_day()
    serve_lou(syncing, s3="Ett köp får göras direkt om värdet är lägre än 800 000 kronor.", s4="", s5="Ny regel.")
    (result,) = syncing("lou")
    assert result.state is State.changed
    assert result.message == "1 changed (1 kap. 3 §); 1 added (1 kap. 5 §); 1 repealed (1 kap. 4 §)"
    assert [one.day.day for one in syncing.store.snapshots("lou")] == [22, 23]
    assert result.snapshot is not None
    filed = json.loads((syncing.store.path(result.snapshot).parent / CHANGES).read_text())
    assert (filed["before"], filed["after"]) == ("2026-11-22", "2026-11-23")
    assert "700 000" in filed["changes"]["changed"][0]["before"]
    assert "800 000" in filed["changes"]["changed"][0]["after"]
    assert json.loads(json.dumps(result.as_json()))["changes"] == filed["changes"]


FAULTS = {
    "gone": Answer(status=404),
    "down": Answer(status=500),
    "a page instead": Answer(samples.page("Fel", "Tjänsten är stängd.")),
    "empty": Answer(b""),
    "half by length": Answer(samples.riksdagen()[:400], promised=5_000),
    "cut off without a sign": Answer(samples.riksdagen({"1": samples.SWEDISH["1"]})),
    "another act": Answer(samples.riksdagen(number="2016:1146")),
    "wrong checksum": Answer(
        samples.riksdagen({**samples.SWEDISH, "9": "Nytt."}),
        headers={"Content-Digest": "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:"},
    ),
    "elsewhere": Answer(status=302, headers={"Location": "https://169.254.169.254/latest"}),
    "too long": Answer(b"1 \xc2\xa7 x " * 4_000_000),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_fails_the_last_good_snapshot_stays(syncing: Syncing, fault: str) -> None:
    serve_lou(syncing)
    syncing("lou")
    before = sorted(syncing.store.folder.rglob("2026-*/*"))
    syncing.publishers.clock.next_day()
    syncing.publishers.serve(LOU, FAULTS[fault])
    (result,) = syncing("lou")
    assert result.state is State.failed
    assert result.message.endswith("The snapshot of 2026-11-22 stays.")
    assert result.snapshot == syncing.store.newest("lou") is not None
    assert sorted(syncing.store.folder.rglob("2026-*/*")) == before
    check = syncing.store.last_check("lou")
    assert check is not None
    assert (check.state, check.message) == ("failed", result.message)
    serve_lou(syncing)
    assert syncing("lou")[0].state is State.unchanged


def test_an_act_in_another_language_than_the_one_asked_for_is_refused(syncing: Syncing) -> None:
    address = "https://publications.europa.eu/resource/celex/02014L0024-20260101"
    syncing.publishers.serve(address, Answer(samples.cellar(language="en")))
    (swedish, english) = syncing("eu-2014-24.sv", "eu-2014-24.en")
    assert "asked for in sv and came in en" in swedish.message
    assert english.state is State.new


def test_without_a_network_each_source_says_so_and_nothing_is_lost(syncing: Syncing) -> None:
    serve_lou(syncing)
    syncing("lou")
    syncing.publishers.network.port = None
    results = syncing("lou", "loa", "eu-2014-24.sv", "udbudsloven")
    assert [one.state for one in results] == [State.failed] * 4
    assert all("Network is unreachable" in one.message for one in results)
    assert results[0].message.endswith("The snapshot of 2026-11-22 stays.")
    assert results[1].message.endswith("There is no snapshot yet.")
    assert syncing.store.newest("lou") is not None


def test_one_source_that_fails_does_not_stop_the_others(syncing: Syncing) -> None:
    serve_lou(syncing)
    results = syncing("luf", "lou")
    assert [(one.source.id, one.state) for one in results] == [("luf", State.failed), ("lou", State.new)]


def test_a_text_that_lost_a_third_of_its_provisions_is_taken_when_a_person_says_so(syncing: Syncing) -> None:
    serve_lou(syncing)
    syncing("lou")
    syncing.publishers.clock.next_day()
    serve_lou(syncing, s2="", s3="")
    (refused,) = syncing("lou")
    assert "has 2 provisions and had 4" in refused.message
    assert "--accept lou" in refused.message
    (taken,) = syncing("lou", accept=("lou",))
    assert (taken.state, taken.message) == (State.changed, "2 repealed (1 kap. 2 §, 1 kap. 3 §)")


def test_a_new_archive_with_the_same_act_in_it_is_unchanged_and_not_fetched_a_third_time(syncing: Syncing) -> None:
    packed = samples.archive({"nl-20160617-073.xml": samples.lovdata()})
    syncing.publishers.serve(LAWS, Answer(packed))
    syncing.publishers.serve(LIST, Answer(samples.lovdata_list({"gjeldende-lover.tar.bz2": packed})))
    assert syncing("loa")[0].state is State.new
    syncing.publishers.serve(LIST, Answer(samples.lovdata_list({"gjeldende-lover.tar.bz2": packed}, "2026-11-21")))
    assert syncing("loa")[0].message == "the same text came again"
    assert syncing("loa")[0].message == "the publisher has no newer text"
    assert syncing.publishers.targets().count(LAWS.removeprefix("https://")) == 2
    assert len(syncing.store.snapshots("loa")) == 1


def with_guide(**changes: object) -> Registry:
    values = SHIPPED.model_dump()
    publisher = {"name": "Guide", "hosts": ("guide.example.se",), "licence": "CC-BY-4.0", "terms": "own"}
    values["publisher"]["guide"] = publisher
    values["source"] = (*values["source"], guide(**changes).model_dump())
    return Registry(**values)


PAGES = ("https://guide.example.se/fragor/dialog", "https://guide.example.se/fragor/avtal")


def test_each_page_of_a_list_is_a_source_of_its_own(syncing: Syncing) -> None:
    syncing.registry = with_guide(address="", addresses=PAGES)
    syncing.publishers.serve(PAGES[0], Answer(samples.page("Dialog", "Tala med marknaden innan köpet börjar.")))
    results = syncing("guide")
    assert [(one.source.id, one.state) for one in results] == [
        ("guide/fragor-dialog", State.new),
        ("guide/fragor-avtal", State.failed),
    ]
    assert syncing.store.pages("guide") == ["guide/fragor-avtal", "guide/fragor-dialog"]


def test_a_page_that_is_gone_keeps_its_last_snapshot(syncing: Syncing) -> None:
    syncing.registry = with_guide(address="", addresses=PAGES[:1])
    syncing.publishers.serve(PAGES[0], Answer(samples.page("Dialog", "Tala med marknaden innan köpet börjar.")))
    syncing("guide")
    syncing.publishers.serve(PAGES[0], Answer(status=410))
    (result,) = syncing("guide")
    assert result.state is State.failed
    assert result.snapshot is not None


def test_a_list_whose_sitemap_fails_is_one_failed_result(syncing: Syncing) -> None:
    syncing.registry = with_guide()
    assert [(one.source.id, one.state) for one in syncing("guide")] == [("guide", State.failed)]


def test_a_source_is_a_plain_value_for_json(syncing: Syncing) -> None:
    (result,) = syncing("luf")
    told = json.loads(json.dumps(result.as_json()))
    assert told["source"] == "luf"
    assert (told["state"], told["snapshot"], told["changes"]) == ("failed", None, None)


def test_sources_are_asked_publisher_by_publisher(syncing: Syncing) -> None:
    results: list[Source] = [one.source for one in syncing("loa", "lou", "foa", "luf")]
    assert [one.id for one in results] == ["loa", "foa", "lou", "luf"]


SHARED = Path(__file__).resolve().parents[4] / "shared" / "legal" / "no" / "sf-20160812-0974.xml"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the genuine file lies only where Lotsen is developed")
def test_a_genuine_norwegian_regulation_comes_out_of_an_archive_with_its_185_provisions(syncing: Syncing) -> None:
    name = "gjeldende-sentrale-forskrifter.tar.bz2"
    packed = samples.archive({SHARED.name: SHARED.read_bytes()}, folder="sf")
    syncing.publishers.serve(LIST, Answer(samples.lovdata_list({name: packed})))
    syncing.publishers.serve(LAWS.replace("gjeldende-lover.tar.bz2", name), Answer(packed))
    (result,) = syncing("foa")
    assert (result.state, result.message) == (State.new, "first snapshot, 185 provisions")
    assert result.snapshot is not None
    assert str(result.snapshot.valid_from) == "2024-03-21"
