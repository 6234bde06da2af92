from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Authority, Jurisdiction, Language, Status
from ingest.model import Heading, ParsedDocument, Skip
from ingest.parse import parse
from tests.ingest.parse.making import raw, sample, shown

ACT = sample("lexdania-2031-7.xml")


def _parsed(text: str = ACT) -> ParsedDocument:
    (parsed,) = parse(raw("dk/lta-2031-7.xml", text))
    return parsed


def _sections(parsed: ParsedDocument) -> list[Heading]:
    return [block for block in parsed.blocks if isinstance(block, Heading) and block.provision]


def test_the_act_is_described_by_its_meta() -> None:
    document = _parsed().document
    assert (document.title, document.act) == ("Bekendtgørelse af prøvekøbsloven", "Prøvekøbsloven")
    assert (document.jurisdiction, document.authority, document.language) == (
        Jurisdiction.DK, Authority.law, Language.da,
    )  # fmt: skip
    assert (document.valid_from, document.valid_to) == (date(2031, 2, 1), None)
    assert document.url == "https://www.retsinformation.dk/eli/lta/2031/7"


def test_an_act_without_a_popular_title_is_cited_by_its_number() -> None:
    text = ACT.replace("<PopularTitle>Prøvekøbsloven</PopularTitle>", "")
    assert _parsed(text).document.act == "LBK nr. 7 af 20/01/2031"


def test_an_executive_order_is_a_regulation() -> None:
    assert _parsed(ACT.replace("LBK H#LOKDOK03", "BEK H#LOKDOK04")).document.authority is Authority.regulation


def test_sections_keep_their_divisions_paragraphs_and_points() -> None:
    assert shown(_parsed().blocks)[1:13] == [
        "Heading 2: Afsnit I. Almindelige regler",
        "Heading 3: Kapitel 1. Anvendelsesområde",
        "Heading 5: Prøver",
        "Heading 6: § 61",
        "Paragraph: En køber kan anvende prøver, når",
        "ListItem 0 1): behovet er nyt, eller",
        "ListItem 0 2): markedet er",
        "ListItem 1 a): lille eller",
        "ListItem 1 b): lukket.",
        "Paragraph: Stk. 2. Grænsen er 100 m 2 .",
        "Paragraph: 1) Målt udvendigt.",
        "Heading 6: § 62 a",
    ]


def test_every_character_of_the_act_stands_in_a_block() -> None:
    assert _parsed().remainder == ()


def test_a_section_is_cited_by_number_and_letter() -> None:
    assert [(s.provision, s.locator, s.wording.status) for s in _sections(_parsed())] == [
        ("61", "§ 61", Status.in_force), ("62a", "§ 62 a", Status.repealed),
    ]  # fmt: skip


def test_commencement_and_annex_are_not_the_last_sections_text() -> None:
    assert shown(_parsed().blocks)[-4:] == [
        "Heading 2: Ikrafttræden",
        "Paragraph: Loven træder i kraft den 1. februar 2031.",
        "Heading 2: Bilag 1",
        "Paragraph: Penne.",
    ]


def test_a_historic_text_ends_and_is_repealed() -> None:
    parsed = _parsed(ACT.replace("<Status>Valid", "<Status>Historic"))
    assert parsed.document.valid_to == date(2035, 6, 30)
    assert {section.wording.status for section in _sections(parsed)} == {Status.repealed}


def test_a_section_of_an_amending_act_is_a_section() -> None:
    text = ACT.replace("<Paragraf localId=\"61\">", "<AendringCentreretParagraf localId=\"61\">").replace(
        "</Exitus></Stk></Paragraf>\n<Paragraf localId=\"62a\">",
        "</Exitus></Stk></AendringCentreretParagraf>\n<Paragraf localId=\"62a\">",
    )  # fmt: skip
    assert [section.provision for section in _sections(_parsed(text))] == ["61", "62a"]


def test_an_element_that_is_new_to_the_parser_is_read_as_text() -> None:
    text = ACT.replace("<Bilag>", "<Helt><Nyt>Nyt i loven.</Nyt></Helt><Bilag>")
    assert "Paragraph: Nyt i loven." in shown(_parsed(text).blocks)
    assert _parsed(text).remainder == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (ACT[:1200], "the XML is damaged or cut off"),
        (ACT.replace("<Dokument", "<!DOCTYPE Dokument><Dokument", 1), "declares a document type or entities"),
        (ACT.replace("<Number>7</Number>", ""), "no Number or no DiesSigni"),
        (ACT.replace("2031-01-20", "2031-02-30"), "no Number or no DiesSigni"),
        (ACT.replace("§ ", ""), "no § was found"),
    ],
)
def test_a_damaged_file_is_skipped_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        _parsed(text)
