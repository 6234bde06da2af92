from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Block, Heading, ListItem, Paragraph, Table
from ingest.parse.account import remainder

SOURCE = """1 kap. Inledning

1 § Lagen gäller köp av
1. pennor, och
2. papper.

Vara   Tal
Penna  3

Undertecknad i Provköping av ministern."""
BLOCKS: tuple[Block, ...] = (
    Heading("1 kap. Inledning", 2),
    Heading("1 §", 5, "1:1", "1 kap. 1 §"),
    Paragraph("Lagen gäller köp av"),
    ListItem("pennor, och", "1."),
    ListItem("papper.", "2."),
    Table((("Vara", "Tal"), ("Penna", "3"))),
    Paragraph("Undertecknad i Provköping av ministern."),
)


def test_nothing_remains_of_a_text_that_stands_in_the_blocks() -> None:
    assert remainder(SOURCE, BLOCKS) == ()


def test_every_block_that_is_taken_away_is_reported_as_printed() -> None:
    for place, (block, lost) in enumerate(
        zip(BLOCKS, ["1 kap. Inledning", "1 §", "Lagen gäller köp av", "1. pennor, och", "2. papper",
                     "Vara Tal Penna 3", "Undertecknad i Provköping av ministern"], strict=True)
    ):  # fmt: skip
        assert remainder(SOURCE, BLOCKS[:place] + BLOCKS[place + 1 :]) == (lost,), block


def test_a_sentence_lost_in_the_middle_of_a_paragraph_is_reported() -> None:
    assert remainder("Först detta. Sedan det. Till sist allt.", [Paragraph("Först detta. Till sist allt.")]) == (
        "Sedan det",
    )


def test_space_punctuation_and_the_marks_of_a_list_may_be_set_otherwise() -> None:
    source = "Article 26\nChoice\n\nBuyers   may –\nask for pens;"
    blocks = [Heading("Article 26. Choice", 6), Paragraph("Buyers may"), ListItem("ask for pens", "a.")]
    assert remainder(source, blocks) == ()


def test_the_sign_of_a_section_and_of_a_percentage_count() -> None:
    assert remainder("5 § Andelen är 10 %.", [Paragraph("5 Andelen är 10.")]) == ("§", "%")


def test_what_the_source_prints_twice_may_be_kept_once() -> None:
    source = (
        "Loven gjelder for:staten og kommunene, ogforetak med ansatte.\nstaten og kommunene, og\nforetak med ansatte."
    )
    blocks = [Paragraph("Loven gjelder for:"), ListItem("staten og kommunene, og", "a."),
              ListItem("foretak med ansatte.", "b.")]  # fmt: skip
    assert remainder(source, blocks) == ()


def test_a_heading_that_is_set_again_over_a_second_wording_loses_nothing() -> None:
    source = "Gamla köp\n\nNya köp\n\nDe gamla köpen hävs.\n\nDe nya köpen hävs inte, sägs det om gamla köp."
    old, new = Heading("Gamla köp", 5), Heading("Nya köp", 5)
    first, second = Paragraph("De gamla köpen hävs."), Paragraph("De nya köpen hävs inte, sägs det om gamla köp.")
    blocks = [old, new, old, first, new, second]
    assert remainder(source, blocks) == ()


def test_letters_written_with_combining_marks_are_the_same_letters() -> None:
    assert remainder("Ko\u0308pet a\u030aterga\u030ar.", [Paragraph("Köpet återgår.")]) == ()


WORDS = st.lists(st.text("abcdeåäö0123§", min_size=1, max_size=8), min_size=1, max_size=30)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12))
def test_paragraphs_in_order_never_leave_a_remainder(paragraphs: list[list[str]]) -> None:
    texts = [" ".join(words) for words in paragraphs]
    assert remainder("\n\n".join(texts), [Paragraph(text) for text in texts]) == ()


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=6), WORDS, st.lists(WORDS, max_size=6))
def test_a_telling_word_in_no_block_is_always_reported(
    before: list[list[str]], words: list[str], after: list[list[str]]
) -> None:
    kept = [" ".join(one) for one in (*before, words, *after)]
    source = [*kept[: len(before)], "XYZZY", *kept[len(before) :]]
    assert "XYZZY" in " ".join(remainder("\n".join(source), [Paragraph(text) for text in kept]))
