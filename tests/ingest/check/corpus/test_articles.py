"""How an article is read: each sentence with its line."""

from __future__ import annotations

from pathlib import Path

from ingest.check.corpus.articles import Place, read_article
from tests.ingest.check.corpus.making import article, change, line_of


def test_the_name_tells_method_and_language(corpus: Path) -> None:
    read = read_article(corpus, article(corpus, "nb"))
    assert (read.path, read.method, read.language) == ("methods/trial-purchase.nb.md", "trial-purchase", "nb")
    assert read.declared["jurisdiction"] == "NO"


def test_a_sentence_knows_its_line_also_in_running_text_over_several_lines(corpus: Path) -> None:
    change(corpus, "Provköp är ett litet köp före det stora.", "Provköp är ett litet\nköp före det stora. Det är bra.")
    sentences = read_article(corpus, article(corpus)).sections[1].sentences
    assert [s.text for s in sentences[:2]] == ["Provköp är ett litet köp före det stora.", "Det är bra."]
    assert [s.line for s in sentences[:2]] == [line_of(corpus, "ett litet"), line_of(corpus, "Det är bra.")]


def test_items_and_rows_are_told_from_running_text(corpus: Path) -> None:
    change(corpus, "Provet växer", "| Fel | Bot |\n|---|---|\n| Dyrt | Mät |\n\nProvet växer")
    sections = read_article(corpus, article(corpus)).sections
    assert [s.place for s in sections[3].sentences] == [Place.item, Place.item]
    pitfalls = [(s.text, s.place) for s in sections[6].sentences]
    assert pitfalls[:2] == [("| Fel | Bot |", Place.row), ("| Dyrt | Mät |", Place.row)]
    assert pitfalls[2][1] is Place.text


def test_questions_below_a_heading_are_no_sentences(corpus: Path) -> None:
    section = read_article(corpus, article(corpus)).sections[1]
    assert section.asked[0].questions == ("Får vi prova först?", "Vad är ett provköp?")
    assert section.asked[0].line == section.line + 1
    assert "prova först" not in section.text


def test_front_matter_that_cannot_be_read_is_told_not_raised(corpus: Path) -> None:
    change(corpus, "publisher: Lotsen", "colour: blue")
    assert "colour" in str(read_article(corpus, article(corpus)).unreadable)
