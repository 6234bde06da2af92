from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from fastapi import FastAPI

from assistant.channels.http import openapi
from assistant.channels.http.problems import CODES

ROUTES = {
    name: getattr(openapi, name)
    for name in "CHAT FEEDBACK EXPORT WIDGET_TOKEN HEALTH READY SOURCES PROVISION TERMS".split()
}


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    app = FastAPI(title="Lotsen", version="1", description="Frågor.")
    app.get("/api/health", **openapi.HEALTH)(lambda: None)
    openapi.install(app)
    return app.openapi()


def contents(route: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return every content that a route sends or takes, by its media type."""
    holders = [*route["responses"].values()]
    if "openapi_extra" in route:
        holders.append(route["openapi_extra"]["requestBody"])
    return [found for holder in holders for found in holder.get("content", {}).items()]


@pytest.mark.parametrize("name", ROUTES)
def test_every_example_that_has_a_schema_keeps_to_it(name: str, description: dict[str, Any]) -> None:
    checked = 0
    for _, content in contents(ROUTES[name]):
        schema = content.get("schema", {})
        if "$ref" in schema:
            jsonschema.validate(content["example"], {**schema, "components": description["components"]})
            checked += 1
    assert checked or name in ("HEALTH",)


@pytest.mark.parametrize("name", ROUTES)
def test_every_route_says_what_it_is_for_and_shows_an_answer(name: str) -> None:
    route = ROUTES[name]
    assert route["tags"]
    assert route["summary"]
    assert route["responses"][200]["description"].endswith((".", "events."))
    assert all(content["example"] for _, content in contents(route))


@pytest.mark.parametrize("name", ROUTES)
def test_a_problem_stands_under_its_own_status_with_its_own_words(name: str) -> None:
    for status, response in ROUTES[name]["responses"].items():
        if status == 200:
            continue
        ((media_type, content),) = response["content"].items()
        example = content["example"]
        assert media_type == "application/problem+json"
        assert (example["status"], response["description"]) == (status, example["title"])
        assert CODES[example["code"]] == (status, example["title"])


def test_no_problem_of_a_route_hides_another_of_the_same_status() -> None:
    asked = {"CHAT": (*openapi._REFUSED, "busy", "deadline"), "EXPORT": openapi._REFUSED}
    for name, codes in asked.items():
        refused = [response for status, response in ROUTES[name]["responses"].items() if status != 200]
        told = {response["content"]["application/problem+json"]["example"]["code"] for response in refused}
        assert told == set(codes)


def test_the_description_is_made_once() -> None:
    app = FastAPI(title="Lotsen")
    openapi.install(app)
    assert app.openapi() is app.openapi()


def test_the_description_holds_the_schemas_that_the_words_refer_to(description: dict[str, Any]) -> None:
    assert {"ChatRequest", "AnswerBody", "ProblemBody", "SourceList", "ProvisionBody"} <= set(
        description["components"]["schemas"]
    )
