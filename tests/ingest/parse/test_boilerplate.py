from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.boilerplate import article, is_bullet, is_running

FIRST = "Köparen talar med marknaden innan annonsen publiceras, och skriver ner vad som sägs."
SECOND = "Ett möte räcker ofta, men flera kan behövas när behovet är nytt för köparen."


def body(*lines: str) -> list[str]:
    return [line for line in article(list(lines)).lines if line]


@pytest.mark.parametrize("line", ["• punkt", "- punkt", "– punkt", "1. punkt", "12) punkt", "  * punkt"])
def test_a_bullet_or_a_number_opens_an_item(line: str) -> None:
    assert is_bullet(line)


@pytest.mark.parametrize("line", ["", "punkt", "-punkt", "1.5 procent", "123. punkt", "2026 är året"])
def test_other_lines_open_none(line: str) -> None:
    assert not is_bullet(line)


def test_nine_words_that_end_as_a_sentence_are_running_text_and_eight_are_not() -> None:
    assert is_running("ett två tre fyra fem sex sju åtta nio.")
    assert not is_running("ett två tre fyra fem sex sju åtta.")
    assert not is_running("ett två tre fyra fem sex sju åtta nio")


def test_a_line_of_eighty_characters_is_running_text_whatever_its_end() -> None:
    assert is_running("x" * 80)
    assert not is_running("x" * 79)


@pytest.mark.parametrize("end", [".", "!", "?", "…", ":", ";", ".”", "?)", ".12"])
def test_a_sentence_may_end_in_many_ways(end: str) -> None:
    assert is_running(f"ett två tre fyra fem sex sju åtta nio{end}")


def test_the_first_line_that_could_be_one_is_the_title() -> None:
    found = article(["Meny", "Sök", "Dialog med marknaden", "", FIRST, SECOND])
    assert found.title == "Dialog med marknaden"
    assert [line for line in found.lines if line] == [FIRST, SECOND]


def test_a_line_printed_twice_before_the_text_is_the_title() -> None:
    found = article(["Kommunen", "Dialog", "Nyheter", "Dialog", FIRST])
    assert found.title == "Dialog"
    assert [line for line in found.lines if line] == [FIRST]


@pytest.mark.parametrize(
    "byline", ["Av: Anna Berg", "Av Anna Berg", "Skrevet av: Kari", "Text: Anna Berg", "By Ann Hill"]
)
def test_the_line_over_a_byline_is_the_title(byline: str) -> None:
    found = article(["Kommunen", "Dialog med marknaden", byline, FIRST])
    assert found.title == "Dialog med marknaden"
    assert byline not in found.lines


def test_the_title_is_not_repeated_in_the_body() -> None:
    assert body("Dialog", FIRST, "Dialog", SECOND) == [FIRST, SECOND]


@pytest.mark.parametrize("line", ["Publicerad: 2026-03-01", "01.03.2026", "Sist endret 1.3.2026 12:30", "2026-03-01"])
def test_the_line_of_the_date_is_kept_apart(line: str) -> None:
    found = article(["Dialog", line, FIRST])
    assert found.date_line == line
    assert line not in found.lines


def test_a_text_without_a_line_of_a_date_has_none() -> None:
    assert article(["Dialog", FIRST, "Mötet hölls 2026-03-01 i Lund."]).date_line == ""


@pytest.mark.parametrize(
    "line",
    ["Läs mer", "https://exempel.se/sida", "www.exempel.se", "bild-1.jpg", "Foto: Anna Berg", "Bild på en bro", "Dela"],
)
def test_furniture_between_paragraphs_is_gone(line: str) -> None:
    assert body("Dialog", FIRST, line, SECOND) == [FIRST, SECOND]


def test_a_sentence_that_begins_like_a_caption_stays() -> None:
    sentence = "Bild på en bro säger mer än ord."
    assert body("Dialog", FIRST, sentence, SECOND) == [FIRST, sentence, SECOND]


def test_the_comments_of_readers_at_the_end_are_gone() -> None:
    comment = "Bra skrivet, detta ska vi pröva redan i morgon hos oss."
    assert body("Dialog", FIRST, SECOND, FIRST, SECOND, "2 kommentarer", comment) == [FIRST, SECOND, FIRST, SECOND]


def test_a_heading_about_comments_in_the_first_part_begins_none() -> None:
    assert SECOND in body("Dialog", "Kommentarer", FIRST, SECOND, FIRST, SECOND, FIRST)


@pytest.mark.parametrize(
    "tail",
    [
        ("Anna Berg", "Upphandlare"),
        ("Kontakt: anna.berg@exempel.se",),
        ("Tel. 070 123 45 67",),
        ("Box 123", "111 22 Stockholm"),
        ("Läs även:",),
    ],
)
def test_what_follows_the_last_sentence_is_gone(tail: tuple[str, ...]) -> None:
    assert body("Dialog", FIRST, SECOND, "", *tail) == [FIRST, SECOND]


def test_the_last_line_of_a_wrapped_paragraph_stays_though_it_is_short() -> None:
    wrapped = ("Köparen talar med marknaden innan annonsen publiceras, och", "skriver ner allt")
    assert body("Dialog", FIRST, "", *wrapped) == [FIRST, *wrapped]


def test_the_last_line_of_a_wrapped_item_stays_though_it_is_short() -> None:
    assert body("Dialog", FIRST, "• fråga brett och", "dokumentera") == [FIRST, "• fråga brett och", "dokumentera"]


def test_a_text_of_short_lines_only_keeps_them_all() -> None:
    assert body("Dialog", "Kort rad", "Annan rad") == ["Kort rad", "Annan rad"]


def test_an_empty_text_has_no_title_and_no_body() -> None:
    assert article([]).title == ""
    assert article(["", " "]).title == ""
    assert body() == []


_LINES = st.lists(
    st.sampled_from(
        ["", "Dialog", "Läs mer", FIRST, SECOND, "• punkt", "Anna Berg", "2026-03-01", "3 kommentarer", "Av Anna Berg"]
    ),
    max_size=14,
)


@given(_LINES)
def test_no_line_is_made_up_and_their_order_stays(lines: list[str]) -> None:
    kept = list(article(lines).lines)
    rest = iter(lines)
    assert all(line in rest for line in kept)


@given(_LINES)
def test_running_text_below_the_title_is_never_lost(lines: list[str]) -> None:
    lines = [line for line in lines if line not in ("3 kommentarer", "Av Anna Berg")]
    found = article(["Rubrik", *lines])
    assert [line for line in found.lines if line in (FIRST, SECOND)] == [
        line for line in lines if line in (FIRST, SECOND)
    ]
