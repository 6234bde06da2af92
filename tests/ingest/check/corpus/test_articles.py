"""How an article is read: each sentence with its line."""

from __future__ import annotations

from pathlib import Path

from ingest.check.corpus.articles import Place, read_article, read_articles
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


def test_articles_are_read_in_the_order_of_their_paths(corpus: Path) -> None:
    assert [one.path for one in read_articles(corpus)] == [
        f"methods/trial-purchase.{code}.md" for code in ("en", "nb", "sv")
    ]


def test_a_corpus_without_articles_has_none(tmp_path: Path) -> None:
    assert read_articles(tmp_path) == ()


def test_every_heading_knows_its_level_and_its_line(corpus: Path) -> None:
    read = read_article(corpus, article(corpus))
    assert [(one.level, one.line) for one in read.sections[:2]] == [
        (1, line_of(corpus, "# Provköp och rundtur")),
        (2, line_of(corpus, "## Vad är provköp?")),
    ]
    assert read.sections[1].text.startswith("Vad är provköp?\nProvköp är ett litet köp före det stora.\n")


def test_the_line_of_a_word_of_the_front_matter_is_found_else_it_is_the_first(corpus: Path) -> None:
    read = read_article(corpus, article(corpus))
    assert read.line_of("checked:") == line_of(corpus, "checked:")
    assert read.line_of("unknown:") == 1


def test_every_sentence_stands_on_the_line_it_is_said_to_stand_on(corpus: Path) -> None:
    change(corpus, "Provet växer", "Ett. Två\nrader här.\n\n- punkt ett. Punkt två.\n1. tre\n\nProvet växer")
    lines = article(corpus).read_text(encoding="utf-8").splitlines()
    for section in read_article(corpus, article(corpus)).sections:
        assert section.heading in lines[section.line - 1]
        for sentence in section.sentences:
            assert sentence.text.split()[0] in lines[sentence.line - 1], sentence


def test_a_file_without_front_matter_is_read_from_its_first_line(corpus: Path) -> None:
    file = corpus / "methods" / "bare.sv.md"
    file.write_text("# Rubrik\n\nText.\n", encoding="utf-8")
    read = read_article(corpus, file)
    assert (read.method, read.language, read.declared) == ("bare", "sv", {})
    assert [(one.line, one.sentences[0].line) for one in read.sections] == [(1, 3)]
