from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.channels.http.provision_schema import PROVISION_EXAMPLE, ProvisionBody
from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage
from assistant.index.catalogue import Catalogue
from assistant.index.catalogue_writer import CatalogueWriter
from assistant.index.layout import CATALOGUE
from assistant.law.annex import write_annex
from tests.assistant.channels.http.conftest import Serve, Served
from tests.assistant.channels.http.fakes import FakeIndex, FakeLiveIndex


def act(valid_from: date, name: str) -> Document:
    return Document(
        id=name,
        title="Lov om offentlige anskaffelser",
        kind=Kind.act,
        authority=Authority.law,
        language=Language.nb,
        jurisdiction=Jurisdiction.NO,
        path=f"{name}.xml",
        sha256="0",
        act="LOA",
        valid_from=valid_from,
        text_state=f"i kraft {valid_from}",
    )


OLD, NEW = act(date(2017, 1, 1), "old"), act(date(2026, 7, 1), "new")
PASSAGES = (
    Passage("old#1", OLD, 0, ("§ 1. Formål",), "§ 1", "Formålet er god bruk av midler.", (), "1", date(2017, 1, 1)),
    Passage("old#2", OLD, 1, ("§ 2",), "§ 2", "Fra 100 000 kroner.", (), "2", date(2017, 1, 1), date(2026, 6, 30)),
    Passage("new#2", NEW, 0, ("§ 2",), "§ 2", "Fra 500 000 kroner, jf. § 1.", (), "2", date(2026, 7, 1)),
)


class Law(FakeIndex):
    """A published index of three passages in files of its own."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        writer = CatalogueWriter(folder / CATALOGUE)
        writer.add(0, PASSAGES)
        writer.commit()
        writer.close()
        write_annex(folder, PASSAGES, (), ())
        self._catalogue = Catalogue(folder / CATALOGUE)

    @property
    def catalogue(self) -> Catalogue:  # type: ignore[override]
        return self._catalogue


@pytest.fixture
def served_law(serve: Serve, tmp_path: Path) -> Iterator[Served]:
    index = Law(tmp_path)
    yield serve(live_index=FakeLiveIndex(index))
    index.catalogue.close()


def test_a_provision_is_shown_as_it_reads_today(served_law: Served) -> None:
    response = served_law.get("/api/provisions", params={"ref": "anskaffelsesloven § 2"})

    assert response.status_code == 200
    shown = response.json()
    ProvisionBody.model_validate(shown)
    assert (shown["reference"], shown["text"]) == ("LOA § 2", "Fra 500 000 kroner, jf. § 1.")
    assert (shown["valid_from"], shown["valid_to"], shown["text_state"]) == ("2026-07-01", None, "i kraft 2026-07-01")
    assert [wording["shown"] for wording in shown["wordings"]] == [False, True]
    assert shown["previous"] == {"reference": "LOA § 1", "heading": "§ 1. Formål", "passage_id": "old#1"}
    assert [one["reference"] for one in shown["refers_to"]] == ["LOA § 1"]
    assert shown["index"] == {"build_id": "build-1"}


def test_what_refers_to_a_provision_is_listed_with_it(served_law: Served) -> None:
    shown = served_law.get("/api/provisions", params={"ref": "LOA 1"}).json()

    assert [one["passage_id"] for one in shown["referred_by"]] == ["new#2"]


def test_the_day_and_the_language_are_the_callers(served_law: Served) -> None:
    asked = {"ref": "LOA § 2", "as_of": "2026-06-30", "language": "en"}
    shown = served_law.get("/api/provisions", params=asked).json()

    assert shown["text"] == "Fra 100 000 kroner."
    assert shown["notes"] == ["From 1 July 2026 the wording of LOA § 2 is another."]


def test_an_unknown_provision_is_a_problem_with_the_nearest_ones(served_law: Served) -> None:
    response = served_law.get("/api/provisions", params={"ref": "LOA § 9"})

    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")
    assert response.json()["code"] == "provision_not_found"
    assert response.json()["nearest"] == ["LOA § 1", "LOA § 2"]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"ref": ""},
        {"ref": "x" * 201},
        {"ref": "LOA § 2", "as_of": "2026-02-30"},
        {"ref": "LOA § 2", "language": "de"},
    ],
)
def test_a_value_that_cannot_be_used_is_named(served_law: Served, asked: dict[str, str]) -> None:
    response = served_law.get("/api/provisions", params=asked)

    assert (response.status_code, response.json()["code"]) == (422, "invalid_request")


def test_without_an_index_the_reason_is_told(serve: Serve) -> None:
    response = serve(live_index=FakeLiveIndex(None)).get("/api/provisions", params={"ref": "LOU 6:5"})

    assert (response.status_code, response.json()["code"]) == (503, "index_missing")


def test_the_example_of_the_documentation_is_a_provision() -> None:
    ProvisionBody.model_validate(PROVISION_EXAMPLE)
