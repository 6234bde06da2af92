from __future__ import annotations

import pytest

from ingest.model import Heading
from ingest.parse.norwegian_act import acts_in, norwegian_blocks
from tests.ingest.parse.making import shown


@pytest.mark.parametrize(
    ("line", "provision", "locator"),
    [
        ("##### § 4. Formål", "4", "§ 4"),
        ("##### § 13-2. Bruk", "13-2", "§ 13-2"),
        ("##### §5", "5", "§ 5"),
        ("##### § 5 a. Tillegg", "5a", "§ 5 a"),
        ("##### § 5b", "5b", "§ 5b"),
        ("##### § 5 annet", "5", "§ 5"),
    ],
)
def test_a_section_is_known_by_its_number(line: str, provision: str, locator: str) -> None:
    (heading, *_) = norwegian_blocks(f"{line}\n\nTekst.")
    assert isinstance(heading, Heading)
    assert (heading.provision, heading.locator) == (provision, locator)


def test_headings_above_the_sections_have_no_number_and_begin_with_a_capital() -> None:
    assert shown(norwegian_blocks("# LOV-2031-01-01-1 lov om prøvekjøp\n\n## Kapittel 1. Formål\n\n##### § 1. A")) == [
        "Heading 1: Lov om prøvekjøp",
        "Heading 2: Kapittel 1. Formål",
        "Heading 5: § 1. A",
    ]


def test_a_heading_is_never_as_deep_as_a_section() -> None:
    (heading,) = norwegian_blocks("###### Innledende")
    assert isinstance(heading, Heading)
    assert (heading.level, heading.provision) == (4, None)


def test_a_list_printed_twice_is_read_once_with_its_letters() -> None:
    body = "##### § 1. A\n\nDet gjelder når kjøpet er lite, fristen er kort.\n\nkjøpet er lite,\n\nfristen er kort."
    assert shown(norwegian_blocks(body)) == [
        "Heading 5: § 1. A",
        "Paragraph: Det gjelder når",
        "ListItem 0 a.: kjøpet er lite,",
        "ListItem 0 b.: fristen er kort.",
    ]


def test_a_list_within_a_list_is_numbered_and_what_follows_is_text() -> None:
    body = "Krav: varer ett to, tjenester.\n\nvarer ett to,\n\nett\n\nto,\n\ntjenester.\n\nNytt ledd her."
    assert shown(norwegian_blocks(body)) == [
        "Paragraph: Krav:",
        "ListItem 0 a.: varer",
        "ListItem 1 1.: ett",
        "ListItem 1 2.: to,",
        "ListItem 0 b.: tjenester.",
        "Paragraph: Nytt ledd her.",
    ]


def test_one_paragraph_that_repeats_the_end_of_another_is_no_list() -> None:
    assert shown(norwegian_blocks("Det gjelder når kjøpet er lite.\n\nkjøpet er lite.")) == [
        "Paragraph: Det gjelder når kjøpet er lite.",
        "Paragraph: kjøpet er lite.",
    ]


def test_items_with_their_own_marks_keep_them() -> None:
    assert shown(norwegian_blocks("a) varer\n\nb) tjenester\n\n1. ett\n\n- strek")) == [
        "ListItem 0 a): varer",
        "ListItem 0 b): tjenester",
        "ListItem 1 1.: ett",
        "ListItem 2 -: strek",
    ]


def test_a_file_with_several_acts_is_divided_at_the_headings_with_their_numbers() -> None:
    body = "Innledning.\n\n# Lov (LOV-2031-01-01-1)\n\nA.\n\n# Forskrift FOR-2031-02-02-2\n\nB.\n"
    found = list(acts_in(body))
    assert [act.number if act else None for act, _ in found] == ["LOV-2031-01-01-1", "FOR-2031-02-02-2"]
    assert [part.split("\n")[2] for _, part in found] == ["A.", "B."]


def test_a_file_that_names_no_act_in_a_heading_is_one_part() -> None:
    body = "# Lov om kjøp\n\nSe LOV-2031-01-01-1."
    assert list(acts_in(body)) == [(None, body)]
