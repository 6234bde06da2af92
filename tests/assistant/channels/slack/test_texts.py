from __future__ import annotations

import pytest

from assistant.channels.slack.texts import clipped, clipped_bytes, escaped, plain, without_tables


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<@U0BOT> När får vi köpa?", "När får vi köpa?"),
        ("Hej <@U0BOT|lotsen>, vad gäller?", "Hej , vad gäller?"),
        ("<!channel> <!subteam^S1|@team> Frist?", "Frist?"),
        ("Fråga i <#C1|inköp> och <#C2>", "Fråga i #inköp och"),
        ("Se <https://x.example/a?b=1&amp;c|guiden>", "Se guiden"),
        ("Se <https://x.example/a?b=1&amp;c=2>", "Se https://x.example/a?b=1&c=2"),
        ("Skriv till <mailto:a@x.example>", "Skriv till a@x.example"),
        ("Värde &lt; 700 000 &amp; &gt; 0", "Värde < 700 000 & > 0"),
        ("&lt;@U1&gt; är text", "<@U1> är text"),
        ("  två\n\nrader  ", "två rader"),
        ("<@U0BOT>", ""),
        ("a < b och c > d", "a < b och c > d"),
    ],
)
def test_slack_text_is_read_as_a_person_reads_it(written: str, read: str) -> None:
    assert plain(written) == read


@pytest.mark.parametrize("text", ["<!channel> & <@U1>", "värde < 5 > 3", "&amp; står där", "ingenting"])
def test_escaped_text_reads_as_it_was(text: str) -> None:
    assert "<" not in escaped(text)
    assert plain(escaped(text)) == text


def test_a_long_text_ends_in_an_ellipsis() -> None:
    assert clipped("abcdef", 6) == "abcdef"
    assert clipped("abc defg", 5) == "abc…"


@pytest.mark.parametrize("cut", range(6, 30))
def test_bytes_are_cut_between_letters_and_between_escapes(cut: int) -> None:
    kept = clipped_bytes("å&amp;ä&lt;ö&gt;é&amp;ü&amp;", cut)
    assert len(kept.encode()) <= cut
    assert kept.endswith("…")
    assert "&" not in kept.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")


def test_a_short_text_is_not_cut() -> None:
    assert clipped_bytes("å" * 10, 20) == "å" * 10


def test_a_table_reads_as_lines_that_name_each_cell() -> None:
    table = "| Fall | Dagar | Var |\n|---|---|---|\n| Brådska | 15 | 11 kap. 3 § |\n| Annars | 35 |  |"

    assert without_tables(f"Så här:\n{table}\nSlut.") == (
        "Så här:\n• Fall: Brådska · Dagar: 15 · Var: 11 kap. 3 §\n• Fall: Annars · Dagar: 35\nSlut."
    )


def test_a_table_of_one_line_and_one_without_heads_lose_nothing() -> None:
    assert without_tables("| a | b |") == "• a · b"
    assert without_tables("|  | Dagar |\n|---|---|\n| Öppet | 35 |") == "• Öppet · Dagar: 35"


def test_a_row_that_is_longer_than_the_heads_keeps_its_cells() -> None:
    assert without_tables("| a |\n|---|\n| 1 | 2 |") == "• a: 1 · 2"
