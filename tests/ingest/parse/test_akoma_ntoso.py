from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Authority, Jurisdiction, Language, Status
from ingest.model import Heading, ParsedDocument, Skip
from ingest.parse import parse
from tests.ingest.parse.making import raw, sample, shown

ACT = sample("finlex-2031-7.xml")


def _parsed(text: str = ACT) -> ParsedDocument:
    (parsed,) = parse(raw("fi/2031-7.xml", text))
    return parsed


def _sections(parsed: ParsedDocument) -> list[Heading]:
    return [block for block in parsed.blocks if isinstance(block, Heading) and block.provision]


def test_the_act_is_described_by_its_number_and_language() -> None:
    document = _parsed().document
    assert (document.title, document.act, document.language) == ("Lag om provköp", "7/2031", Language.sv)
    assert (document.jurisdiction, document.authority) == (Jurisdiction.FI, Authority.law)
    assert (document.valid_from, document.published) == (date(2033, 4, 1), date(2031, 1, 20))


def test_sections_keep_their_points_and_paragraphs() -> None:
    assert shown(_parsed().blocks)[2:11] == [
        "Heading 3: 1 kap. Allmänt",
        "Heading 6: 1 § Tillämpningsområde",
        "Paragraph: Lagen gäller köp av:",
        "ListItem 0 1): pennor,",
        "ListItem 0 2): papper som är",
        "ListItem 1 a): vitt, eller",
        "ListItem 1 b): gult.",
        "Paragraph: Om små köp se 2 § i denna lag.",
        "Heading 5: Små köp",
    ]


def test_every_character_of_the_act_stands_in_a_block() -> None:
    assert _parsed().remainder == ()


def test_sections_numbered_through_the_act_are_cited_by_number_alone() -> None:
    assert [(s.provision, s.locator) for s in _sections(_parsed())] == [("1", "1 §"), ("2a", "2 a §"), ("3", "3 §")]


def test_sections_numbered_by_chapter_are_cited_with_it() -> None:
    text = ACT.replace("<num>3 §</num>", "<num>1 §</num>")
    assert [(s.provision, s.locator) for s in _sections(_parsed(text))] == [
        ("1:1", "1 kap 1 §"), ("2a", "2 a §"), ("2:1", "2 kap 1 §"),
    ]  # fmt: skip


def test_a_repealed_section_and_those_in_force_say_so() -> None:
    assert [section.wording.status for section in _sections(_parsed())] == [
        Status.in_force, Status.repealed, Status.in_force,
    ]  # fmt: skip


def test_a_repealed_act_ends_the_day_before_its_repeal_came_into_force() -> None:
    repealed = (
        "<finlex:repealedBy><finlex:statuteReference><finlex:inForce>"
        '<finlex:dateEntryIntoForce date="2035-01-01"/></finlex:inForce></finlex:statuteReference></finlex:repealedBy>'
        '<finlex:isInForce value="false"/>'
    )
    first = _sections(_parsed(ACT.replace('<finlex:isInForce value="true"/>', repealed)))[0]
    assert (first.wording.status, first.wording.valid_to) == (Status.repealed, date(2034, 12, 31))


def test_a_text_without_a_day_of_consolidation_holds_from_the_acts_own() -> None:
    text = ACT.replace('name="dateConsolidated"', 'name="other"')
    assert _parsed(text).document.valid_from == date(2031, 2, 1)


def test_what_stands_outside_the_sections_has_headings_of_its_own() -> None:
    assert shown(_parsed().blocks)[-4:] == [
        "Heading 2: Ikraftträdande",
        "Paragraph: Denna lag träder i kraft den 1 februari 2031.",
        "Heading 2: Underskrifter",
        "Paragraph: Helsingfors den 20 januari 2031",
    ]


def test_a_decree_is_a_regulation_and_may_be_in_finnish() -> None:
    document = _parsed(ACT.replace("#act", "#decree").replace('"swe"', '"fin"')).document
    assert (document.authority, document.language) == (Authority.regulation, Language.fi)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (ACT[:1500], "the XML is damaged or cut off"),
        (ACT.replace("<akomaNtoso", '<!DOCTYPE a [<!ENTITY x "y">]><akomaNtoso', 1), "declares a document type or ent"),
        (ACT.replace("7/2031</docNumber>", "sju</docNumber>"), "not in the form 1397/2016: 'sju'"),
        (ACT.replace("<act ", "<bill ").replace("</act>", "</bill>"), "Akoma Ntoso, but no act"),
        (ACT.replace(" §</num>", "</num>"), "no § was found"),
        ("<!DOCTYPE html><html><body><p>Palvelu ei vastaa</p></body></html>", "an HTML page under the name of an off"),
        ("<AknXmlList><Results/></AknXmlList>", "XML of a kind that is not read here .it begins with <AknXmlList>"),
    ],
)
def test_a_damaged_or_foreign_file_is_skipped_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        _parsed(text)
