from __future__ import annotations

from collections.abc import Sequence

import pypdfium2
import pytest

from ingest.parse.pdf_lines import PdfLine, _line, page_lines
from tests.ingest.parse.making import Line, pdf


def lines(*pages: Sequence[Line]) -> list[PdfLine]:
    document = pypdfium2.PdfDocument(pdf(pages))
    try:
        return [line for number, page in enumerate(document) for line in page_lines(page, number)]
    finally:
        document.close()


def test_a_line_has_its_page_its_text_and_its_size() -> None:
    found = lines([(800, 18, "Rubrik"), (770, 11, "Köparen ska fråga.")], [(800, 11, "Nästa sida")])
    assert [(line.page, line.text, line.size) for line in found] == [
        (0, "Rubrik", 18.0),
        (0, "Köparen ska fråga.", 11.0),
        (1, "Nästa sida", 11.0),
    ]


def test_a_line_higher_up_is_farther_from_the_foot() -> None:
    upper, lower = lines([(800, 11, "Upptill"), (100, 11, "Nedtill")])
    assert upper.top > 700 > 200 > lower.top
    assert upper.foot == pytest.approx(upper.top, abs=5)


def test_letters_too_small_to_be_seen_are_not_read() -> None:
    assert [line.text for line in lines([(800, 11, "Synligt"), (700, 0.5, "Dolt")])] == ["Synligt"]


def test_an_empty_page_has_no_lines() -> None:
    assert lines([]) == []
    assert lines([(800, 11, "  ")]) == []


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("upp\x02handling", "upphandling"),
        ("inköps\x02och avtal", "inköps- och avtal"),
        ("EU\x02rätt", "EU-rätt"),
        ("A\x024", "A-4"),
        ("norsk\x02Svensk", "norsk-Svensk"),
        ("ett  två ", "ett två"),
    ],
)
def test_a_word_divided_at_the_end_of_a_line_is_whole_again(letters: str, text: str) -> None:
    (line,) = _line(0, list(letters), [11.0] * len(letters), 700, 690)
    assert line.text == text


def test_the_size_of_a_line_is_that_of_most_of_its_letters() -> None:
    (line,) = _line(2, list("abc1"), [11.0, 11.0, 11.0, 6.0], 700, 700)
    assert (line.size, line.page) == (11.0, 2)


def test_a_line_of_spaces_is_none() -> None:
    assert list(_line(0, [" ", " "], [], 0, 0)) == []
