from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Status
from ingest.model import UNSAID, Heading, Paragraph, Wording
from ingest.parse.swedish_days import days_of_amendments, overlap, together, with_days, without_markers

FIRST = date(2031, 2, 1)
IN_FORCE = {"2033:4": date(2033, 7, 1)}


def _wording(*texts: str, said: Wording = UNSAID) -> Wording:
    heading = Heading("1 §", 6, "1", "1 §", said)
    found = with_days([heading, *map(Paragraph, texts)], FIRST, IN_FORCE)[0]
    assert isinstance(found, Heading)
    return found.wording


@pytest.mark.parametrize(
    ("text", "begins", "ends", "status"),
    [
        ("/Träder i kraft I:2034-07-01/\nX", date(2034, 7, 1), None, None),
        ("/Upphör att gälla U:2034-07-01/\nX", None, date(2034, 6, 30), None),
        ("/träder i kraft I:2034-07-01/ /upphör att gälla U:2035-01-01/ X", date(2034, 7, 1), date(2034, 12, 31), None),
        ("/Upphör att gälla U:2035-01-01 genom\nlag (2034:5)./ X", None, date(2034, 12, 31),
         Status.repeal_adopted_not_in_force),
        ("/Träder i kraft I:den dag regeringen bestämmer/ X", None, None, Status.not_yet_in_force),
        ("/Ny beteckning 6 a § U:2034-07-01/ X", None, date(2034, 6, 30), None),
        ("/Rubriken träder i kraft I:2034-07-01/\nX", date(2034, 7, 1), None, None),
    ],
)  # fmt: skip
def test_a_marker_says_from_when_and_until_when(
    text: str, begins: date | None, ends: date | None, status: Status | None
) -> None:
    assert without_markers(text) == ("X", Wording(begins, ends, status))


@pytest.mark.parametrize("text", ["/24/EU gäller", "/46/ X", "/1 050/ X", "2014/24/EU", "/Bilagan är inte med här/ X"])
def test_other_strokes_are_no_markers(text: str) -> None:
    assert without_markers(text) == (text, UNSAID)


def test_the_act_that_closes_a_section_gives_it_its_first_day() -> None:
    assert _wording("Gränsen är 100 kronor.", "Köp antecknas. Lag (2033:4).") == Wording(
        date(2033, 7, 1), None, Status.in_force, "Lag (2033:4)"
    )


def test_a_section_that_no_act_has_changed_holds_from_the_first_day() -> None:
    assert _wording("Lag (2033:4) gäller inte här.") == Wording(FIRST, None, Status.in_force)


def test_a_section_changed_by_an_act_without_a_known_day_keeps_the_day_of_its_document() -> None:
    assert _wording("Köp antecknas. Lag (2032:9)") == Wording(None, None, Status.in_force, "Lag (2032:9)")


def test_a_repealed_section_names_the_act_that_repealed_it() -> None:
    assert _wording("Har upphävts genom lag (2033:4).") == Wording(
        date(2033, 7, 1), None, Status.repealed, "lag (2033:4)"
    )


def test_the_day_of_a_marker_goes_before_that_of_the_act() -> None:
    said = Wording(valid_from=date(2034, 7, 1))
    assert _wording("Ny text. Lag (2033:4).", said=said).valid_from == date(2034, 7, 1)


def test_what_has_no_day_yet_gets_none_from_the_act() -> None:
    said = Wording(status=Status.not_yet_in_force)
    assert _wording("Ny text. Lag (2033:4).", said=said) == Wording(None, None, Status.not_yet_in_force, "Lag (2033:4)")


def test_a_section_in_a_chapter_with_days_of_its_own_has_the_shorter_time() -> None:
    chapter = Wording(date(2031, 1, 1), date(2034, 12, 31), Status.repeal_adopted_not_in_force)
    section = Wording(date(2033, 7, 1), date(2035, 12, 31))
    assert together(chapter, section) == Wording(
        date(2033, 7, 1), date(2034, 12, 31), Status.repeal_adopted_not_in_force
    )


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        (UNSAID, UNSAID, True),
        (Wording(valid_to=date(2034, 6, 30)), Wording(valid_from=date(2034, 7, 1)), False),
        (Wording(valid_to=date(2034, 7, 1)), Wording(valid_from=date(2034, 7, 1)), True),
        (UNSAID, Wording(status=Status.not_yet_in_force), False),
        (Wording(status=Status.not_yet_in_force), Wording(status=Status.not_yet_in_force), True),
    ],
)
def test_two_wordings_of_one_time_overlap(one: Wording, other: Wording, common: bool) -> None:
    assert overlap(one, other) is common is overlap(other, one)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Denna lag träder i kraft den 1 februari 2022.", date(2022, 2, 1)),
        ("1. Denna lag träder i kraft den 1 december 2010 och tillämpas från den 1 juli 2012.", date(2010, 12, 1)),
        ("Lagen träder i kraft den 1 juli 2024 i fråga om 3 kap. 4 § och i övrigt den 1 januari 2023.",
         date(2024, 7, 1)),
        ("Denna lag träder i kraft den 1 april 2021 i fråga om 3 kap. 13 a § och i övrigt den 2 maj 2021.",
         date(2021, 5, 2)),
        ("Denna lag träder i kraft den dag som regeringen bestämmer.", None),
        ("Denna lag träder i kraft den 31 februari 2022.", None),
    ],
)  # fmt: skip
def test_the_transitional_provisions_say_when_an_act_came_into_force(text: str, day: date | None) -> None:
    blocks = [Heading("Övergångsbestämmelser", 3), Heading("2021:1110", 4), Paragraph(text)]
    assert days_of_amendments(blocks).get("2021:1110") == day


def test_a_day_outside_the_transitional_provisions_is_no_day_of_an_act() -> None:
    assert days_of_amendments([Heading("1 §", 6, "1"), Paragraph("Lagen träder i kraft den 1 juli 2024.")]) == {}
