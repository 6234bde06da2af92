from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.domain import Authority, Jurisdiction, Kind, Language
from ingest.model import Heading, Paragraph, ParsedDocument, RawDocument, Skip, Wording
from ingest.parse import parse
from ingest.passages import passages

FILE = """
[[amount]]
id = "old"
topic = "direct-award"
jurisdiction = "SE"
act = "LOU"
provision = "19:7"
value = 600_000
unit = "SEK"
buyer = "all"
contract = "all"
valid_from = 2020-01-01
valid_to = 2021-12-31
source = "https://example.org/limits"
checked = 2026-11-20
confirmed = true
[amount.text]
sv = "Gränsen var 600 000 kronor, enligt 19 kap. 7 § LOU."
nb = "Grensen var 600 000 svenske kroner, etter LOU 19 kap. 7 §."
en = "The Swedish limit was SEK 600 000, under LOU chapter 19 section 7."

[[amount]]
id = "new"
topic = "direct-award"
jurisdiction = "SE"
act = "LOU"
provision = "19a:2"
value = 700_000
unit = "SEK"
buyer = "all"
contract = "all"
valid_from = 2022-02-01
source = "https://example.org/limits"
checked = 2026-11-22
confirmed = true
[amount.text]
sv = "Gränsen är 700 000 kronor, enligt 19 a kap. 2 § LOU."
nb = "Grensen er 700 000 svenske kroner, etter LOU 19 a kap. 2 §."
en = "The Swedish limit is SEK 700 000, under LOU chapter 19 a section 2."

[[amount]]
id = "unknown"
topic = "thresholds"
jurisdiction = "NO"
act = "FOA"
provision = "5-3"
unit = "NOK"
buyer = "state"
contract = "works"
valid_from = 2026-01-01
source = "https://lovdata.no/dokument/SF/forskrift/2016-08-12-974"
checked = 2026-11-22
confirmed = false
reason = "No source could be read."
[amount.text]
sv = "Beloppet är inte bekräftat: läs FOA § 5-3."
nb = "Beløpet er ikke bekreftet: les FOA § 5-3."
en = "The amount is not confirmed: read FOA § 5-3."
"""


def _parsed(text: str = FILE) -> dict[str, ParsedDocument]:
    raw = RawDocument(Path(), "amounts.toml", text.encode())
    return {document.document.id: document for document in parse(raw)}


def test_each_act_gets_a_document_in_each_language() -> None:
    assert set(_parsed()) == {
        *(f"amounts-{language}-lou-example-org" for language in ("sv", "nb", "en")),
        *(f"amounts-{language}-foa" for language in ("sv", "nb", "en")),
    }


def test_a_document_says_whose_law_it_tells_of_and_where_the_figures_were_read() -> None:
    document = _parsed()["amounts-nb-lou-example-org"].document
    assert (document.kind, document.authority) == (Kind.data, Authority.digest)
    assert (document.language, document.jurisdiction) == (Language.nb, Jurisdiction.SE)
    assert document.url == "https://example.org/limits"
    assert document.checked == date(2026, 11, 20)


def test_figures_stand_below_the_days_they_hold() -> None:
    _, *blocks = _parsed()["amounts-sv-lou-example-org"].blocks
    assert blocks == [
        Heading(
            "Vilka gränser för direktupphandling gäller enligt LOU från 2020-01-01 till 2021-12-31?",
            2,
            wording=Wording(date(2020, 1, 1), date(2021, 12, 31)),
            asked=("Vilka gränser för direktupphandling gäller i Sverige?",),
        ),
        Paragraph("Gränsen var 600 000 kronor, enligt 19 kap. 7 § LOU."),
        Heading(
            "Vilka gränser för direktupphandling gäller enligt LOU?",
            2,
            wording=Wording(date(2022, 2, 1), None),
            asked=("Vilka gränser för direktupphandling gäller i Sverige?",),
        ),
        Paragraph("Gränsen är 700 000 kronor, enligt 19 a kap. 2 § LOU."),
    ]


def test_a_passage_holds_on_the_days_of_its_figures_only() -> None:
    old, new = passages(_parsed()["amounts-en-lou-example-org"], len)
    assert (old.valid_from, old.valid_to) == (date(2020, 1, 1), date(2021, 12, 31))
    assert (new.valid_from, new.valid_to) == (date(2022, 2, 1), None)
    assert new.unit_texts() == ("The Swedish limit is SEK 700 000, under LOU chapter 19 a section 2.",)


def test_a_sentence_that_says_two_figures_is_quoted_once() -> None:
    twice = FILE + FILE.split("[[amount]]")[2].replace('"new"', '"newer"').join(["\n[[amount]]", ""])
    assert _parsed(twice)["amounts-sv-lou-example-org"].blocks == _parsed()["amounts-sv-lou-example-org"].blocks


def test_only_the_main_act_of_a_country_is_found_without_its_name() -> None:
    headings = [
        b
        for b in _parsed(FILE.replace('"LOU"', '"LUK"'))["amounts-sv-luk-example-org"].blocks[1:]
        if isinstance(b, Heading)
    ]
    assert [heading.asked for heading in headings] == [(), ()]


def test_the_order_of_the_file_does_not_matter() -> None:
    entries = FILE.strip().split("\n\n")
    turned = _parsed("\n\n".join(reversed(entries)))
    for name, parsed in _parsed().items():
        assert turned[name].blocks == parsed.blocks
        assert replace(turned[name].document, sha256="") == replace(parsed.document, sha256="")


@pytest.mark.parametrize(
    "text",
    ["not toml [", "[[sum]]\n", "amount = 3\n", "[[amount]]\nid = 'x'\n", FILE.replace('"SE"', '"XX"')],
)
def test_amounts_that_are_not_as_the_schema_says_are_left_out_with_a_reason(text: str) -> None:
    with pytest.raises(Skip, match=r"the amounts cannot be read: .*schema/amounts"):
        _parsed(text)


def test_a_topic_without_a_heading_is_named() -> None:
    with pytest.raises(Skip, match="unknown topic among the amounts: weather"):
        _parsed(FILE.replace('"thresholds"', '"weather"'))
