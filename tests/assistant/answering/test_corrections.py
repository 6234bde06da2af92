from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.answering.corrections import correct
from assistant.domain import Authority, Kind, Language
from tests.assistant.answering.small import DAY, a_draft, opened
from tests.assistant.index.samples import a_document, a_passage

LOU = a_document("lou", kind=Kind.digest, authority=Authority.digest, act="LOU")
KNOWN = a_passage(LOU, "Dialog får användas.", provision="6:5")
LIVING = a_passage(LOU, "Direktupphandling är tillåten.", 1, provision="19a:2")


def notes(folder: Path, text: str, day: date = DAY, language: Language = Language.sv) -> tuple[str, ...]:
    with opened(folder / "index", KNOWN, LIVING) as index:
        return correct(a_draft(text, day=day, language=language), index).notes


@pytest.mark.parametrize("text", ["Vad gäller?", "Vad säger 6 kap. 5 § LOU?", "Vad säger LOU om dialog?"])
def test_a_reference_that_is_right_needs_no_word(tmp_path: Path, text: str) -> None:
    assert notes(tmp_path, text) == ()


def test_a_provision_that_moved_is_put_right_in_the_askers_language(tmp_path: Path) -> None:
    (swedish,) = notes(tmp_path, "Vad säger 19 kap. 7 § LOU?")
    assert "finns nu i 19 a kap. 2–5 §§ LOU" in swedish


def test_the_correction_is_in_the_language_of_the_question(tmp_path: Path) -> None:
    (english,) = notes(tmp_path, "What does LOU 19:7 say?", language=Language.en)
    assert "since 1 February 2022" in english


def test_it_was_right_before_it_moved_and_is_only_not_among_the_sources(tmp_path: Path) -> None:
    (said,) = notes(tmp_path, "Vad säger 19 kap. 7 § LOU?", date(2022, 1, 31))
    assert "finns nu" not in said


def test_a_provision_nobody_knows_is_said_to_be_unknown_with_its_name(tmp_path: Path) -> None:
    (said,) = notes(tmp_path, "Vad säger 6 kap. 99 § LOU?")
    assert said.startswith("6 kap. 99 § LOU ")


def test_a_replaced_act_is_put_right_once_and_its_provisions_are_not_called_unknown(tmp_path: Path) -> None:
    (said,) = notes(tmp_path, "Vad säger 6 kap. 99 § och 7 kap. 98 § lagen (2007:1091) om offentlig upphandling?")
    assert "gäller LOU i stället" in said


def test_two_references_with_one_fate_are_put_right_once(tmp_path: Path) -> None:
    assert len(notes(tmp_path, "Vad säger 19 kap. 7 § LOU, alltså LOU 19:7?")) == 1
