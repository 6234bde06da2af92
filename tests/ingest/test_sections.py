from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import UNSAID, Block, Heading, ListItem, Paragraph, Table, Wording
from ingest.sections import Section, headed, sections
from tests.ingest.making import parsed


def found(*blocks: Block) -> list[Section]:
    return list(sections(parsed(*blocks)))


def paths(*blocks: Block) -> list[tuple[str, ...]]:
    return [section.path for section in found(*blocks)]


def a_heading(text: str, level: int = 2) -> Heading:
    return Heading(text, level)


TEXT = Paragraph("Text.")
TITLE = "Vägledning om inköp"


def test_a_document_without_headings_is_one_section_called_by_its_title() -> None:
    (section,) = found(TEXT, ListItem("punkt"))
    assert (section.path, section.locator, section.heading) == ((), TITLE, TITLE)
    assert section.blocks == (TEXT, ListItem("punkt"))


def test_an_empty_document_has_no_section() -> None:
    assert found() == []


def test_a_deeper_heading_goes_below_and_one_as_deep_beside() -> None:
    assert paths(
        a_heading("A", 2), TEXT, a_heading("B", 3), TEXT, a_heading("C", 3), TEXT, a_heading("D", 2), TEXT
    ) == [("A",), ("A", "B"), ("A", "C"), ("D",)]


def test_a_level_that_was_skipped_leaves_no_hole() -> None:
    assert paths(a_heading("A", 2), a_heading("B", 5), TEXT, a_heading("C", 4), TEXT, a_heading("D", 3), TEXT) == [
        ("A", "B"),
        ("A", "C"),
        ("A", "D"),
    ]


def test_the_title_as_a_heading_is_not_part_of_the_path_however_it_is_spaced_or_cased() -> None:
    assert paths(Heading("VÄGLEDNING  om inköp", 1), TEXT, a_heading("A"), TEXT) == [(), ("A",)]


def test_a_section_is_located_by_its_heading_and_the_title_by_itself_as_the_document_writes_it() -> None:
    assert [section.locator for section in found(Heading("VÄGLEDNING  om inköp", 1), TEXT, a_heading("A"), TEXT)] == [
        TITLE,
        "A",
    ]


def test_a_heading_below_the_title_that_repeats_it_is_left_out_too() -> None:
    assert paths(a_heading("A", 2), a_heading(TITLE, 3), TEXT) == [("A",)]


def test_a_heading_without_text_is_part_of_the_path_of_what_is_below_it_only() -> None:
    assert paths(a_heading("A"), a_heading("B", 3), TEXT, a_heading("C"), a_heading("D", 2), TEXT) == [
        ("A", "B"),
        ("D",),
    ]


def test_a_provision_without_text_has_its_heading_as_text() -> None:
    (section,) = found(Heading("§ 5. (Opphevet)", 3, "5", "§ 5"))
    assert section.blocks == (Paragraph("§ 5. (Opphevet)"),)
    assert (section.provision, section.locator) == ("5", "§ 5")


def test_a_section_has_what_its_heading_says_of_it() -> None:
    wording = Wording(valid_from=date(2026, 7, 1))
    (section,) = found(Heading("5 §", 3, "6:5", "6 kap. 5 §", wording, ("När får man?",)), TEXT)
    assert (section.provision, section.locator, section.wording, section.asked) == (
        "6:5",
        "6 kap. 5 §",
        wording,
        ("När får man?",),
    )


def test_text_before_the_first_heading_has_nothing_of_it() -> None:
    first, second = found(TEXT, Heading("5 §", 3, "6:5", "6 kap. 5 §", UNSAID, ("När?",)), TEXT)
    assert (first.provision, first.asked, first.path) == (None, (), ())
    assert second.asked == ("När?",)


def test_each_heading_comes_with_the_blocks_up_to_the_next() -> None:
    blocks: list[Block] = [TEXT, a_heading("A"), TEXT, Table((("x",),)), a_heading("B"), a_heading("C"), TEXT]
    assert [(place, heading.text, len(below)) for place, heading, below in headed(blocks)] == [
        (1, "A", 2),
        (4, "B", 0),
        (5, "C", 1),
    ]


def test_without_a_heading_there_is_none_to_go_through() -> None:
    assert list(headed([TEXT])) == []
    assert list(headed([])) == []


_BLOCKS = st.lists(
    st.one_of(
        st.builds(Heading, st.sampled_from(["A", "B", TITLE]), st.integers(1, 5)),
        st.builds(Paragraph, st.sampled_from(["ett", "två", "tre"])),
    ),
    max_size=25,
)


@given(_BLOCKS)
def test_no_block_is_lost_or_said_twice_or_out_of_order(blocks: list[Block]) -> None:
    texts = [block for block in blocks if isinstance(block, Paragraph)]
    assert [block for section in found(*blocks) for block in section.blocks] == texts


@given(_BLOCKS)
def test_the_title_is_in_no_path(blocks: list[Block]) -> None:
    assert all(TITLE not in section.path for section in found(*blocks))
