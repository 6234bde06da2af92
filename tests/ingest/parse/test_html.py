from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.domain import Language
from ingest.model import Skip
from ingest.parse import parse
from tests.ingest.parse.making import raw, shown

PAGES = Path(__file__).parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((PAGES / "expected.toml").read_text(encoding="utf-8"))


def _shown(body: str) -> list[str]:
    (parsed,) = parse(raw("a.html", f"<html lang='sv'><body><main>{body}</main></body></html>"))
    return shown(parsed.blocks)


@pytest.mark.parametrize("page", EXPECTED)
def test_a_page_keeps_its_words_in_order_with_their_structure(page: str) -> None:
    (parsed,) = parse(raw(page, (PAGES / page).read_bytes()))
    lines = shown(parsed.blocks)
    assert parsed.document.title == EXPECTED[page]["title"]
    assert [line for line in lines if line in EXPECTED[page]["keep"]] == EXPECTED[page]["keep"]


@pytest.mark.parametrize("page", EXPECTED)
def test_a_page_loses_its_furniture_and_its_hidden_words(page: str) -> None:
    (parsed,) = parse(raw(page, (PAGES / page).read_bytes()))
    text = "\n".join(shown(parsed.blocks))
    assert [word for word in EXPECTED[page]["gone"] if word in text] == []


def test_the_head_tells_publisher_address_and_date() -> None:
    (parsed,) = parse(raw("g.html", (PAGES / "accordion-guidance.html").read_bytes()))
    assert parsed.document.publisher == "Exempelmyndigheten"
    assert parsed.document.url == "https://exempel.example/ramavtal"
    assert parsed.document.published == date(2026, 3, 14)
    assert parsed.document.language is Language.sv


def test_english_declared_on_a_swedish_page_is_not_believed() -> None:
    text = "Upphandlaren frågar marknaden innan kraven skrivs och avtalet tecknas."
    page = f"<html lang='en'><body><p>{text}</p></body></html>"
    (parsed,) = parse(raw("a.html", page))
    assert parsed.document.language is Language.sv


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none">gömt</p>',
        '<p style="DISPLAY : NONE !important">gömt</p>',
        "<p hidden>gömt</p>",
        '<p aria-hidden="true">gömt</p>',
        '<p style="visibility:hidden">gömt</p>',
        '<p style="font-size:0px">gömt</p>',
        '<p style="opacity:0">gömt</p>',
        '<p style="color:#FFF">gömt</p>',
        '<p style="color: rgb(255, 255, 255); background: white">gömt</p>',
        '<p style="position:absolute; left:-9999px">gömt</p>',
        '<p style="height:0;overflow:hidden">gömt</p>',
        '<p class="visually-hidden">gömt</p>',
        "<!-- gömt -->",
        "<!--[if IE]><p>gömt</p><![endif]-->",
        "<template><p>gömt</p></template>",
        "<noscript>gömt</noscript>",
        '<textarea>gömt</textarea><input value="gömt">',
    ],
)
def test_hidden_words_are_dropped_and_the_words_after_them_stay(hidden: str) -> None:
    assert _shown(f"<p>synligt</p>{hidden}<p>mer</p>") == ["Paragraph: synligt", "Paragraph: mer"]


def test_white_letters_on_a_dark_ground_are_seen() -> None:
    assert _shown('<div style="background:#003366"><p style="color:white">synligt</p></div>') == ["Paragraph: synligt"]


def test_a_button_opens_a_hidden_panel_for_the_reader() -> None:
    button = '<button aria-controls="p">Hur lång är fristen?</button>'
    body = f'<h2>Tider</h2>{button}<div id="p" hidden><p>Trettio dagar.</p></div>'
    assert _shown(body) == ["Heading 2: Tider", "Heading 3: Hur lång är fristen?", "Paragraph: Trettio dagar."]


def test_other_buttons_are_no_text() -> None:
    assert _shown("<p>Text.</p><button>Skicka frågan</button>") == ["Paragraph: Text."]


def test_words_on_both_sides_of_inline_tags_keep_their_spaces() -> None:
    assert _shown("<p>det <b>all</b>männa <a href='x'>köper</a>,<br>tror<sup>1</sup> vi</p>") == [
        "Paragraph: det allmänna köper, tror1 vi"
    ]


def test_loose_text_between_blocks_is_kept_in_order() -> None:
    assert _shown("före<p>mitt</p>efter<div>sist</div>") == [
        "Paragraph: före",
        "Paragraph: mitt",
        "Paragraph: efter",
        "Paragraph: sist",
    ]


def test_an_ordered_list_begins_where_it_says() -> None:
    assert _shown('<p>Följ stegen:</p><ol start="3"><li>tre</li><li>fyra</li></ol>')[1:] == [
        "ListItem 0 3.: tre",
        "ListItem 0 4.: fyra",
    ]


def test_text_behind_an_inner_list_is_a_paragraph() -> None:
    assert _shown("<ul><li>yttre<ul><li>inre</li></ul>svans</li></ul>") == [
        "ListItem 0 -: yttre",
        "ListItem 1 -: inre",
        "Paragraph: svans",
    ]


def test_merged_cells_are_repeated_so_that_rows_are_equally_long() -> None:
    head = "<tr><th colspan=2>Belopp</th><th>År</th></tr>"
    table = f"<table>{head}<tr><td rowspan=2>Varor</td><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>"
    assert _shown(table) == ["Table: Belopp | Belopp | År / Varor | 1 | 2 / Varor | 3 | "]


def test_an_absurd_span_costs_little() -> None:
    assert len(_shown("<table><tr><td colspan=99999999 rowspan=99999999>a</td><td>b</td></tr></table>")) == 1


def test_a_share_box_that_holds_most_of_the_page_is_the_page() -> None:
    assert _shown('<div class="social-innovation"><p>Social innovation i upphandling.</p></div>') == [
        "Paragraph: Social innovation i upphandling."
    ]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body><nav>Meny</nav><script>x</script></body></html>", "holds no text"),
        ("<html><body>" + "<div>" * 100_000 + "text", "nested more than 256 deep"),
        ("<html><body>" + "<ul><li>" * 50_000 + "text", "nested more than 256 deep"),
        ('<!DOCTYPE html [<!ENTITY a "text">]><html><body><p>&a;</p></body></html>', "declares XML entities"),
    ],
)
def test_pages_that_cannot_be_read_are_skipped_with_their_reason(page: str, reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        parse(raw("a.html", page))


def test_a_page_under_a_text_suffix_is_read_as_the_page_it_is() -> None:
    (parsed,) = parse(raw("a.txt", "<!DOCTYPE html><html><body><h1>Rubrik</h1><p>Text &amp; mer.</p></body></html>"))
    assert shown(parsed.blocks) == ["Heading 1: Rubrik", "Paragraph: Text & mer."]


def test_xml_of_an_unknown_kind_is_skipped_by_the_name_of_its_root() -> None:
    with pytest.raises(Skip, match="begins with <rss>"):
        parse(raw("a.xml", "<?xml version='1.0'?><rss><channel/></rss>"))
