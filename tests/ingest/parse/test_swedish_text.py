from __future__ import annotations

import time
from datetime import date

import pytest

from ingest.model import Heading, Skip
from ingest.parse.swedish_paragraphs import joined, paragraphs
from ingest.parse.swedish_text import swedish_text_blocks
from tests.ingest.parse.making import sample, shown

TEXT = sample("sfs-2031-7.text").split("SFS 2034:5", 1)[1]


def _sections(text: str) -> list[tuple[str, str]]:
    blocks = swedish_text_blocks(text)
    return [(str(b.provision), str(b.locator)) for b in blocks if isinstance(b, Heading) and b.provision]


def _after(heading: str, count: int, text: str = TEXT) -> list[str]:
    lines = shown(swedish_text_blocks(text))
    place = lines.index(heading)
    return lines[place : place + count]


def test_a_section_is_named_by_chapter_and_number_once_a_wording() -> None:
    assert _sections(TEXT) == [
        ("1:1", "1 kap. 1 §"), ("1:2", "1 kap. 2 §"), ("1:2", "1 kap. 2 §"), ("1:3", "1 kap. 3 §"),
        ("1:11a", "1 kap. 11 a §"), ("1:12", "1 kap. 12 §"), ("19a:1", "19 a kap. 1 §"), ("19a:2", "19 a kap. 2 §"),
        ("19a:2", "19 a kap. 2 §"), ("20:1", "20 kap. 1 §"),
    ]  # fmt: skip


def test_a_short_act_without_chapters_has_sections_with_bare_numbers() -> None:
    assert _sections("1 § Lagen gäller.\r\n\r\n2 a § Köp är tillåtna.\r\n") == [("1", "1 §"), ("2a", "2 a §")]


def test_a_chapter_title_goes_on_over_lines_and_stands_over_its_sections() -> None:
    assert _after("Heading 3: 1 kap. Lagens innehåll och hur den hänger ihop", 4)[1:] == [
        "Heading 4: Inledning",
        "Heading 5: Vad som gäller",
        "Heading 6: 1 §",
    ]


def test_wrapped_lines_and_nested_items_become_whole_sentences() -> None:
    assert _after("Heading 6: 1 §", 8)[1:] == [
        "Paragraph: Denna lag gäller provköp enligt direktiv 2031/24/EU och förordning (EU) nr 2195/2008. "
        "Köp under 1 050/1 200 kronor räknas inte.",
        "Paragraph: Med provköp avses köp av",
        "ListItem 0 1.: pennor,",
        "ListItem 0 2.: papper enligt 2 kap. 3, 5 eller 7 §, och",
        "ListItem 0 3.: bläck som är",
        "ListItem 1 a): svart, eller",
        "ListItem 1 b): blått.",
    ]


def test_the_number_of_an_eu_act_is_no_marker() -> None:
    text = "1 § Direktiv 2014/24/EU och 2014/25/EU samt förordning (EG) nr 2195/2002 gäller."
    assert shown(swedish_text_blocks(text))[1] == (
        "Paragraph: Direktiv 2014/24/EU och 2014/25/EU samt förordning (EG) nr 2195/2002 gäller."
    )


def test_markers_are_days_and_no_words_of_the_text() -> None:
    assert not [line for line in shown(swedish_text_blocks(TEXT)) if "/Träder" in line or "/Upphör" in line]


def test_items_on_lines_of_one_paragraph_are_items_and_a_wrapped_number_is_not() -> None:
    assert _after("Heading 6: 12 §", 5)[1:] == [
        "Paragraph: Köparen ska",
        "ListItem 0 1.: skriva,",
        "ListItem 0 2.: spara, och",
        "ListItem 0 3.: visa det som avses i 4. Lag (2033:4).",
    ]


def test_a_paragraph_that_begins_with_a_reference_opens_no_section_and_no_chapter() -> None:
    lines = shown(swedish_text_blocks(TEXT))
    assert "Paragraph: 5 § om pennor eller papper." in lines
    assert "Paragraph: 3 kap. Miljöbalken nämner dem." in lines


def test_a_section_after_a_full_stop_needs_no_blank_line() -> None:
    assert _sections("1 § Lagen gäller.\n2 § Köp är tillåtna enligt\n3 § miljöbalken.") == [("1", "1 §"), ("2", "2 §")]


def test_each_wording_stands_below_the_sub_heading_of_its_time() -> None:
    lines = shown(swedish_text_blocks(TEXT))
    start = lines.index("Heading 5: Gamla köp")
    assert lines[start : start + 8] == [
        "Heading 5: Gamla köp", "Heading 5: Nya köp",
        "Heading 5: Gamla köp", "Heading 6: 2 §", "Paragraph: Gamla köp hävs.",
        "Heading 5: Nya köp", "Heading 6: 2 §", "Paragraph: Nya köp hävs inte.",
    ]  # fmt: skip


def test_a_section_in_a_chapter_with_days_has_them_too() -> None:
    (last,) = [b for b in swedish_text_blocks(TEXT) if isinstance(b, Heading) and b.provision == "20:1"]
    assert last.wording.valid_to == date(2034, 12, 31)


def test_transitional_provisions_are_cited_by_their_act_and_are_no_sections() -> None:
    blocks = swedish_text_blocks(TEXT)
    entries = [b for b in blocks if isinstance(b, Heading) and b.locator and not b.provision]
    assert [(b.text, b.locator) for b in entries] == [
        ("2031:7", "övergångsbestämmelser 2031:7"),
        ("2033:4", "övergångsbestämmelser 2033:4"),
    ]


def test_an_annex_holds_its_table_and_a_repealed_one_says_so() -> None:
    lines = shown(swedish_text_blocks(TEXT))
    assert lines[lines.index("Heading 3: Bilaga 1") :] == [
        "Heading 3: Bilaga 1",
        "Paragraph: Pennor och deras tal",
        "Table: Vara | Antal prov per år / Blyertspenna av trä | 3 / Bläck | 12",
        "Paragraph: Lag (2033:4).",
        "Heading 3: Bilaga 2",
        "Paragraph: Har upphävts genom lag (2033:4).",
    ]


def test_parts_stand_above_chapters() -> None:
    first = "AVD. A ALLMÄNT\n\n1 kap. Inledning\n\n1 § Lagen gäller.\n\n"
    text = f"{first}ANDRA AVDELNINGEN Köp\n\n2 kap. Köp\n\n1 § Köp är fria."
    assert [line for line in shown(swedish_text_blocks(text)) if line.startswith("Heading")] == [
        "Heading 2: AVD. A ALLMÄNT", "Heading 3: 1 kap. Inledning", "Heading 6: 1 §",
        "Heading 2: ANDRA AVDELNINGEN Köp", "Heading 3: 2 kap. Köp", "Heading 6: 1 §",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marker", "reason"),
    [
        ("/Träder i kraft I:2031-02-30/", "holds a date that does not exist"),
        ("/Upphör att gälla U:20310701/", "holds no date in the form YYYY-MM-DD"),
        ("/Träder i kraft I:2032-01-01/\n/Upphör att gälla U:2031-01-01/", "before it begins on 2032-01-01"),
    ],
)
def test_an_impossible_day_is_refused_with_the_marker(marker: str, reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        swedish_text_blocks(f"1 § {marker}\nLagen gäller.")


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["enligt 10 a-", "10 c §§"], "enligt 10 a-10 c §§"),
        (["12–", "14 §§"], "12–14 §§"),
        (["natt-", "och dagtid"], "natt- och dagtid"),
        (["en e-", "legitimation"], "en e-legitimation"),
        (["barn och ", "elever"], "barn och elever"),
    ],
)
def test_a_line_cut_at_its_own_hyphen_is_whole_again(lines: list[str], whole: str) -> None:
    assert joined(lines) == whole


def test_blank_lines_of_spaces_divide_paragraphs() -> None:
    assert [*paragraphs("ett\n \n\t\ntvå\ntre\n")] == ["ett", "två\ntre"]


def test_a_long_run_of_short_lines_is_a_list_and_is_read_in_linear_time() -> None:
    text = "\n\n".join(f"Penna nummer {number}" for number in range(20_000)) + "\n\n1 § Lagen gäller."
    started = time.process_time()
    lines = shown(swedish_text_blocks(text))
    assert time.process_time() - started < 10
    assert lines[0] == "Paragraph: Penna nummer 0"
    assert lines[-3:] == ["Heading 4: Penna nummer 19999", "Heading 6: 1 §", "Paragraph: Lagen gäller."]
