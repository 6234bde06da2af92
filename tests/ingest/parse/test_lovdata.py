from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain import Authority, Jurisdiction, Language, Status
from ingest.model import Heading, RawDocument, Skip, Table, Wording
from ingest.parse import parse
from tests.ingest.parse.making import raw, shown

# The markup is Lovdata's, the regulation is invented.
PAGE = """<!DOCTYPE html><html lang="no"><head><title>Forskrift om prøvekjøp</title></head><body>
<header class="documentHeader"><dl class="data-document-key-info">
<dt class="legacyID">Datokode</dt><dd class="legacyID">FOR-2020-02-03-99</dd>
<dt class="dateInForce">I kraft fra</dt><dd class="dateInForce">2020-03-01</dd>
<dt class="lastChangeInForce">Siste endring</dt><dd class="lastChangeInForce">2024-05-06</dd>
<dt class="title">Tittel</dt><dd class="title">Forskrift om prøvekjøp (prøveforskriften)</dd>
</dl></header><main class="documentBody"><h1>Forskrift om prøvekjøp (prøveforskriften)</h1>
<section class="section" data-name="kap1"><h2>Del I. Innledning</h2>
<section class="section" data-name="kap2"><h3>Kapittel 2. Prøver</h3>
<article class="legalArticle" data-name="§2-1"><h4 class="legalArticleHeader">
<span class="legalArticleValue">§ 2-1</span>.
<span class="legalArticleTitle">Når prøver kan kjøpes</span></h4>
<article class="numberedLegalP">(1) Kjøperen kan kjøpe prøver<sup class="footnotereference">1</sup> dersom
<ol class="defaultList" type="a"><li data-name="a."><article class="listArticle">
<article class="legalP">behovet er nytt,
 og <ol type="1"><li data-name="1."><article class="listArticle">
<article class="legalP">ikke dekket, eller</article></article>
</li><li data-name="2."><article class="listArticle"><article class="legalP">dårlig dekket</article></article>
</li></ol>
</article></article></li><li data-name="b."><article class="listArticle">
<article class="legalP">prisen er lav.</article>
</article></li></ol><p class="leddfortsettelse">Dette gjelder også ved lån.</p></article>
<article class="numberedLegalP">(2) Se <a href="x">§ 2-2</a>.</article>
<article class="changesToParent">Endret ved forskrift 4 mai 2024 nr. 7.</article></article>
<article class="legalArticle" data-name="§2-2"><h4 class="legalArticleHeader">
<span class="legalArticleValue">§ 2-2</span>.
<span class="legalArticleTitle">(Opphevet)</span></h4></article>
<article class="legalArticle" data-name="§2-2a"><h4 class="legalArticleHeader">
<span class="legalArticleValue">§ 2-2 a</span>.
<span class="legalArticleTitle">Tabell</span></h4><article class="legalP"><table><tr><th>Vare</th><th>Antall</th></tr>
<tr><td>Penn</td><td>3</td></tr></table></article></article></section></section></main></body></html>"""


def test_each_section_is_a_heading_with_its_number_and_locator() -> None:
    (parsed,) = parse(raw("sf-20200203-0099.xml", PAGE))
    sections = [block for block in parsed.blocks if isinstance(block, Heading) and block.provision]
    assert [(section.provision, section.locator) for section in sections] == [
        ("2-1", "§ 2-1"), ("2-2", "§ 2-2"), ("2-2a", "§ 2-2 a"),
    ]  # fmt: skip


def test_letters_numbers_and_ledd_stay_as_people_cite_them() -> None:
    (parsed,) = parse(raw("sf-20200203-0099.xml", PAGE))
    assert shown(parsed.blocks)[:12] == [
        "Heading 1: Forskrift om prøvekjøp (prøveforskriften)",
        "Heading 2: Del I. Innledning",
        "Heading 3: Kapittel 2. Prøver",
        "Heading 6: § 2-1. Når prøver kan kjøpes",
        "Paragraph: (1) Kjøperen kan kjøpe prøver dersom",
        "ListItem 0 a.: behovet er nytt, og",
        "ListItem 1 1.: ikke dekket, eller",
        "ListItem 1 2.: dårlig dekket",
        "ListItem 0 b.: prisen er lav.",
        "Paragraph: Dette gjelder også ved lån.",
        "Paragraph: (2) Se § 2-2.",
        "Paragraph: Endret ved forskrift 4 mai 2024 nr. 7.",
    ]


def test_a_repealed_section_stays_as_a_heading() -> None:
    (parsed,) = parse(raw("sf-20200203-0099.xml", PAGE))
    assert "Heading 6: § 2-2. (Opphevet)" in shown(parsed.blocks)


def test_a_table_inside_a_section_is_a_table() -> None:
    (parsed,) = parse(raw("sf-20200203-0099.xml", PAGE))
    assert parsed.blocks[-1] == Table((("Vare", "Antall"), ("Penn", "3")))


def test_the_header_tells_which_regulation_it_is_and_which_wording() -> None:
    (parsed,) = parse(raw("sf-20200203-0099.xml", PAGE))
    document = parsed.document
    assert document.title == "Forskrift om prøvekjøp (prøveforskriften)"
    assert (document.act, document.authority) == ("FOR-2020-02-03-99", Authority.regulation)
    assert (document.language, document.jurisdiction) == (Language.nb, Jurisdiction.NO)
    assert document.valid_from == date(2024, 5, 6)
    assert document.url == "https://lovdata.no/dokument/SF/forskrift/2020-02-03-99"
    assert (document.publisher, document.licence) == ("Lovdata", "NLOD-2.0")


def test_every_character_of_the_act_stands_in_a_block() -> None:
    (parsed,) = parse(raw("sf-20200203-0099.xml", PAGE))
    assert parsed.remainder == ()


def test_a_section_is_known_by_its_address_where_its_heading_is_misprinted() -> None:
    page = PAGE.replace(
        'class="legalArticle" data-name="§2-2a"',
        'class="legalArticle" data-lovdata-URL="SF/forskrift/2020-02-03-99/§2-3" data-name="§2-2a"',
    )
    (parsed,) = parse(raw("sf-20200203-0099.xml", page))
    assert [b.provision for b in parsed.blocks if isinstance(b, Heading) and b.provision] == ["2-1", "2-2", "2-3"]


def test_sections_hold_from_their_last_change_or_from_the_acts_first_day() -> None:
    (parsed,) = parse(raw("sf-20200203-0099.xml", PAGE))
    wordings = [b.wording for b in parsed.blocks if isinstance(b, Heading) and b.provision]
    assert wordings == [
        Wording(date(2024, 5, 4), None, Status.in_force, "forskrift 4 mai 2024 nr. 7"),
        Wording(None, None, Status.repealed),
        Wording(date(2020, 3, 1), None, Status.in_force),
    ]


def test_a_file_that_prints_no_changes_says_nothing_of_its_sections_first_day() -> None:
    note = '<article class="changesToParent">Endret ved forskrift 4 mai 2024 nr. 7.</article>'
    (parsed,) = parse(raw("sf-20200203-0099.xml", PAGE.replace(note, "")))
    assert {b.wording.valid_from for b in parsed.blocks if isinstance(b, Heading)} == {None}


def test_half_a_download_is_skipped() -> None:
    with pytest.raises(Skip, match="ends before </html>: an incomplete download"):
        parse(raw("sf-1.xml", PAGE[: PAGE.index("§ 2-2 a")]))


def test_a_lovdata_file_without_sections_is_skipped() -> None:
    page = PAGE[: PAGE.index("<section")] + "<p>legalArticle</p></main></body></html>"
    with pytest.raises(Skip, match="no § was found"):
        parse(raw("sf-1.xml", page))


SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "legal"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development texts are absent")
def test_the_genuine_regulation_has_all_its_sections() -> None:
    path = "no/sf-20160812-0974.xml"
    (parsed,) = parse(RawDocument(SHARED, path, (SHARED / path).read_bytes()))
    lines = shown(parsed.blocks)
    provisions = [block.provision for block in parsed.blocks if isinstance(block, Heading) and block.provision]
    assert len(provisions) == len(set(provisions)) == 185
    assert sum(line.startswith("Paragraph: (") for line in lines) == 536
    assert (
        sum(
            line.startswith(("Paragraph: Endret ved", "Paragraph: Tilføyd ved", "Paragraph: Opphevet ved"))
            for line in lines
        )
        >= 24
    )
    assert (parsed.document.act, parsed.document.valid_from) == ("FOA", date(2024, 3, 21))
    assert parsed.remainder == ()
    climate = next(block for block in parsed.blocks if isinstance(block, Heading) and block.provision == "7-9")
    assert climate.wording == Wording(date(2024, 1, 1), None, Status.in_force, "forskrift 1 aug 2023 nr. 1305")
    start = next(place for place, line in enumerate(lines) if "§ 13-2." in line)
    assert [line.split(":")[0] for line in lines[start + 2 : start + 7]] == [
        f"ListItem 0 {letter}." for letter in "abcde"
    ]
