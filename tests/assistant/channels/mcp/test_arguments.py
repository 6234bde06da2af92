from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from assistant.channels.mcp.arguments import (
    Arguments,
    AskArguments,
    CompareArguments,
    ProvisionArguments,
    SearchArguments,
)
from assistant.domain import Jurisdiction, Language, Question

WHOLE: list[tuple[type[Arguments], dict[str, Any]]] = [
    (AskArguments, {"question": "Vad gäller?"}),
    (SearchArguments, {"query": "dialog"}),
    (ProvisionArguments, {"ref": "LOU 6:5"}),
    (CompareArguments, {"what": "ramavtal", "one": "SE", "two": "NO"}),
]


def test_a_question_is_asked_with_all_that_was_said_of_it() -> None:
    said = {"question": "Vad gäller?", "language": "nn", "jurisdiction": "NO", "as_of": date(2026, 7, 1)}
    assert AskArguments.model_validate(said).to_question() == Question(
        "Vad gäller?", Language.nn, Jurisdiction.NO, date(2026, 7, 1)
    )


def test_what_was_left_out_is_left_to_be_worked_out() -> None:
    assert AskArguments.model_validate({"question": "Vad gäller?"}).to_question() == Question("Vad gäller?")
    search = SearchArguments.model_validate({"query": "dialog"})
    assert (search.to_question(), search.limit) == (Question("dialog"), 8)


@pytest.mark.parametrize(("kind", "said"), WHOLE, ids=lambda one: getattr(one, "__name__", ""))
@pytest.mark.parametrize(
    "more",
    [
        {"unknown": 1},
        {"language": "fi"},
        {"language": "SV"},
        {"as_of": "1989-12-31"},
        {"as_of": "2101-01-01"},
        {"as_of": "i dag"},
        {"as_of": 20260701},
    ],
    ids=str,
)
def test_no_tool_takes_what_it_does_not_know(kind: type[Arguments], said: dict[str, Any], more: dict[str, Any]) -> None:
    kind.model_validate(said)
    with pytest.raises(ValidationError, match=next(iter(more))):
        kind.model_validate(said | more)


@pytest.mark.parametrize(
    ("kind", "field", "least", "most"),
    [
        (AskArguments, "question", 1, 4_000),
        (SearchArguments, "query", 1, 4_000),
        (ProvisionArguments, "ref", 1, 200),
        (CompareArguments, "what", 1, 200),
    ],
)
def test_a_text_is_neither_empty_nor_endless(kind: type[Arguments], field: str, least: int, most: int) -> None:
    said = dict(next(fields for one, fields in WHOLE if one is kind))
    for length in (least, most):
        kind.model_validate(said | {field: "x" * length})
    for length in (least - 1, most + 1):
        with pytest.raises(ValidationError, match=field):
            kind.model_validate(said | {field: "x" * length})


@pytest.mark.parametrize("limit", [0, 31, -1, 2.5, None])
def test_a_search_brings_one_to_thirty_passages(limit: object) -> None:
    assert SearchArguments.model_validate({"query": "x", "limit": 30}).limit == 30
    with pytest.raises(ValidationError, match="limit"):
        SearchArguments.model_validate({"query": "x", "limit": limit})


@pytest.mark.parametrize("place", ["DK", "FI", "se", None])
def test_only_the_countries_of_the_concordance_can_be_compared(place: object) -> None:
    with pytest.raises(ValidationError, match="two"):
        CompareArguments.model_validate({"what": "ramavtal", "one": "SE", "two": place})


@pytest.mark.parametrize(("kind", "said"), WHOLE, ids=lambda one: getattr(one, "__name__", ""))
def test_every_field_that_is_not_plain_is_described_to_the_model_that_calls(
    kind: type[Arguments], said: dict[str, Any]
) -> None:
    fields = kind.model_json_schema()["properties"]
    assert {name for name, schema in fields.items() if "description" not in schema} <= {"one", "two"}
