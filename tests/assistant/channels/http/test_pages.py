from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.channels.http.pages import FOLDER
from assistant.channels.http.problems import CODES
from tests.assistant.channels.http.conftest import Served

ROOT = Path(__file__).resolve().parents[4]
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*"))


def test_the_page_is_the_chat_element_full_screen(client: Served) -> None:
    response = client.get("/")

    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "<lotsen-chat page>" in response.text


@pytest.mark.parametrize("name", FILES)
def test_no_file_of_the_page_reaches_out_or_makes_markup_from_text(client: Served, name: str) -> None:
    text = client.get(f"/static/{name}").raise_for_status().text

    addresses = set(re.findall(r"https?://[^\s\"')]+", text)) - {"http://www.w3.org/2000/svg"}
    assert {address for address in addresses if not address.startswith("https://wicg.github.io/")} == set()
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)


def test_the_widget_has_an_address_of_its_own_that_names_every_file(client: Served) -> None:
    response = client.get("/widget.js")

    assert response.headers["content-type"].startswith("text/javascript")
    imported = re.findall(r'^import "\./static/(.+)";$', response.text, re.MULTILINE)
    assert imported == [name for name in FILES if name.endswith(".js")]


def test_files_travel_compressed(client: Served) -> None:
    response = client.get("/static/widget.js", headers={"accept-encoding": "gzip"})

    assert response.headers["content-encoding"] == "gzip"
    assert int(response.headers["content-length"]) < len(response.content) / 2


def test_the_description_gives_an_example_for_every_route(client: Served) -> None:
    description = client.get("/openapi.json").json()

    paths = "chat health ready sources provisions terms feedback export widget/token"
    assert set(description["paths"]) == {f"/api/{path}" for path in paths.split()}
    for operations in description["paths"].values():
        for operation in operations.values():
            assert any("example" in content for content in operation["responses"]["200"]["content"].values())
    assert description["paths"]["/api/chat"]["post"]["requestBody"]["content"]["application/json"]["example"]


def test_every_schema_that_the_description_refers_to_is_in_it(client: Served) -> None:
    response = client.get("/openapi.json")

    referred = set(re.findall(r'"#/components/schemas/(\w+)"', response.text))
    assert referred <= set(response.json()["components"]["schemas"])
    assert {"ChatRequest", "TurnRequest", "AnswerBody", "ProblemBody"} <= referred


def test_docs_is_a_page_without_scripts(client: Served) -> None:
    text = client.get("/docs").text

    assert "<script" not in text
    assert "POST /api/chat" in text
    for code in CODES:
        assert f'id="problem-{code}"' in text


def test_the_written_documentation_names_every_route_and_every_code(client: Served) -> None:
    written = (ROOT / "docs" / "http-api.md").read_text(encoding="utf-8")

    for path in client.get("/openapi.json").json()["paths"]:
        assert path in written
    for code, (status, _) in CODES.items():
        assert f"| `{code}` | {status} |" in written
