from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from ingest.model import Heading, ParsedDocument, Skip
from ingest.parse.rkrattsbaser import parse_rkrattsbaser
from tests.ingest.parse.making import raw

ONE: dict[str, Any] = {
    "beteckning": "2031:7",
    "rubrik": "Lag (2031:7) om provköp",
    "fulltext": {"forfattningstext": "1 § Lagen gäller.\n\n2 § Köp är tillåtna. Lag (2033:4).\n"},
}


def parsed(answer: Any) -> tuple[ParsedDocument, ...]:
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return parse_rkrattsbaser(raw("rk/2031-7.json", text), text)


def test_one_object_is_one_statute() -> None:
    (found,) = parsed(ONE)
    assert (found.document.act, found.document.title) == ("2031:7", "Lag (2031:7) om provköp")


def test_an_answer_with_several_hits_is_as_many_statutes_with_ids_of_their_own() -> None:
    other = ONE | {"beteckning": "2032:8", "rubrik": "Lag (2032:8) om annat"}
    found = parsed({"hits": {"hits": [{"_source": ONE}, {"_source": other}]}})
    assert [one.document.act for one in found] == ["2031:7", "2032:8"]
    assert len({one.document.id for one in found}) == 2


def test_a_hit_without_a_text_is_passed_over() -> None:
    found = parsed({"hits": {"hits": [{"_source": {"beteckning": "2030:1"}}, {"_source": ONE}, {}, None]}})
    assert [one.document.act for one in found] == ["2031:7"]


def test_the_register_tells_since_when_a_section_reads_so() -> None:
    register = [{"beteckning": "2033:4", "ikraftDateTime": "2033-03-01T00:00:00"}]
    (found,) = parsed(ONE | {"andringsforfattningar": register, "ikraftDateTime": "2031-02-01T00:00:00"})
    sections = [block for block in found.blocks if isinstance(block, Heading) and block.provision]
    assert [one.wording.valid_from for one in sections] == [date(2031, 2, 1), date(2033, 3, 1)]


@pytest.mark.parametrize("register", [None, "x", [None, "x", {}, {"beteckning": 3}, {"ikraftDateTime": None}], {}])
def test_a_register_in_another_form_is_passed_over(register: Any) -> None:
    (found,) = parsed(ONE | {"andringsforfattningar": register})
    assert found.document.act == "2031:7"


def test_the_day_a_statute_was_repealed_is_not_a_day_it_holds() -> None:
    (found,) = parsed(ONE | {"upphavdDateTime": "2035-01-01T00:00:00"})
    assert found.document.valid_to == date(2034, 12, 31)


@pytest.mark.parametrize("answer", ["<!DOCTYPE html><p>Fel</p>", "  <html>"])
def test_a_page_instead_of_an_answer_is_said_to_be_one(answer: str) -> None:
    with pytest.raises(Skip, match="no JSON, though its name says so: an HTML page"):
        parsed(answer)


@pytest.mark.parametrize("answer", ["", '{"beteckning": "2031:7", "fulltext', "{'x': 1}"])
def test_a_damaged_answer_is_said_to_be_damaged(answer: str) -> None:
    with pytest.raises(Skip, match=r"damaged or cut off \("):
        parsed(answer)


@pytest.mark.parametrize(
    "answer",
    [
        [],
        {},
        None,
        3,
        {"hits": {"hits": []}},
        {"hits": []},
        ONE | {"fulltext": None},
        ONE | {"fulltext": {"forfattningstext": None}},
        {key: value for key, value in ONE.items() if key != "beteckning"},
    ],
    ids=str,
)
def test_other_data_is_no_document(answer: Any) -> None:
    with pytest.raises(Skip, match=r"data file \(json\), not a document: it holds no `fulltext.forfattningstext`"):
        parsed(answer if answer is not None else "null")


def test_a_number_in_another_form_is_refused() -> None:
    with pytest.raises(Skip, match="'N2031/7' is no SFS number in the form 2016:1145"):
        parsed(ONE | {"beteckning": "N2031/7"})
