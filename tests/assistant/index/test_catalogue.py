from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Span, Status
from assistant.errors import BuildFailed
from assistant.index.catalogue import Catalogue
from assistant.index.catalogue_writer import CatalogueWriter
from tests.assistant.index.samples import FOUR, a_document, a_passage

ACT = Document(
    id="se-lou",
    title="Lag om inköp med ”åäö” och 'citat'",
    kind=Kind.act,
    authority=Authority.law,
    language=Language.sv,
    jurisdiction=Jurisdiction.SE,
    path="se/lou.md",
    sha256="ab" * 32,
    act="LOU",
    publisher="Riksdagen",
    url="https://example.org/lou?a=1",
    licence="CC0-1.0",
    published=date(2016, 12, 1),
    checked=date(2026, 11, 22),
    valid_from=date(2017, 1, 1),
    valid_to=date(2030, 12, 31),
    text_state="i kraft 2026-07-01",
)
SECTION = Passage(
    id="se-lou#6:5",
    document=ACT,
    position=7,
    heading_path=("6 kap.", "Val av förfarande — \n☂"),
    locator="6 kap. 5 §",
    text="Köparen väljer. Skälen antecknas.",
    units=(Span(0, 15), Span(16, 33)),
    provision="6:5",
    valid_from=date(2022, 2, 1),
    valid_to=date(2029, 1, 1),
    duplicate_of="dialog#0",
    status=Status.repeal_adopted_not_in_force,
    amended_by="Lag (2021:1110)",
)
OLD_SECTION = a_passage(ACT, "Så var det förr.", 8, id="se-lou#6:5@2017", provision="6:5")
NORWEGIAN_SECTION = a_passage(
    a_document("no-foa", Jurisdiction.NO, Language.nb, act="FOA"), "Slik gjør man.", provision="6:5"
)
PASSAGES = (*FOUR, SECTION, OLD_SECTION, NORWEGIAN_SECTION)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    writer = CatalogueWriter(tmp_path / "catalogue.sqlite")
    writer.add(0, PASSAGES[:3])
    writer.add(3, PASSAGES[3:])
    writer.commit()
    writer.close()
    opened = Catalogue(tmp_path / "catalogue.sqlite")
    yield opened
    opened.close()


def test_every_passage_comes_back_as_it_was(catalogue: Catalogue) -> None:
    assert tuple(catalogue.passages()) == PASSAGES


def test_every_document_comes_back_once_and_sorted(catalogue: Catalogue) -> None:
    expected = {passage.document.id: passage.document for passage in PASSAGES}
    assert catalogue.documents() == tuple(expected[name] for name in sorted(expected))


def test_a_passage_is_found_by_its_id(catalogue: Catalogue) -> None:
    assert catalogue.passage(catalogue.number("se-lou#6:5")) == SECTION


def test_a_document_is_found_by_its_id(catalogue: Catalogue) -> None:
    assert catalogue.document("se-lou") == ACT


def test_the_passages_of_a_document_come_in_reading_order(catalogue: Catalogue) -> None:
    assert [catalogue.passage(n).position for n in catalogue.numbers_of("se-lou")] == [7, 8]


@pytest.mark.parametrize(("act", "provision"), [("LOU", "6:5"), ("lou", "6 : 5"), (" Lou ", " 6:5")])
def test_a_provision_is_found_in_all_its_wordings_whatever_case_and_spaces(
    catalogue: Catalogue, act: str, provision: str
) -> None:
    assert catalogue.provision(provision, act, Jurisdiction.SE) == (4, 5)


def test_a_provision_of_another_jurisdiction_is_not_mixed_in(catalogue: Catalogue) -> None:
    assert catalogue.provision("6:5", None, Jurisdiction.NO) == (6,)
    assert catalogue.provision("6:5", "LOU", Jurisdiction.NO) == ()
    assert catalogue.provision("6:5", None, None) == (4, 5, 6)


@pytest.mark.parametrize("unknown", ["", "no-such", "' OR 1=1 --"])
def test_an_unknown_id_is_a_key_error(catalogue: Catalogue, unknown: str) -> None:
    for look_up in (catalogue.number, catalogue.document):
        with pytest.raises(KeyError):
            look_up(unknown)
    with pytest.raises(KeyError):
        catalogue.passage(10_000)


def test_an_id_used_twice_breaks_the_build_off(tmp_path: Path) -> None:
    writer = CatalogueWriter(tmp_path / "twice.sqlite")
    writer.add(0, [SECTION])
    with pytest.raises(BuildFailed, match="se-lou#6:5"):
        writer.add(1, [SECTION])
    writer.close()


def test_a_published_catalogue_cannot_be_written(catalogue: Catalogue) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        catalogue._rows("DELETE FROM passages")


def test_a_path_with_special_characters_opens(tmp_path: Path) -> None:
    folder = tmp_path / "index ö #1?%20"
    folder.mkdir()
    writer = CatalogueWriter(folder / "catalogue.sqlite")
    writer.add(0, FOUR)
    writer.commit()
    writer.close()
    opened = Catalogue(folder / "catalogue.sqlite")
    assert opened.count() == 4
    opened.close()


def test_threads_read_at_once(catalogue: Catalogue) -> None:
    with ThreadPoolExecutor(8) as pool:
        read = list(pool.map(lambda i: catalogue._passage(i % len(PASSAGES)), range(700)))
    assert read == list(PASSAGES) * 100


def test_the_headings_of_a_document_come_in_reading_order_and_each_once(tmp_path: Path) -> None:
    guide = a_document("guide")
    headings = ((), ("Dialog", "När?"), ("Dialog", "När?"), ("Dialog", "Hur?"))
    writer = CatalogueWriter(tmp_path / "catalogue.sqlite")
    pieces = [a_passage(guide, "Så.", position, heading_path=path) for position, path in enumerate(headings)]
    writer.add(0, [*reversed(pieces), SECTION])
    writer.commit()
    writer.close()
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    assert catalogue.headings("guide") == ("När?", "Hur?")
    assert catalogue.headings("no-such") == ()
    catalogue.close()


def test_the_document_of_a_passage_is_known_by_the_passages_number(catalogue: Catalogue) -> None:
    assert [catalogue.document_of(n).id for n in range(len(PASSAGES))] == [p.document.id for p in PASSAGES]
    assert catalogue.passage.cache_info().currsize == 0
    with pytest.raises(KeyError):
        catalogue.document_of(10_000)


def test_a_catalogue_reads_its_documents_once(catalogue: Catalogue) -> None:
    assert catalogue.documents() is catalogue.documents()
