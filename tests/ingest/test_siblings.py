from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.cutting import Piece
from ingest.sections import Section
from ingest.siblings import SMALL, CutSection, joined
from tests.ingest.making import words

MOST = 300


def a_section(*path: str, tokens: int = 10, provision: str | None = None, asked: tuple[str, ...] = ()) -> CutSection:
    section = Section(path, path[-1] if path else "Titel", provision, asked=asked)
    return CutSection(section, (Piece(f"text i {'/'.join(path)}", (), tokens),))


def locators(*cut_up: CutSection, most: int = MOST) -> list[str]:
    return [one.section.locator for one in joined(cut_up, words, most)]


def test_small_siblings_become_one_section_under_their_parent() -> None:
    (one,) = joined([a_section("A", "x"), a_section("A", "y"), a_section("A", "z")], words, MOST)
    assert (one.section.path, one.section.locator) == (("A",), "x · y · z")
    assert [piece.text for piece in one.pieces] == ["x", "text i A/x", "y", "text i A/y", "z", "text i A/z"]


def test_the_headings_are_counted_with_the_text() -> None:
    (one,) = joined([a_section("A", "två ord"), a_section("A", "y", tokens=7)], words, MOST)
    assert one.tokens == 2 + 10 + 1 + 7


def test_a_heading_within_a_joined_section_is_never_quoted() -> None:
    (one,) = joined([a_section("A", "x"), a_section("A", "y")], words, MOST)
    assert all(piece.units == () for piece in one.pieces)


def test_a_section_alone_stays_as_it_was() -> None:
    alone = a_section("A", "x")
    assert list(joined([alone], words, MOST)) == [alone]
    assert list(joined([], words, MOST)) == []


def test_a_section_of_just_the_limit_is_not_small() -> None:
    assert locators(a_section("A", "x", tokens=SMALL), a_section("A", "y", tokens=SMALL)) == ["x", "y"]
    assert locators(a_section("A", "x", tokens=SMALL - 1), a_section("A", "y", tokens=SMALL - 1)) == ["x · y"]


def test_no_joined_section_holds_more_than_the_most() -> None:
    assert locators(*(a_section("A", name, tokens=50) for name in "abcd"), most=100) == ["a · b", "c · d"]


def test_a_larger_section_between_two_small_ones_keeps_them_apart() -> None:
    assert locators(a_section("A", "x"), a_section("A", "y", tokens=200), a_section("A", "z")) == ["x", "y", "z"]


def test_provisions_are_never_joined() -> None:
    assert locators(a_section("6 kap.", "1 §", provision="6:1"), a_section("6 kap.", "2 §", provision="6:2")) == [
        "1 §",
        "2 §",
    ]


def test_a_question_stays_with_its_own_answer() -> None:
    assert locators(a_section("A", "Vad?"), a_section("A", "Hur? "), a_section("A", "Då.")) == ["Vad?", "Hur? ", "Då."]


def test_a_section_with_sections_below_it_stays_alone() -> None:
    assert locators(a_section("A"), a_section("B"), a_section("B", "x")) == ["A", "B", "x"]


def test_text_before_any_heading_stays_alone() -> None:
    assert locators(a_section(), a_section("A"), a_section("B")) == ["Titel", "A · B"]


def test_cousins_are_not_siblings() -> None:
    assert locators(a_section("A", "x"), a_section("B", "x")) == ["x", "x"]


def test_a_joined_section_answers_the_questions_of_all_it_holds() -> None:
    (one,) = joined([a_section("A", "x", asked=("Ett?",)), a_section("A", "y", asked=("Två?", "Tre?"))], words, MOST)
    assert one.section.asked == ("Ett?", "Två?", "Tre?")


@given(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from("xyz?"), st.integers(1, 120)), max_size=20))
def test_whatever_is_joined_every_text_is_there_once_and_in_order(rows: list[tuple[str, str, int]]) -> None:
    cut_up = [
        CutSection(Section((parent, name), name), (Piece(f"text {number}", (), tokens),))
        for number, (parent, name, tokens) in enumerate(rows)
    ]
    texts = [
        piece.text for one in joined(cut_up, words, MOST) for piece in one.pieces if piece.text.startswith("text ")
    ]
    assert texts == [f"text {number}" for number in range(len(rows))]
