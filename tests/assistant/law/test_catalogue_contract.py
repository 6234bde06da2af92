"""The catalogue of an index and the small one of the tests keep the same promises."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.domain import Jurisdiction
from assistant.index.catalogue import Catalogue as StoredCatalogue
from assistant.index.catalogue_writer import CatalogueWriter
from assistant.law.resolve import Catalogue
from tests.assistant.law.small import SmallCatalogue, a_document, a_provision

SE, NO = Jurisdiction.SE, Jurisdiction.NO
LOU, LUF = a_document("lou"), a_document("luf", "LUF")
FOA = a_document("foa", "FOA", jurisdiction=NO)
PASSAGES = (
    a_provision(LOU, "6:5"),
    a_provision(LOU, "19a:2"),
    a_provision(LUF, "6:5"),
    a_provision(FOA, "13-2"),
    a_provision(LOU, "6:5", id="lou#again"),
    a_provision(a_document("artikel", None), None),
)


@pytest.fixture(params=["stored", "small"])
def catalogue(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Catalogue]:
    if request.param == "small":
        yield SmallCatalogue(PASSAGES)
        return
    path = tmp_path / "catalogue.sqlite"
    with closing(CatalogueWriter(path)) as writer:
        writer.add(0, PASSAGES)
        writer.commit()
    with closing(StoredCatalogue(path)) as opened:
        yield opened


def test_a_passage_is_found_by_its_number_and_by_no_other(catalogue: Catalogue) -> None:
    assert [catalogue.passage(number) for number in range(len(PASSAGES))] == list(PASSAGES)
    for number in (-1, len(PASSAGES)):
        with pytest.raises(KeyError):
            catalogue.passage(number)


@pytest.mark.parametrize(
    ("provision", "act", "place", "numbers"),
    [
        ("6:5", "LOU", None, (0, 4)),
        ("6:5", None, None, (0, 2, 4)),
        ("6:5", None, SE, (0, 2, 4)),
        ("6:5", None, NO, ()),
        ("13-2", None, NO, (3,)),
        ("19A : 2", "lou", SE, (1,)),
        ("6:55", "LOU", None, ()),
        ("", None, None, ()),
    ],
)
def test_a_provision_is_found_in_all_its_wordings(
    catalogue: Catalogue, provision: str, act: str | None, place: Jurisdiction | None, numbers: tuple[int, ...]
) -> None:
    assert catalogue.provision(provision, act, place) == numbers


def test_the_provisions_of_an_act_come_in_the_order_of_the_numbers(catalogue: Catalogue) -> None:
    assert catalogue.provisions_of("lou") == (("6:5", 0), ("19a:2", 1), ("6:5", 4))
    assert catalogue.provisions_of("FOA") == (("13-2", 3),)
    assert catalogue.provisions_of("okänd") == ()
