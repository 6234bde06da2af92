from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.domain import Kind
from ingest.digests import with_provisions, without_superseded
from ingest.model import Heading, Paragraph
from tests.ingest.making import a_document, a_passage, an_act, parsed


def _digest(heading: str, act: str) -> Heading:
    source = parsed(Heading("Sammanfattning", 1), Heading(heading, 2), Paragraph("Sammanfattningen lyder så."))
    described = replace(source, document=replace(source.document, kind=Kind.digest, act=act))
    found = with_provisions(described).blocks[1]
    assert isinstance(found, Heading)
    return found


@pytest.mark.parametrize(
    ("heading", "act", "provision", "locator"),
    [
        ("6 kap. 20 § Konkurrenspräglad dialog", "LOU", "6:20", "6 kap. 20 §"),
        ("19 a kap. 2 § Beloppsgränsen", "LOU", "19a:2", "19 a kap. 2 §"),
        ("§ 13-2 Vilkår for dialog", "FOA", "13-2", "§ 13-2"),
        ("§ 5b Klima og miljø", "LOA", "5b", "§ 5b"),
        ("Article 31 Innovation partnership", "2014/24/EU", "31", "Article 31"),
    ],
)
def test_a_heading_that_opens_with_a_citation_is_that_provision(
    heading: str, act: str, provision: str, locator: str
) -> None:
    assert (_digest(heading, act).provision, _digest(heading, act).locator) == (provision, locator)


def test_a_heading_without_a_citation_is_left_alone() -> None:
    assert _digest("Vad kapitlet handlar om", "LOU").provision is None


def test_an_article_that_names_a_provision_in_a_heading_is_no_digest() -> None:
    source = parsed(Heading("Metod", 1), Heading("6 kap. 20 § LOU i korthet", 2), Paragraph("Text."))
    assert with_provisions(source) == source


def test_a_digest_is_silent_where_the_official_text_speaks() -> None:
    official = a_passage(an_act("lou"), "Lagens ord.", "6:5")
    same = a_passage(an_act("digest", kind=Kind.digest), "Vår sammanfattning.", "6:5")
    other = a_passage(an_act("digest", kind=Kind.digest), "Vår sammanfattning.", "6:6")
    assert without_superseded([official, same, other]) == [official, other]


def test_a_digest_speaks_where_there_is_no_official_text() -> None:
    digest = a_passage(an_act("digest", kind=Kind.digest), "Vår sammanfattning.", "6:5")
    guidance = a_passage(a_document("guide"), "Vägledning.")
    assert without_superseded([digest, guidance]) == [digest, guidance]


def test_the_official_text_inherits_the_questions_of_its_digest() -> None:
    official = a_passage(an_act("lou"), "Lagens ord.", "6:5")
    digest = replace(a_passage(an_act("digest", kind=Kind.digest), "Vår sammanfattning.", "6:5"), asked=("När då?",))
    assert without_superseded([digest, official]) == [replace(official, asked=("När då?",))]


def test_a_digest_of_an_earlier_wording_ends_when_the_official_text_begins() -> None:
    official = a_passage(an_act("loa", "LOA", valid_from=date(2026, 7, 1)), "Lovens ord.", "2")
    earlier = a_passage(an_act("then", "LOA", valid_from=date(2017, 1, 1), kind=Kind.digest), "Den gang.", "2")
    later = a_passage(an_act("now", "LOA", valid_from=date(2026, 7, 1), kind=Kind.digest), "Nå.", "2")
    kept = without_superseded([earlier, later, official])
    assert [(one.id, one.valid_from, one.valid_to) for one in kept] == [
        ("then#2", date(2017, 1, 1), date(2026, 6, 30)),
        ("loa#2", date(2026, 7, 1), None),
    ]


def test_a_digest_that_ended_before_the_official_text_begins_keeps_its_last_day() -> None:
    official = a_passage(an_act("loa", "LOA", valid_from=date(2026, 7, 1)), "Lovens ord.", "2")
    ended = a_passage(an_act("then", "LOA", valid_to=date(2020, 1, 1), kind=Kind.digest), "Den gang.", "2")
    assert without_superseded([ended, official])[0].valid_to == date(2020, 1, 1)
