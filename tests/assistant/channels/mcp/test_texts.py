from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.channels.mcp.texts import comparison_text, document_text, hits_text, provision_text
from assistant.domain import Hit
from assistant.wire import hit_object
from tests.assistant.index.samples import GENERAL, SWEDISH, a_passage

PROVISION: dict[str, Any] = {
    "reference": "6 kap. 5 § LOU",
    "act": {"title": "Lagen om prov", "number": "2016:1145", "url": "https://example.org/lou"},
    "valid_from": "2022-02-01",
    "valid_to": None,
    "text_state": "i lydelse 2025-07-01",
    "status": "in_force",
    "as_of": "2026-11-22",
    "kind": "digest",
    "notes": ["Det här är vår sammanfattning."],
    "text": "Dialog får användas.",
    "refers_to": [{"reference": "6 kap. 6 § LOU"}, {"reference": "LUF 3:1"}],
}


def a_side(place: str, *provisions: dict[str, Any]) -> dict[str, Any]:
    return {"jurisdiction": place, "provisions": list(provisions)}


def a_cell(reference: str, text: str | None, kind: str | None = "act") -> dict[str, Any]:
    return {"reference": reference, "text": text, "kind": kind}


def a_row(*sides: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "topic": "framework",
        "labels": {"sv": "Ramavtal", "nb": "Rammeavtale", "en": "Ramavtal"},
        "sides": list(sides),
        "relation": "same",
        "note": "Fyra år.",
    } | more


def test_hits_come_with_rank_place_and_what_they_are() -> None:
    rows = [hit_object(1, Hit(SWEDISH, 3.0, 0.8, 0.5, ())), hit_object(2, Hit(GENERAL, 2.0, 0.8, 0.5, ()))]
    assert hits_text(rows) == (
        f"[1] Handbok dialog, avsnitt 1 (SE · guidance · sv)\n{SWEDISH.text}\n\n"
        f"[2] Handbok words, avsnitt 1 (anywhere · guidance · en)\n{GENERAL.text}"
    )


def test_a_hit_with_an_address_tells_it() -> None:
    linked = replace(SWEDISH, document=replace(SWEDISH.document, url="https://example.org/d"))
    assert "(SE · guidance · sv · https://example.org/d)" in hits_text([hit_object(1, Hit(linked, 3.0, 0.8, 0.5, ()))])


def test_no_hit_is_said_with_what_to_do() -> None:
    assert hits_text([]) == "No passage was found. Try other words, or another jurisdiction."


def test_a_provision_is_told_with_its_days_its_notes_and_its_source() -> None:
    assert provision_text(PROVISION).splitlines() == [
        "6 kap. 5 § LOU: Lagen om prov (2016:1145)",
        "as of 2026-11-22 · wording of 2022-02-01 to … · i lydelse 2025-07-01 · in_force"
        " · our summary, not the law's own words",
        "Note: Det här är vår sammanfattning.",
        "",
        "Dialog får användas.",
        "",
        "Refers to: 6 kap. 6 § LOU, LUF 3:1",
        "Official text: https://example.org/lou",
    ]


def test_what_is_not_known_of_a_provision_leaves_no_gap() -> None:
    bare = PROVISION | {"valid_from": None, "text_state": None, "status": None, "notes": [], "refers_to": []}
    text = provision_text(bare | {"kind": "act"})
    assert "as of 2026-11-22 · wording of … to … · the law's own words" in text
    assert "Refers to" not in text
    assert "None" not in text


def test_a_comparison_tells_both_sides_and_how_they_relate() -> None:
    row = a_row(a_side("SE", a_cell("7:2", "Högst fyra år.", "digest")), a_side("NO", a_cell("§ 26-1", "Inntil fire.")))
    assert comparison_text([row]).splitlines() == [
        "# Ramavtal · Rammeavtale",
        "",
        "## SE",
        "7:2 (our summary)",
        "Högst fyra år.",
        "",
        "## NO",
        "§ 26-1",
        "Inntil fire.",
        "",
        "same · Fyra år.",
    ]


def test_a_side_without_a_provision_and_one_without_its_text_say_so() -> None:
    text = comparison_text([a_row(a_side("SE"), a_side("NO", a_cell("§ 26-1", None, None)), relation="", note="")])
    assert "## SE\nNo provision." in text
    assert "§ 26-1\n" in text
    assert "None" not in text
    assert not text.endswith("· ")


def test_a_row_without_labels_is_called_by_its_topic_and_rows_stand_apart() -> None:
    text = comparison_text([a_row(labels={}), a_row(labels={}, topic="other")])
    assert [line for line in text.splitlines() if line.startswith("# ")] == ["# framework", "# other"]


def test_a_document_is_told_with_every_passage_under_where_it_stands() -> None:
    second = a_passage(SWEDISH.document, "Mer text.", 1, heading_path=("Om inköp", "Steg"), locator="Steg")
    assert document_text(SWEDISH.document, [SWEDISH, second]) == (
        "# Handbok dialog\n\nSE · guidance · sv\n\n"
        f"## Om inköp › avsnitt 1\n\n{SWEDISH.text}\n\n## Om inköp › Steg\n\nMer text."
    )


@pytest.mark.parametrize("jurisdiction", [None])
def test_a_document_of_no_place_holds_anywhere(jurisdiction: None) -> None:
    assert "anywhere · guidance · en" in document_text(replace(GENERAL.document, jurisdiction=jurisdiction), [])
