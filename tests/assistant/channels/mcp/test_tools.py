from __future__ import annotations

import pytest
from mcp import Client, MCPError

from tests.assistant.channels.mcp.conftest import call, text, with_client


def opener(address: str):  # type: ignore[no-untyped-def]
    return lambda: Client(f"{address}/mcp")


def test_search_finds_passages_with_where_they_stand(address: str) -> None:
    result = call(opener(address), "search", query="Vad säger 19 a kap. 2 § LOU?", limit=2)

    hits = result.structured_content["hits"]
    assert [hit["rank"] for hit in hits] == [1, 2][: len(hits)]
    assert hits[0]["locator"] == "19 a kap. 2 §"
    assert set(hits[0]) >= {"passage_id", "document_id", "title", "jurisdiction", "text"}
    assert text(result).startswith("[1] Lag (2016:1145) om offentlig upphandling, 19 a kap. 2 § (SE · digest · sv")


def test_a_provision_is_shown_with_its_days_and_marked_as_our_summary(address: str) -> None:
    result = call(opener(address), "get_provision", ref="FOA § 13-2", as_of="2026-11-22", language="en")

    shown = result.structured_content
    assert (shown["provision"], shown["act"]["name"], shown["as_of"]) == ("13-2", "FOA", "2026-11-22")
    assert "our summary, not the law's own words" in text(result)
    assert shown["text"] in text(result)
    assert "Official text: https://" in text(result)


def test_two_laws_are_set_side_by_side(address: str) -> None:
    result = call(opener(address), "compare_provisions", what="konkurrenspräglad dialog", one="SE", two="NO")

    row = result.structured_content["rows"][0]
    assert [side["jurisdiction"] for side in row["sides"]] == ["SE", "NO"]
    assert "6 kap. 21 § LOU" in text(result)
    assert "FOA § 13-2 (our summary)" in text(result)


def test_a_provision_that_the_index_lacks_is_said_to_be_missing(address: str) -> None:
    result = call(opener(address), "compare_provisions", what="LOU 19:7", one="SE", two="NO")

    sides = result.structured_content["rows"][0]["sides"]
    missing = [one["reference"] for one in sides[0]["provisions"] if one["text"] is None]
    assert "19 kap. 7 § LUF" in missing
    assert "19 kap. 7 § LUF\n(not in the index)" in text(result)


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("get_provision", {"ref": "LOU 6:999"}, "is not in the index"),
        ("get_provision", {"ref": "hej"}, "No provision is named in 'hej'"),
        ("compare_provisions", {"what": "grävskopa", "one": "SE", "two": "NO"}, "says nothing of"),
        ("compare_provisions", {"what": "dialog", "one": "SE", "two": "DK"}, "two: Input should be"),
        ("ask", {}, "question: Field required"),
        ("ask", {"question": "Hej?", "as_of": "i går"}, "as_of: Input should be a valid date"),
        (
            "search",
            {"query": "x", "limit": 31, "kind": "act"},
            "limit: Input should be less than or equal to 30; kind:",
        ),
    ],
)
def test_what_is_wrong_with_a_call_is_told_to_the_model(
    address: str, tool: str, arguments: dict[str, object], told: str
) -> None:
    result = call(opener(address), tool, **arguments)

    assert result.is_error
    assert told in text(result)


def test_what_a_tool_takes_is_described_for_the_model(address: str) -> None:
    tools = with_client(opener(address), lambda client: client.list_tools()).tools

    for tool in tools:
        assert tool.description
        assert tool.input_schema["additionalProperties"] is False
        assert tool.annotations
        assert tool.annotations.read_only_hint
    asks = tools[0].input_schema
    assert asks["required"] == ["question"]
    assert all("description" in field for field in asks["properties"].values())


def test_an_unknown_tool_is_an_error_of_the_protocol(address: str) -> None:
    with pytest.raises(MCPError, match="There are: ask, search, get_provision, compare_provisions"):
        call(opener(address), "fly")
