from __future__ import annotations

from datetime import date

import pytest

from ingest.model import ParsedDocument, Skip
from ingest.parse.riksdagen import is_riksdagen, parse_riksdagen
from tests.ingest.parse.making import raw, sample, shown

HEAD = "SFS nr: 2031:7\nDepartement/myndighet: Provdepartementet\nUtfärdad: 2031-01-20\nÄndrad: t.o.m. SFS 2034:5\n"
TEXT = "\n1 § Lagen gäller provköp.\n\n2 § Köparen ska skriva.\n"


def parsed(text: str, path: str = "sfs-2031-7.text") -> ParsedDocument:
    return parse_riksdagen(raw(path, text), text)


@pytest.mark.parametrize(
    ("path", "text", "is_one"),
    [
        ("sfs-2031-7.text", TEXT, True),
        ("se/sfs-2031-7.text", TEXT, True),
        ("any.txt", f"Lag om provköp\n{HEAD}{TEXT}", True),
        ("any.txt", TEXT, False),
        ("sfs-2031-7.text", " <html>", False),
        ("sfs-2031-7.txt", TEXT, False),
        ("any.txt", "x" * 3_001 + "\nSFS nr: 2031:7", False),
        ("any.txt", "Se SFS nr: 2031:7", False),
    ],
)
def test_a_statute_is_told_by_its_name_or_its_head(path: str, text: str, is_one: bool) -> None:
    assert is_riksdagen(path, text) is is_one


def test_the_head_tells_number_title_and_days() -> None:
    document = parsed(f"Lag (2031:7) om provköp\n{HEAD}{TEXT}", "any.txt").document
    assert document.title == "Lag (2031:7) om provköp"
    assert (document.act, document.published, document.text_state) == (
        "2031:7",
        date(2031, 1, 20),
        "lydelse t.o.m. SFS 2034:5",
    )


def test_no_line_of_the_head_is_text_of_the_statute() -> None:
    lines = shown(parsed(f"Lag om provköp\n{HEAD}{TEXT}").blocks)
    assert lines == [
        "Heading 1: Lag om provköp",
        "Heading 6: 1 §",
        "Paragraph: Lagen gäller provköp.",
        "Heading 6: 2 §",
        "Paragraph: Köparen ska skriva.",
    ]


def test_a_value_on_the_next_line_is_read_too() -> None:
    head = HEAD.replace("SFS nr: ", "SFS nr:\n")
    assert parsed(f"Lag om provköp\n{head}{TEXT}", "any.txt").document.act == "2031:7"


def test_windows_line_ends_make_no_difference() -> None:
    text = f"Lag om provköp\n{HEAD}{TEXT}"
    assert shown(parsed(text.replace("\n", "\r\n")).blocks) == shown(parsed(text).blocks)


def test_without_a_head_the_name_of_the_file_tells_the_number() -> None:
    document = parsed(TEXT).document
    assert (document.act, document.title) == ("2031:7", "SFS 2031:7")


def test_a_statute_that_nothing_numbers_is_left_out_with_what_to_do() -> None:
    with pytest.raises(Skip, match=r"neither an `SFS nr:` line nor a name like sfs-2016-1145\.text"):
        parsed(TEXT, "lag.text")


def test_a_repealed_statute_holds_until_the_day_before() -> None:
    document = parsed(f"Lag om provköp\n{HEAD}Upphävd: 2035-01-01\n{TEXT}").document
    assert document.valid_to == date(2034, 12, 31)


def test_a_statute_without_a_section_is_left_out() -> None:
    with pytest.raises(Skip, match="SFS 2031:7: no § was found in its text"):
        parsed(f"Lag om provköp\n{HEAD}\nIngenting.\n")


def test_the_invented_statute_is_read_whole() -> None:
    assert parsed(sample("sfs-2031-7.text")).remainder == ()
