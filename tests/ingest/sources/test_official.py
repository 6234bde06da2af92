"""What a build reads of the snapshots, and what it knows of them besides their words."""

from __future__ import annotations

import hashlib
import io
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from rich.console import Console

from assistant.domain import Authority, Kind, Passage
from assistant.embedding.cache import CachedEmbedder
from assistant.embedding.hashing import HashingEmbedder
from assistant.index.catalogue import Catalogue
from assistant.index.layout import CATALOGUE, current_build
from assistant.settings import Settings
from ingest.build import run_build
from ingest.documents import parsed_documents
from ingest.model import ParsedDocument
from ingest.parse.sandbox import ParserPool
from ingest.passages import passages
from ingest.progress import Progress
from ingest.sources.official import official_texts, officials
from ingest.sources.registry import load_registry
from ingest.sources.store import Snapshot, Store
from ingest.unchanged import without_repetition
from tests.ingest.making import words
from tests.ingest.sources import samples
from tests.ingest.sources.test_registry import minimal

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
SHIPPED = load_registry([CORPUS / "sources.toml"])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    extra = tmp_path / "extra"
    extra.mkdir()
    (extra / "sources.toml").write_text(minimal(), encoding="utf-8")
    return Settings(data=tmp_path, corpus_extra=extra)


def keep(settings: Settings, source: str, data: bytes, day: date, suffix: str = ".txt", **changes: object) -> None:
    values: dict[str, object] = {
        "source": source,
        "file": source.rpartition("/")[2] + suffix,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "fetched_at": datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
        "asked": "https://x",
        "address": "https://x",
    }
    Store(settings.sources_folder).keep(Snapshot(**(values | changes)), data, {})  # type: ignore[arg-type]


def read(settings: Settings, parser: ParserPool) -> list[ParsedDocument]:
    with official_texts(settings, CORPUS) as official:
        assert official is not None
        found = list(parsed_documents([official.folder], official.parser(parser), lambda done: None))
    assert all(isinstance(one, ParsedDocument) for one in found), found
    return [one for one in found if isinstance(one, ParsedDocument)]


def searched(settings: Settings, parser: ParserPool) -> dict[str, Passage]:
    everything = [one for parsed in read(settings, parser) for one in passages(parsed, words)]
    return {passage.id: passage for passage in without_repetition(everything) if passage.provision}


def test_without_a_snapshot_a_build_reads_nothing_more(settings: Settings) -> None:
    with official_texts(settings, CORPUS) as official:
        assert official is None
    settings.sources_folder.mkdir()
    with official_texts(settings, CORPUS) as official:
        assert official is None


def test_a_snapshot_is_a_document_with_what_its_source_tells(settings: Settings, parser: ParserPool) -> None:
    keep(settings, "lou", samples.riksdagen(), date(2026, 11, 22))
    (parsed,) = read(settings, parser)
    document = parsed.document
    assert (document.id, document.path) == ("lou-2026-11-22-lou", "lou/2026-11-22/lou.txt")
    assert (document.kind, document.authority, document.act) == (Kind.act, Authority.law, "LOU")
    assert document.publisher == "Sveriges riksdag"
    assert document.licence is not None
    assert "URL 9 §" in document.licence
    assert document.checked == date(2026, 11, 22)
    assert document.text_state


def test_the_copy_for_the_build_is_gone_afterwards(settings: Settings) -> None:
    keep(settings, "lou", samples.riksdagen(), date(2026, 11, 22))
    with official_texts(settings, CORPUS) as official:
        assert official is not None
        folder = official.folder
        assert (folder / "lou/2026-11-22/lou.txt").is_file()
    assert not folder.exists()


def test_a_snapshot_with_other_bytes_than_when_it_came_is_not_read(settings: Settings, parser: ParserPool) -> None:
    keep(settings, "lou", samples.riksdagen(), date(2026, 11, 1))
    keep(settings, "lou", samples.riksdagen({**samples.SWEDISH, "9": "Ny regel."}), date(2026, 11, 22))
    (settings.sources_folder / "lou/2026-11-22/lou.txt").write_bytes(b"tampered")
    (parsed,) = read(settings, parser)
    assert parsed.document.path == "lou/2026-11-01/lou.txt"


def test_older_snapshots_are_history_that_ends_when_the_next_one_begins(settings: Settings, parser: ParserPool) -> None:
    changed = samples.NORWEGIAN | {"3": "Et kjøp kan gjøres direkte når verdien er lavere enn 600 000 kroner."}
    del changed["4"]
    keep(settings, "loa", samples.lovdata(), date(2026, 3, 1), ".xml", valid_from=date(2024, 3, 21))
    keep(
        settings,
        "loa",
        samples.lovdata(changed, changed="2026-07-01"),
        date(2026, 7, 9),
        ".xml",
        valid_from=date(2026, 7, 1),
    )
    held = {(one.provision, one.valid_from, one.valid_to) for one in searched(settings, parser).values()}
    first, last, then = date(2024, 3, 21), date(2026, 6, 30), date(2026, 7, 1)
    assert held == {("1", first, None), ("2", first, None), ("3", first, last), ("3", then, None), ("4", first, last)}


def test_a_publisher_without_dates_gets_the_day_its_new_text_was_first_seen(
    settings: Settings, parser: ParserPool
) -> None:
    guide = samples.riksdagen(samples.SWEDISH | {"3": "Ett köp får göras direkt om värdet är lägre än 900 000 kronor."})
    keep(settings, "lou", samples.riksdagen(), date(2026, 3, 1))
    keep(settings, "lou", guide, date(2026, 9, 1))
    found = officials(SHIPPED, Store(settings.sources_folder))
    assert [(one.valid_from, one.valid_to) for one in found] == [(None, date(2026, 8, 31)), (date(2026, 9, 1), None)]
    third = {one.valid_from: one.valid_to for one in searched(settings, parser).values() if one.provision == "1:3"}
    assert third[date(2026, 9, 1)] is None
    assert date(2026, 8, 31) in third.values()


def test_a_source_that_stands_in_for_another_gives_way_to_it(settings: Settings) -> None:
    store = Store(settings.sources_folder)
    keep(settings, "lou.regeringskansliet", b"{}", date(2026, 11, 1), ".json")
    assert [one.source.id for one in officials(SHIPPED, store)] == ["lou.regeringskansliet"]
    keep(settings, "lou", samples.riksdagen(), date(2026, 11, 2))
    assert [one.source.id for one in officials(SHIPPED, store)] == ["lou"]


def test_of_guidance_only_the_newest_page_is_read_and_it_is_guidance(settings: Settings, parser: ParserPool) -> None:
    keep(settings, "own", samples.page("Dialog", "Gammalt råd."), date(2026, 3, 1), ".html")
    keep(settings, "own", samples.page("Dialog", "Tala med marknaden innan köpet börjar."), date(2026, 9, 1), ".html")
    (parsed,) = read(settings, parser)
    document = parsed.document
    assert (document.kind, document.authority, document.jurisdiction) == (Kind.guidance, Authority.guidance, "SE")
    assert (document.publisher, document.licence, document.url) == ("Me", "own", "https://guide.example.se/x")
    assert document.checked == date(2026, 9, 1)


def test_a_build_indexes_the_official_texts_with_their_history(settings: Settings, parser: ParserPool) -> None:
    changed = samples.DANISH | {"3": "Et køb kan ske direkte, når værdien er lavere end 600.000 kroner."}
    same = date(2023, 1, 6)  # the publisher gives both texts one date
    keep(settings, "udbudsloven", samples.lex_dania(), date(2026, 3, 1), ".xml", valid_from=same)
    keep(settings, "udbudsloven", samples.lex_dania(changed), date(2026, 9, 1), ".xml", valid_from=same)
    embedder = CachedEmbedder(HashingEmbedder(), settings.cache_folder)
    with official_texts(settings, CORPUS) as official:
        assert official is not None
        progress = Progress(Console(file=io.StringIO()))
        report = run_build([official.folder], settings, embedder, official.parser(parser), progress)
    assert report.skipped == ()
    assert report.warnings == ()
    with closing(Catalogue(current_build(settings.index_folder) / CATALOGUE)) as catalogue:
        found = [one for one in catalogue.passages() if one.provision == "3"]
    assert {("500.000" in one.text, one.valid_to) for one in found} == {(True, date(2026, 8, 31)), (False, None)}
