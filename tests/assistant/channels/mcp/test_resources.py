from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import replace

import pytest
from mcp import Client, MCPError

from assistant.channels.mcp.server import PAGE, create_server
from assistant.channels.mcp.tools import Tools
from tests.assistant.channels.http.fakes import ARTICLE, FakeIndex, FakeLiveIndex
from tests.assistant.channels.mcp.conftest import with_client


def open_over(live: object):  # type: ignore[no-untyped-def]
    """Return what opens a client of a server in this process."""
    tools = Tools(None, lambda question, limit: (), live, at_once=1)  # type: ignore[arg-type]
    return lambda: Client(create_server(tools, live))  # type: ignore[arg-type]


def test_a_long_list_comes_in_pages() -> None:
    held = tuple(replace(ARTICLE, id=f"a/{n:03}", title=f"Titel {n:03}") for n in range(2 * PAGE + 5))

    async def pages(client: Client) -> list[list[str]]:
        found, cursor = [], None
        while True:
            page = await client.list_resources(cursor=cursor)
            found.append([one.uri for one in page.resources])
            cursor = page.next_cursor
            if cursor is None:
                return found

    found = with_client(open_over(FakeLiveIndex(FakeIndex(held))), pages)

    assert [len(page) for page in found] == [PAGE + 1, PAGE, 5]
    assert found[0][:2] == ["lotsen://documents", "lotsen://documents/a%2F000"]
    assert len({uri for page in found for uri in page}) == 2 * PAGE + 6


def test_the_list_of_documents_tells_of_each_what_it_is(address: str) -> None:
    (contents,) = with_client(
        lambda: Client(f"{address}/mcp"), lambda client: client.read_resource("lotsen://documents")
    ).contents

    rows = json.loads(contents.text)["documents"]  # type: ignore[union-attr]
    law = next(row for row in rows if row["title"] == "Lag (2016:1145) om offentlig upphandling")
    assert (law["kind"], law["jurisdiction"], law["language"]) == ("digest", "SE", "sv")
    assert law["uri"].startswith("lotsen://documents/")


def test_a_document_reads_with_every_passage_under_where_it_stands(address: str) -> None:
    async def read(client: Client) -> str:
        resources = (await client.list_resources()).resources
        law = next(one for one in resources if one.title == "Lag (2016:1145) om offentlig upphandling")
        (contents,) = (await client.read_resource(law.uri)).contents
        return contents.text  # type: ignore[union-attr]

    text = with_client(lambda: Client(f"{address}/mcp"), read)

    assert text.startswith("# Lag (2016:1145) om offentlig upphandling\n\n")
    assert text.index("6 kap. 21 §") < text.index("19 a kap. 2 §") < text.index("700 000 kronor")


@pytest.mark.parametrize("uri", ["lotsen://documents/nosuch", "lotsen://documents/", "file:///etc/passwd"])
def test_what_is_no_document_is_not_found(address: str, uri: str) -> None:
    with pytest.raises(MCPError, match=r"There is no such document\. lotsen://documents lists all"):
        with_client(lambda: Client(f"{address}/mcp"), lambda client: client.read_resource(uri))


def test_a_cursor_of_somebody_elses_is_refused() -> None:
    with pytest.raises(MCPError, match="cursor"):
        with_client(open_over(FakeLiveIndex()), lambda client: client.list_resources(cursor="-1"))


def test_without_an_index_it_is_said_what_to_do() -> None:
    with pytest.raises(MCPError, match="Build one with: lotsen build"):
        with_client(open_over(FakeLiveIndex(None)), lambda client: client.list_resources())


def test_what_nobody_foresaw_is_told_by_its_number_only() -> None:
    class Broken:
        @contextmanager
        def lease(self):  # type: ignore[no-untyped-def]
            raise ValueError("secret")
            yield

    with pytest.raises(MCPError, match=r"noted it as incident [0-9a-f]{12}") as failed:
        with_client(open_over(Broken()), lambda client: client.list_resources())

    assert "secret" not in str(failed.value)
