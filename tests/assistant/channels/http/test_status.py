from __future__ import annotations

from dataclasses import replace

from assistant.domain import Jurisdiction
from tests.assistant.channels.http.conftest import Serve, Served
from tests.assistant.channels.http.fakes import ARTICLE, FakeIndex, FakeLiveIndex


def test_health_says_that_the_process_lives_even_without_an_index(serve: Serve) -> None:
    assert serve(live_index=FakeLiveIndex(None)).get("/api/health").json() == {"status": "ok"}


def test_ready_names_the_build(client: Served) -> None:
    assert client.get("/api/ready").json() == {"status": "ready", "build_id": "build-1"}


def test_without_an_index_ready_says_why_and_what_to_do(serve: Serve) -> None:
    response = serve(live_index=FakeLiveIndex(None)).get("/api/ready")

    assert (response.status_code, response.json()["code"]) == (503, "index_missing")
    assert response.json()["detail"] == "There is no index in the data folder. Build one with: lotsen build"


def test_the_sources_are_listed_by_title(serve: Serve) -> None:
    documents = (
        ARTICLE,
        replace(ARTICLE, id="general", title="anbud", jurisdiction=None, publisher=None, url=None, checked=None),
        replace(ARTICLE, id="norge", title="Åpen anbudskonkurranse", jurisdiction=Jurisdiction.NO),
    )
    sources = serve(live_index=FakeLiveIndex(FakeIndex(documents))).get("/api/sources").json()["sources"]

    assert [source["title"] for source in sources] == ["anbud", "Konkurrenspräglad dialog", "Åpen anbudskonkurranse"]
    assert sources[1] == {
        "document_id": "dialog",
        "title": "Konkurrenspräglad dialog",
        "publisher": "Lotsen",
        "language": "sv",
        "jurisdiction": "SE",
        "kind": "article",
        "url": "https://example.org/dialog",
        "checked": "2026-06-01",
    }
    assert (sources[0]["jurisdiction"], sources[0]["url"], sources[0]["checked"]) == (None, None, None)


def test_without_an_index_there_are_no_sources_to_list(serve: Serve) -> None:
    assert serve(live_index=FakeLiveIndex(None)).get("/api/sources").status_code == 503
