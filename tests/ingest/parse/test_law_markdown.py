from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Authority, Jurisdiction, Status
from ingest.model import Heading, ParsedDocument, Skip, Wording
from ingest.parse import parse
from tests.ingest.parse.making import raw, shown

# Invented acts in the manner of the three collections.
SWEDISH = """---
beteckning: 2031:7
rubrik: Lag om provköp
publicerad_datum: 2031-05-06
---

# Lag om provköp

## 6 kap. Former

### Öppna provköp

#### 2 §

Ett provköp är öppet, om 1. alla får delta, och

2. priset är

a) fast, eller

b) lågt.

#### 3 a §

Köparen ska dokumentera sitt beslut. Lag (2031:8)

När formen får användas

#### 4 §

Formen får användas enligt 2 §.

### Slutna provköp

### Dokumenten

#### 5 §

När köpet avser\t\tska värdet vara

1. penna\t\ttre kronor

### Dokumenten

#### 6 §

Arkivera.

## 19 a kap. Små köp

#### 2 §

Små köp får göras direkt.

Detta är kvar

## Bilaga 1

En förteckning.
"""

NORWEGIAN = """---
title: "Lov om prøvekjøp (prøveloven)"
identifier: "LOV-2031-06-17-7"
last_changed_by: "lov/2032-06-20-34 fra 2032-07-01"
---
# Lov om prøvekjøp (prøveloven)

##### § 1. Hvem

Loven gjelder for:staten,kommunene, herunderbykommuner ogandre kommuner, ogforetak.

staten,

kommunene, herunderbykommuner ogandre kommuner, og

bykommuner og

andre kommuner, og

foretak.

Kongen kan gi unntak.

##### § 5a. Plikt

Kjøperen skal

a. planlegge
b. dokumentere

##### § 6. (Opphevet)
"""

EXCERPTS = """---
source_repo: exempel/lov
text_state: in force 2033-07-01
---
# LOV-2031-06-17-7 prøveloven

## § 1. Hvem

Loven gjelder for alle.

> Endret ved lov 2033 nr. 8.

# FOR-2031-08-12-9 prøveforskriften

### § 5-1. Terskel

(1) Grensen er 500 000 kroner.
"""

EU = """---
celex: 32031L0024
text_state: consolidated to 2032-01-01
---
# Directive 2031/24/EU

###### Article 26

**Choice of trials**

1. Buyers may use trials where:

- (a) the need is new:
   - (i) in kind; or
   - (ii) in size;
- (b) the market is small.
   In particular, one supplier is small.

[2–3 omitted]

###### Article 27

It shall apply from 2032.
"""


def _parsed(text: str) -> ParsedDocument:
    (parsed,) = parse(raw("a.md", text))
    return parsed


def _provisions(parsed: ParsedDocument) -> list[tuple[str | None, str | None]]:
    return [
        (block.provision, block.locator) for block in parsed.blocks if isinstance(block, Heading) and block.provision
    ]


def test_a_swedish_section_is_named_by_chapter_and_number() -> None:
    assert _provisions(_parsed(SWEDISH)) == [
        ("6:2", "6 kap. 2 §"),
        ("6:3a", "6 kap. 3 a §"),
        ("6:4", "6 kap. 4 §"),
        ("6:5", "6 kap. 5 §"),
        ("6:6", "6 kap. 6 §"),
        ("19a:2", "19 a kap. 2 §"),
    ]


def test_a_swedish_title_carries_the_number_it_is_cited_with() -> None:
    document = _parsed(SWEDISH).document
    assert document.title == "Lag (2031:7) om provköp"
    assert (document.act, document.jurisdiction) == ("2031:7", Jurisdiction.SE)
    assert document.valid_from == date(2031, 5, 6)


def test_a_first_item_run_into_its_lead_in_is_set_apart() -> None:
    lines = shown(_parsed(SWEDISH).blocks)
    start = lines.index("Heading 5: 2 §")
    assert lines[start + 1 : start + 6] == [
        "Paragraph: Ett provköp är öppet, om",
        "ListItem 0 1.: alla får delta, och",
        "ListItem 0 2.: priset är",
        "ListItem 1 a): fast, eller",
        "ListItem 1 b): lågt.",
    ]


def test_a_sub_heading_left_in_the_section_before_heads_the_next_one() -> None:
    lines = shown(_parsed(SWEDISH).blocks)
    start = lines.index("Heading 5: 3 a §")
    assert lines[start + 1 : start + 4] == [
        "Paragraph: Köparen ska dokumentera sitt beslut. Lag (2031:8)",
        "Heading 4: När formen får användas",
        "Heading 5: 4 §",
    ]


def test_the_last_line_of_a_chapter_is_no_sub_heading() -> None:
    assert "Paragraph: Detta är kvar" in shown(_parsed(SWEDISH).blocks)


def test_a_sub_heading_printed_twice_in_a_chapter_stands_below_the_others() -> None:
    lines = shown(_parsed(SWEDISH).blocks)
    assert lines.count("Heading 4: Dokumenten") == 2
    assert "Heading 3: Slutna provköp" in lines


def test_columns_divided_by_tabs_are_a_table() -> None:
    assert "Table: När köpet avser | ska värdet vara / 1. penna | tre kronor" in shown(_parsed(SWEDISH).blocks)


def test_an_annex_is_no_provision() -> None:
    assert shown(_parsed(SWEDISH).blocks)[-2:] == ["Heading 2: Bilaga 1", "Paragraph: En förteckning."]


def test_a_damaged_conversion_is_skipped_with_the_number_of_places() -> None:
    damaged = SWEDISH.replace("#### 4 §", "#### /24/ 4 §").replace(
        "enligt 2 §", "enligt direktiv 2031EU och (EG) nr 21952008"
    )
    with pytest.raises(Skip, match=r"damaged in 3 places.*'#### /24/ 4 §'.*repaired copy"):
        parse(raw("a.md", damaged))


def test_a_norwegian_list_printed_twice_is_printed_once_with_its_letters() -> None:
    assert shown(_parsed(NORWEGIAN).blocks)[1:9] == [
        "Heading 5: § 1. Hvem",
        "Paragraph: Loven gjelder for:",
        "ListItem 0 a.: staten,",
        "ListItem 0 b.: kommunene, herunder",
        "ListItem 1 1.: bykommuner og",
        "ListItem 1 2.: andre kommuner, og",
        "ListItem 0 c.: foretak.",
        "Paragraph: Kongen kan gi unntak.",
    ]


def test_norwegian_letters_that_were_kept_stay() -> None:
    lines = shown(_parsed(NORWEGIAN).blocks)
    assert lines[-3:] == ["ListItem 0 a.: planlegge", "ListItem 0 b.: dokumentere", "Heading 5: § 6. (Opphevet)"]
    assert _provisions(_parsed(NORWEGIAN)) == [("1", "§ 1"), ("5a", "§ 5a"), ("6", "§ 6")]


def test_a_norwegian_wording_is_dated_by_its_last_change() -> None:
    document = _parsed(NORWEGIAN).document
    assert document.valid_from == date(2032, 7, 1)
    assert (document.title, document.authority) == ("Lov om prøvekjøp (prøveloven)", Authority.law)


def test_a_file_of_excerpts_from_two_acts_becomes_two_documents() -> None:
    law, regulation = parse(raw("no/utdrag.md", EXCERPTS))
    assert (law.document.id, regulation.document.id) == ("no-utdrag-lov-2031-06-17-7", "no-utdrag-for-2031-08-12-9")
    assert (law.document.title, regulation.document.title) == ("Prøveloven", "Prøveforskriften")
    assert law.document.valid_from == regulation.document.valid_from == date(2033, 7, 1)
    assert shown(law.blocks)[-1] == "Paragraph: Endret ved lov 2033 nr. 8."
    assert _provisions(regulation) == [("5-1", "§ 5-1")]
    assert shown(regulation.blocks)[-1] == "Paragraph: (1) Grensen er 500 000 kroner."


def test_an_eu_article_is_named_with_its_title_and_keeps_its_points() -> None:
    parsed = _parsed(EU)
    assert _provisions(parsed) == [("26", "Article 26"), ("27", "Article 27")]
    assert shown(parsed.blocks) == [
        "Heading 1: Directive 2031/24/EU",
        "Heading 6: Article 26. Choice of trials",
        "Paragraph: 1. Buyers may use trials where:",
        "ListItem 0 (a): the need is new:",
        "ListItem 1 (i): in kind; or",
        "ListItem 1 (ii): in size;",
        "ListItem 0 (b): the market is small. In particular, one supplier is small.",
        "Heading 6: Article 27",
        "Paragraph: It shall apply from 2032.",
    ]
    assert (parsed.document.act, parsed.document.authority) == ("2031/24/EU", Authority.directive)
    assert parsed.document.valid_from == date(2032, 1, 1)


def test_markers_date_the_sections_of_a_swedish_act() -> None:
    text = SWEDISH.replace("#### 4 §\n", "#### 4 § /Upphör att gälla U:2033-01-01/\n").replace(
        "#### 5 §\n\n", "#### 5 §\n\n/Träder i kraft I:2033-01-01/\n\n"
    )
    wordings = {b.provision: b.wording for b in _parsed(text).blocks if isinstance(b, Heading) and b.provision}
    assert wordings["6:4"].valid_to == date(2032, 12, 31)
    assert wordings["6:5"].valid_from == date(2033, 1, 1)
    assert not [line for line in shown(_parsed(text).blocks) if "gälla" in line or "kraft" in line]


def test_the_amending_act_at_its_end_dates_a_section_if_the_front_matter_knows_it() -> None:
    register = 'andringsforfattningar:\n  - beteckning: "2031:8"\n    ikraft_datum: 2031-09-01\n'
    text = SWEDISH.replace("publicerad", f"ikraft_datum: 2031-02-01\n{register}publicerad")
    wordings = {b.provision: b.wording for b in _parsed(text).blocks if isinstance(b, Heading) and b.provision}
    assert wordings["6:3a"] == Wording(date(2031, 9, 1), None, Status.in_force, "Lag (2031:8)")
    assert wordings["6:2"] == Wording(date(2031, 2, 1), None, Status.in_force)


def test_a_heading_that_ends_in_an_amending_act_is_the_last_paragraph_of_its_section() -> None:
    text = SWEDISH.replace("### Slutna provköp", "### Köp kräver beslut. Lag (2031:8)\n\n### Slutna provköp")
    assert "Paragraph: Köp kräver beslut. Lag (2031:8)" in shown(_parsed(text).blocks)


def test_a_note_between_strokes_is_kept_below_its_heading() -> None:
    lines = shown(_parsed(SWEDISH.replace("## Bilaga 1", "## /Bilagan är inte med här/ Bilaga 1")).blocks)
    place = lines.index("Heading 2: Bilaga 1")
    assert lines[place + 1] == "Paragraph: Bilagan är inte med här"


def test_a_norwegian_note_says_which_act_changed_the_section() -> None:
    note = "> Oppheves ved lov 6 mars 2033 nr. 8 (i kraft fra den tid Kongen bestemmer)."
    law, _ = parse(raw("no/utdrag.md", EXCERPTS.replace("> Endret ved lov 2033 nr. 8.", note)))
    (section,) = [b for b in law.blocks if isinstance(b, Heading) and b.provision]
    assert section.wording.status is Status.repeal_adopted_not_in_force


@pytest.mark.parametrize("text", [SWEDISH, NORWEGIAN, EXCERPTS, EU], ids=["se", "no", "excerpts", "eu"])
def test_every_character_of_the_act_stands_in_a_block(text: str) -> None:
    assert [parsed.remainder for parsed in parse(raw("a.md", text))] in ([()], [(), ()])


def test_an_act_without_sections_is_skipped() -> None:
    with pytest.raises(Skip, match="no § or article was found"):
        parse(raw("a.md", "---\nbeteckning: 2031:7\n---\n# Lag\n\nText.\n"))


def test_an_article_about_an_act_is_no_act() -> None:
    (parsed,) = parse(raw("a.md", "---\nkind: digest\nact: LOU\nlanguage: sv\n---\n# LOU i korthet\n\nVår text.\n"))
    assert parsed.document.authority is Authority.digest
    assert parsed.document.act == "LOU"
