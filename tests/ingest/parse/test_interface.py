from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.interface import is_label


@pytest.mark.parametrize(
    "line",
    [
        "Sök",
        "  MENY  ",
        "Läs mer",
        "Les mer »",
        "Read more ...",
        "Dela på Facebook",
        "Share on LinkedIn",
        "Del på X",
        "Skriv ut sidan",
        "Hoppa till innehållet",
        "Godta alle",
        "Cookies:",
    ],
)
def test_the_words_on_a_button_are_a_label(line: str) -> None:
    assert is_label(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        " ",
        "Sök efter leverantörer på marknaden.",
        "Läs mer om dialog",
        "Dela upp kontraktet",
        "Menyer",
        "Hemlig",
        "Del 2",
        "Språk och begriplighet",
        "Cookies är små textfiler.",
        "Share on procurement",
    ],
)
def test_a_line_of_the_document_is_none(line: str) -> None:
    assert not is_label(line)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäö", min_size=1, max_size=8))
def test_a_label_with_another_word_behind_it_is_a_line_of_the_document(word: str) -> None:
    assert not is_label(f"Läs mer {word}")
