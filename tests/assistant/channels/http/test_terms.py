from __future__ import annotations

from tests.assistant.channels.http.conftest import Serve, Served
from tests.assistant.channels.http.fakes import FakeLiveIndex


def test_the_terms_are_linked_data(client: Served) -> None:
    answer = client.get("/api/terms")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/ld+json"
    concepts = {one["id"]: one for one in answer.json()["@graph"]}
    assert concepts["#market-dialogue"]["prefLabel"]["sv"] == "marknadsdialog"
    assert concepts["#market-dialogue"]["prefLabel"]["nb"] == "markedsdialog"


def test_they_need_no_index(serve: Serve) -> None:
    assert serve(live_index=FakeLiveIndex(None)).get("/api/terms").status_code == 200
