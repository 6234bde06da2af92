from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Status
from ingest.model import Block, Heading, ListItem, Paragraph, Wording
from ingest.parse.norwegian_days import with_days

FIRST = date(2017, 1, 1)


def _wording(note: str, heading: str = "§ 5. Plikt", first_day: date | None = FIRST) -> Wording:
    found = with_days([Heading(heading, 6, "5", "§ 5"), Paragraph("Kjøperen skal."), Paragraph(note)], first_day)[0]
    assert isinstance(found, Heading)
    return found.wording


@pytest.mark.parametrize(
    ("note", "begins", "act"),
    [
        ("Endret ved forskrift 20 april 2017 nr. 484 (i kraft 1 mai 2017).", date(2017, 5, 1),
         "forskrift 20 april 2017 nr. 484"),
        ("Endret ved forskrifter 4 april 2018 nr. 533 (i kraft 6 april 2018), 14 mars 2024 nr. 449.",
         date(2024, 3, 14), "forskrift 14 mars 2024 nr. 449"),
        ("Tilføyd ved lov 6 mars 2026 nr. 8 (i kraft 1 juli 2026 iflg. res. 6 mars 2026 nr. 358).",
         date(2026, 7, 1), "lov 6 mars 2026 nr. 8"),
        ("Tilføyd ved forskrift 20 april 2017 nr. 484 (i kraft 1 mai 2017), endret ved forskrift 1 aug 2023 nr. 1305 "
         "(i kraft 1 jan 2024).", date(2024, 1, 1), "forskrift 1 aug 2023 nr. 1305"),
        ("> Endra med lov 20 des. 2024 nr. 5 (i kraft 1 jan. 2025).", date(2025, 1, 1), "lov 20 des. 2024 nr. 5"),
        ("Endret ved forskrift 9 des 2016 nr. 1483.", FIRST, "forskrift 9 des 2016 nr. 1483"),
        ("Endret ved lov 1 jan 2020 nr. 3 (i kraft fra den tid Kongen bestemmer).", None, "lov 1 jan 2020 nr. 3"),
    ],
)  # fmt: skip
def test_a_note_says_which_act_changed_the_section_and_from_when(note: str, begins: date | None, act: str) -> None:
    assert _wording(note) == Wording(begins, None, Status.in_force, act)


def test_a_section_without_a_note_holds_from_the_first_day() -> None:
    assert _wording("Endret ved behov, skal det varsles.") == Wording(FIRST, None, Status.in_force)


def test_a_source_without_notes_says_nothing_of_the_first_day() -> None:
    assert _wording("Den skal varsles.", first_day=None) == Wording(None, None, Status.in_force)


def test_a_repeal_without_a_day_leaves_the_section_binding() -> None:
    assert _wording("Oppheves ved lov 6 mars 2026 nr. 8 (i kraft fra den tid Kongen bestemmer).") == Wording(
        FIRST, None, Status.repeal_adopted_not_in_force
    )


def test_a_repeal_to_come_ends_the_section_the_day_before() -> None:
    note = "Endret ved lov 1 jan 2020 nr. 3, oppheves ved lov 6 mars 2026 nr. 8 (i kraft 1 jan 2027)."
    assert _wording(note) == Wording(
        date(2020, 1, 1), date(2026, 12, 31), Status.repeal_adopted_not_in_force, "lov 1 jan 2020 nr. 3"
    )


def test_a_repealed_section_names_the_act_and_the_day() -> None:
    note = "Opphevet ved forskrift 14 april 2026 nr. 617 (i kraft 1 juli 2026)."
    assert _wording(note, "§ 7-9. (Opphevet)") == Wording(
        date(2026, 7, 1), None, Status.repealed, "forskrift 14 april 2026 nr. 617"
    )


def test_a_section_that_only_says_it_is_repealed_keeps_the_day_of_its_document() -> None:
    (heading,) = with_days([Heading("§ 5. (Opphevet)", 6, "5", "§ 5")], FIRST)
    assert isinstance(heading, Heading)
    assert heading.wording == Wording(None, None, Status.repealed)


def test_a_change_of_a_chapter_counts_for_its_sections_only() -> None:
    blocks: list[Block] = [
        Heading("Kapittel 1", 3), Paragraph("Kapitlet tilføyd ved lov 1 jan 2020 nr. 3."), Heading("§ 1", 6, "1"),
        Heading("Kapittel 2", 3), ListItem("vare"), Heading("§ 2", 6, "2"),
    ]  # fmt: skip
    sections = [b.wording.valid_from for b in with_days(blocks, FIRST) if isinstance(b, Heading) and b.provision]
    assert sections == [date(2020, 1, 1), FIRST]


def test_a_day_that_does_not_exist_is_no_day() -> None:
    assert _wording("Endret ved lov 1 jan 2020 nr. 3 (i kraft 31 feb 2020).").valid_from is None
