from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

import assistant.law
from assistant.domain import Jurisdiction, Language, Reference
from assistant.law.dead import dead_reference, replaced_act, replacement, with_living
from assistant.law.library import Library
from assistant.law.references import find_references
from assistant.law.resolve import resolve
from tests.assistant.law.conftest import TODAY

ENTRIES = tomllib.loads((Path(assistant.law.__file__).with_name("dead.toml")).read_text(encoding="utf-8"))["dead"]
OLD = Reference("19:7", "LOU", Jurisdiction.SE)


def test_the_old_ground_for_direct_award_is_put_right_in_the_language_asked_for() -> None:
    dead = dead_reference(OLD, TODAY)
    assert dead is not None
    assert dead.correction(Language.sv) == (
        "19 kap. 7 § LOU handlar sedan 1 februari 2022 om efterannonsering: "
        "regeln om direktupphandling finns nu i 19 a kap. 2–5 §§ LOU."
    )
    assert "since 1 February 2022" in dead.correction(Language.en)
    assert dead.correction(Language.fi) == dead.correction(Language.en)


def test_a_reference_is_right_until_the_day_the_law_moves_on() -> None:
    assert dead_reference(OLD, date(2022, 1, 31)) is None
    assert dead_reference(OLD, date(2022, 2, 1)) is not None
    assert dead_reference(Reference("6:5", "LOU", Jurisdiction.SE), TODAY) is None


def test_an_act_left_unsaid_is_the_main_one_and_a_chapter_is_not_its_provision() -> None:
    assert dead_reference(Reference("19:7", None, Jurisdiction.SE), TODAY) is not None
    assert dead_reference(Reference("7", "LOA", Jurisdiction.NO, whole_chapter=True), TODAY) is None


def test_the_living_provision_follows_the_dead_one() -> None:
    assert [one.provision for one in with_living([OLD], TODAY)] == ["19:7", "19a:2"]
    assert with_living([OLD], date(2020, 1, 1)) == (OLD,)


def test_a_replaced_act_is_put_right_from_the_day_it_was_replaced() -> None:
    act = replaced_act("2007:1091", TODAY)
    assert act is not None
    assert replacement(act, Language.sv) == (
        "Den tidigare lagen (2007:1091) om offentlig upphandling gäller inte längre: "
        "sedan 1 januari 2017 gäller LOU i stället."
    )
    assert replaced_act("2007:1091", date(2016, 12, 31)) is None
    assert replaced_act("LOU", TODAY) is None


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["provision"] for entry in ENTRIES])
def test_every_dead_reference_is_read_dated_sourced_and_leads_to_provisions_in_the_corpus(
    entry: dict[str, object], law: Library
) -> None:
    (reference,) = find_references(str(entry["provision"]))
    since = entry["since"]
    assert isinstance(since, date)
    dead = dead_reference(reference, since)
    assert dead is not None
    assert dead_reference(reference, since - timedelta(days=1)) is None
    assert (entry["source"], entry["checked"]) != ("", None)
    assert dead.living()
    for living in dead.living():
        assert resolve(law.catalogue, living, None), living
    for language in (Language.sv, Language.nb, Language.nn, Language.da, Language.en):
        assert str(entry["became"]) in dead.correction(language)
