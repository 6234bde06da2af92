from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from assistant.channels.http.provision_schema import PROVISION_EXAMPLE
from assistant.domain import Jurisdiction, Kind, Language, Reference, Status
from assistant.law.acts import act_called
from assistant.law.compare import Cell, Comparison
from assistant.law.provisions import Neighbour, Provision
from assistant.law.view import comparison_object, provision_object
from assistant.law.wordings import Wording
from tests.assistant.law.small import DAY, a_document, a_provision

LOU = act_called("LOU")
LAW = a_document("lou", text_state="i lydelse 2026-07-01", checked=date(2026, 11, 1), publisher="Lotsen")
NEW = Wording((a_provision(LAW, "6:5", "Nytt.", locator="6 kap. 5 §", valid_from=DAY),))
OLD = Wording((a_provision(LAW, "6:5", "Gammalt.", locator="6 kap. 5 §", valid_to=date(2026, 6, 30)),))
ASKED = Reference("6:5", "LOU", Jurisdiction.SE, "1", "2")


def shown(**more: object) -> Provision:
    assert LOU is not None
    values: dict[str, object] = {
        "reference": ASKED,
        "act": LOU,
        "as_of": DAY,
        "shown": NEW,
        "wordings": (OLD, NEW),
        "previous": None,
        "next": None,
        "refers_to": (),
        "referred_by": (),
        "dead": None,
        "notes": ("En not.",),
    }
    return Provision(**(values | more))  # type: ignore[arg-type]


def told(language: Language = Language.sv, **more: object) -> dict[str, object]:
    return provision_object(shown(**more), "b1", language)


def test_the_keys_are_those_of_the_contract_in_their_order() -> None:
    assert list(told()) == list(PROVISION_EXAMPLE)
    assert json.loads(json.dumps(told())) == told()


def test_a_provision_is_told_with_its_act_its_place_and_its_days() -> None:
    values = told()
    assert (values["reference"], values["provision"], values["paragraph"], values["point"]) == (
        "6 kap. 5 § LOU",
        "6:5",
        "1",
        "2",
    )
    act = values["act"]
    assert isinstance(act, dict)
    assert (act["name"], act["number"], act["jurisdiction"], act["authority"]) == ("LOU", "2016:1145", "SE", "law")
    assert (values["valid_from"], values["valid_to"], values["checked"]) == ("2026-07-01", None, "2026-11-01")
    assert (values["kind"], values["notes"], values["index"]) == ("digest", ["En not."], {"build_id": "b1"})


def test_of_the_wordings_the_one_shown_says_so() -> None:
    wordings = told()["wordings"]
    assert isinstance(wordings, list)
    assert [(one["valid_from"], one["valid_to"], one["shown"]) for one in wordings] == [
        (None, "2026-06-30", False),
        ("2026-07-01", None, True),
    ]


def test_a_provision_in_several_parts_is_one_text_with_all_its_passages() -> None:
    parts = tuple(
        a_provision(LAW, "6:5", text, id=f"lou#{text}", position=at) for at, text in enumerate(["Ett.", "Två."])
    )
    values = told(shown=Wording(parts), wordings=())
    assert (values["text"], values["passage_ids"]) == ("Ett.\n\nTvå.", ["lou#Ett.", "lou#Två."])


@pytest.mark.parametrize(
    ("day", "status"), [(date(2026, 6, 30), "in_force"), (DAY, "in_force"), (date(2027, 1, 1), "in_force")]
)
def test_a_wording_shown_for_a_day_of_another_keeps_what_its_source_says(day: date, status: str) -> None:
    current = Wording((replace(NEW.first, status=Status.in_force),))
    assert told(shown=current, wordings=(current,), as_of=day)["status"] == status


def test_a_provision_nobody_says_anything_of_has_no_status() -> None:
    assert told()["status"] is None


def test_neighbours_are_named_by_their_passage_else_by_their_number() -> None:
    here = Neighbour(Reference("6:6", "LOU", Jurisdiction.SE), a_provision(LAW, "6:6", locator="6 kap. 6 §"))
    away = Neighbour(Reference("6:4", "LOU", Jurisdiction.SE), None)
    values = told(previous=away, next=here, refers_to=(here, away))
    assert values["next"] == {"reference": "6 kap. 6 § LOU", "heading": "Rubrik", "passage_id": "lou#6:6"}
    assert values["previous"] == {"reference": "6 kap. 4 § LOU", "heading": None, "passage_id": None}
    assert values["refers_to"] == [values["next"], values["previous"]]


def test_who_refers_to_it_is_told_by_reference_only_where_it_is_a_provision() -> None:
    provision = a_provision(LAW, "6:7", locator="6 kap. 7 §")
    article = a_provision(a_document("artikel", None, kind=Kind.article), None, locator="När?")
    rows = told(referred_by=(provision, article))["referred_by"]
    assert isinstance(rows, list)
    assert [(row["reference"], row["locator"], row["kind"]) for row in rows] == [
        ("6 kap. 7 § LOU", "6 kap. 7 §", "digest"),
        (None, "När?", "article"),
    ]


def test_a_passage_without_headings_has_none_to_tell() -> None:
    bare = Neighbour(Reference("6:6", "LOU", Jurisdiction.SE), a_provision(LAW, "6:6", heading_path=()))
    found = told(next=bare)["next"]
    assert isinstance(found, dict)
    assert found["heading"] is None


def a_comparison(**more: object) -> Comparison:
    values: dict[str, object] = {
        "topic": "framework",
        "labels": ((Language.sv, "Ramavtal"), (Language.en, "Framework agreement")),
        "sides": (
            (Jurisdiction.SE, (Cell(ASKED, NEW.passages),)),
            (Jurisdiction.NO, (Cell(Reference("26-1", "FOA", Jurisdiction.NO), ()),)),
        ),
        "relation": "same",
        "note": "Fyra år.",
        "checked": "2026-11-01",
    }
    return Comparison(**(values | more))  # type: ignore[arg-type]


def test_a_row_of_a_comparison_tells_each_side_with_its_text_where_the_index_has_it() -> None:
    values = comparison_object(a_comparison(), Language.sv)
    assert json.loads(json.dumps(values)) == values
    assert values["labels"] == {"sv": "Ramavtal", "en": "Framework agreement"}
    swedish, norwegian = values["sides"]
    assert swedish["provisions"] == [
        {
            "reference": "6 kap. 5 § LOU",
            "heading": "Rubrik",
            "text": "Nytt.",
            "kind": "digest",
            "language": "sv",
            "url": None,
            "passage_ids": ["lou#6:5"],
        }
    ]
    assert norwegian["jurisdiction"] == "NO"
    assert norwegian["provisions"] == [
        {
            "reference": "FOA § 26-1",
            "heading": None,
            "text": None,
            "kind": None,
            "language": None,
            "url": None,
            "passage_ids": [],
        }
    ]
