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
        ("Endret ved forskrift 3 juni 2019 nr. 21 (i kraft 5 juli 2019).", date(2019, 7, 5),
         "forskrift 3 juni 2019 nr. 21"),
        ("Endret ved forskrifter 7 feb 2018 nr. 12 (i kraft 9 mars 2018), 25 mai 2022 nr. 63.",
         date(2022, 5, 25), "forskrift 25 mai 2022 nr. 63"),
        ("Tilføyd ved lov 2 sep 2024 nr. 7 (i kraft 4 okt 2024 iflg. res. 2 sep 2024 nr. 91).",
         date(2024, 10, 4), "lov 2 sep 2024 nr. 7"),
        ("Tilføyd ved forskrift 3 juni 2019 nr. 21 (i kraft 5 juli 2019), endret ved forskrift 11 nov 2021 nr. 44 "
         "(i kraft 6 feb 2022).", date(2022, 2, 6), "forskrift 11 nov 2021 nr. 44"),
        ("> Endra med lov 19 des. 2024 nr. 6 (i kraft 2 jan. 2025).", date(2025, 1, 2), "lov 19 des. 2024 nr. 6"),
        ("Endret ved forskrift 8 nov 2016 nr. 77.", FIRST, "forskrift 8 nov 2016 nr. 77"),
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
    assert _wording("Oppheves ved lov 2 sep 2024 nr. 7 (i kraft fra den tid Kongen bestemmer).") == Wording(
        FIRST, None, Status.repeal_adopted_not_in_force
    )


def test_a_repeal_to_come_ends_the_section_the_day_before() -> None:
    note = "Endret ved lov 1 jan 2020 nr. 3, oppheves ved lov 2 sep 2024 nr. 7 (i kraft 1 jan 2027)."
    assert _wording(note) == Wording(
        date(2020, 1, 1), date(2026, 12, 31), Status.repeal_adopted_not_in_force, "lov 1 jan 2020 nr. 3"
    )


def test_a_repealed_section_names_the_act_and_the_day() -> None:
    note = "Opphevet ved forskrift 17 jan 2025 nr. 38 (i kraft 8 mai 2025)."
    assert _wording(note, "§ 7-9. (Opphevet)") == Wording(
        date(2025, 5, 8), None, Status.repealed, "forskrift 17 jan 2025 nr. 38"
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
