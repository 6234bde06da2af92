from __future__ import annotations

from datetime import date

import pytest

from ingest.model import Heading, Skip
from ingest.parse.swedish_act import swedish_blocks
from tests.ingest.parse.making import shown


def sections(body: str) -> list[Heading]:
    return [block for block in swedish_blocks(body) if isinstance(block, Heading) and block.provision]


@pytest.mark.parametrize(
    ("body", "provision", "locator"),
    [
        ("## 6 kap. Former\n\n#### 5 §", "6:5", "6 kap. 5 §"),
        ("## 19 a kap. Direkt\n\n#### 2 a §", "19a:2a", "19 a kap. 2 a §"),
        ("#### 12 §", "12", "12 §"),
        ("## 6 kap. Former\n\n## Övergångsbestämmelser\n\n#### 1 §", "1", "1 §"),
    ],
)
def test_a_section_is_known_by_chapter_and_number(body: str, provision: str, locator: str) -> None:
    (found,) = sections(f"{body}\n\nText.")
    assert (found.provision, found.locator) == (provision, locator)


def test_a_chapters_days_are_those_of_its_sections_unless_they_have_their_own() -> None:
    body = (
        "## /Träder i kraft I:2031-07-01/ 6 kap. Former\n\n#### 1 §\n\nText.\n\n"
        "#### 2 § /Träder i kraft I:2032-01-01/\n\nText.\n\n## 7 kap. Annat\n\n#### 1 §\n\nText."
    )
    assert [one.wording.valid_from for one in sections(body)] == [date(2031, 7, 1), date(2032, 1, 1), None]


def test_a_marker_on_the_line_below_is_the_sections() -> None:
    (found,) = sections("## 6 kap. Former\n\n#### 1 §\n\n/Upphör att gälla U:2031-07-01/\n\nText.")
    assert found.wording.valid_to == date(2031, 6, 30)


def test_a_heading_that_names_an_amending_act_is_the_end_of_the_section_before() -> None:
    body = "## 6 kap. Former\n\n#### 1 §\n\nText.\n\n### Beloppet är lågt. Lag (2031:8)\n\n#### 2 §\n\nMer."
    assert shown(swedish_blocks(body))[2:5] == [
        "Paragraph: Text.",
        "Paragraph: Beloppet är lågt. Lag (2031:8)",
        "Heading 5: 2 §",
    ]


def test_a_note_between_strokes_in_a_heading_is_text_below_it() -> None:
    assert (
        shown(swedish_blocks("## Bilaga /Bilagan är inte med här/"))[0] == "Heading 2: Bilaga /Bilagan är inte med här/"
    )
    assert shown(swedish_blocks("## /Bilagan är inte med/ Bilaga 1")) == [
        "Heading 2: Bilaga 1",
        "Paragraph: Bilagan är inte med",
    ]


def test_two_columns_are_rows_of_one_table() -> None:
    assert shown(swedish_blocks("#### 1 §\n\nSlag\t\tBelopp\n\nVaror    100")) == [
        "Heading 5: 1 §",
        "Table: Slag | Belopp / Varor | 100",
    ]


def test_a_line_without_a_full_stop_before_a_section_is_the_heading_over_it() -> None:
    body = "## 6 kap. Former\n\n#### 1 §\n\nText.\n\nNär formen får användas\n\n#### 2 §\n\nMer."
    assert shown(swedish_blocks(body))[2:5] == [
        "Paragraph: Text.",
        "Heading 4: När formen får användas",
        "Heading 5: 2 §",
    ]


@pytest.mark.parametrize(
    "line", ["när formen får användas", "Det gäller alltid.", "Varor, tjänster och annat;", "X " * 31]
)
def test_a_sentence_or_a_long_line_before_a_section_is_text(line: str) -> None:
    body = f"#### 1 §\n\nText.\n\n{line}\n\n#### 2 §\n\nMer."
    assert shown(swedish_blocks(body))[2] == f"Paragraph: {line.strip()}"


def test_the_first_line_of_a_section_is_its_text_whatever_it_looks_like() -> None:
    assert shown(swedish_blocks("#### 1 §\n\nUpphävd\n\n#### 2 §\n\nMer."))[1] == "Paragraph: Upphävd"


def test_a_heading_printed_twice_in_a_chapter_stands_below_another() -> None:
    body = (
        "## 6 kap. A\n\n### Första\n\n### Dokumenten\n\n#### 1 §\n\nT.\n\n### Andra\n\n### Dokumenten\n\n#### 2 §\n\nT."
    )
    headings = [line for line in shown(swedish_blocks(body)) if line.startswith("Heading")]
    assert headings == [
        "Heading 2: 6 kap. A",
        "Heading 3: Första",
        "Heading 4: Dokumenten",
        "Heading 5: 1 §",
        "Heading 3: Andra",
        "Heading 4: Dokumenten",
        "Heading 5: 2 §",
    ]


@pytest.mark.parametrize(
    "line", ["#### /24/ 5 §", "enligt direktiv 2014EU om detta", "förordning nr 20142016 om annat"]
)
def test_a_copy_that_lost_the_numbers_of_eu_acts_is_refused(line: str) -> None:
    with pytest.raises(Skip, match="damaged in 1 places: numbers of EU acts were taken for date markers"):
        swedish_blocks(f"## 6 kap. Former\n\n{line}\n")


def test_a_whole_copy_is_not_taken_for_a_damaged_one() -> None:
    assert swedish_blocks("#### 1 §\n\nenligt direktiv 2014/24/EU och förordning (EU) nr 910/2014.")
