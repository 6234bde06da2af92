from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Heading, ListItem, Paragraph, Skip, Table
from ingest.parse import parse
from tests.ingest.parse.making import raw

SUFFIXES = st.sampled_from(["md", "txt", "text", "json", "html", "xhtml", "xml", "pdf", "docx"])
PIECES = st.one_of(
    st.sampled_from(["# ", "## 6 kap. A", "#### 5 §", "- ", "1. ", "a) ", "| a | b |\n|--|--|\n", "**Titel**"]),
    st.sampled_from(["<p>", "</p>", "<ul><li>", "<table><tr><td rowspan=3>", "<details>", "<summary>", "<button>"]),
    st.sampled_from(["---\n", "beteckning: 2016:1145\n", "celex: 32014L0024\n", "###### Article 3"]),
    st.sampled_from(["SFS nr: 2031:7\n", "1 § /Träder i kraft I:2031-01-01/\n", "1 kap. Köp\n\n", "Lag (2031:7)."]),
    st.sampled_from(['<p class="oj-ti-art">Article 1</p>', '<p class="title-article-norm">Artikel 2</p>', "</html>"]),
    st.sampled_from(["<akomaNtoso><act>", "<section><num>1 §</num>", "<Dokument><Meta>", "<Paragraf>", "§ 1"]),
    st.sampled_from(["\n", "\n\n", "\u202e", "\x00", "å\u0308", "En mening som är lång nog att vara löpande text. "]),
)


def _check(path: str, content: str | bytes) -> None:
    try:
        documents = parse(raw(path, content))
    except Skip as skip:
        documents, reason = (), skip.reason
    else:
        reason = "read"
    assert reason
    for parsed in documents:
        assert parsed.document.title
        assert any(not isinstance(block, Heading) for block in parsed.blocks)
        for block in parsed.blocks:
            texts = [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block.text]
            for text in texts:
                assert text == unicodedata.normalize("NFC", text).strip()
                assert not {"\u202e", "\x00", "\n"} & set(text)
            if isinstance(block, Heading | ListItem | Paragraph):
                assert block.text


@settings(max_examples=150, deadline=None)
@given(SUFFIXES, st.binary(max_size=400))
def test_any_bytes_become_documents_or_a_skip_with_a_reason(suffix: str, data: bytes) -> None:
    _check(f"a.{suffix}", data)


@settings(max_examples=300, deadline=None)
@given(SUFFIXES, st.lists(PIECES, max_size=25).map("".join))
def test_any_mixture_of_marks_becomes_clean_blocks_or_a_skip(suffix: str, text: str) -> None:
    _check(f"a.{suffix}", text)


def test_the_suffix_counts_in_capitals_too() -> None:
    (parsed,) = parse(raw("A.TXT", "Rubrik\n\nEn mening som är lång nog att vara löpande text i en artikel.\n"))
    assert parsed.document.title == "Rubrik"


def test_a_line_of_absurd_length_is_skipped() -> None:
    with pytest.raises(Skip, match="a line longer than 2,000,000 characters"):
        parse(raw("a.md", "a" * 2_000_001))
