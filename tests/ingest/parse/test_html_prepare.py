from __future__ import annotations

import pytest

from ingest.parse.html_prepare import prepare
from ingest.parse.html_tree import Element, tree_of

LONG = "Köparen talar med marknaden innan annonsen publiceras. " * 5


def prepared(body: str) -> Element:
    return prepare(tree_of(f"<html><head><title>Dolt</title></head><body>{body}</body></html>"))


def text(body: str) -> str:
    return " ".join(prepared(body).text_content().split())


def tags(body: str) -> list[tuple[str, str]]:
    return [(str(one.tag), " ".join(one.text_content().split())) for one in prepared(body).iter() if one.tag != "body"]


@pytest.mark.parametrize(
    "element",
    [
        "<script>dolt</script>",
        "<style>dolt</style>",
        "<noscript>dolt</noscript>",
        "<nav>dolt</nav>",
        "<select><option>dolt</select>",
        "<label>dolt</label>",
        "<textarea>dolt</textarea>",
        "<dialog>dolt</dialog>",
        "<svg><text>dolt</text></svg>",
        "<iframe>dolt</iframe>",
        "<video>dolt</video>",
        "<div role='navigation'>dolt</div>",
        "<div role='contentinfo'>dolt</div>",
        "<footer>dolt</footer>",
        "<aside>dolt</aside>",
        "<header>dolt</header>",
        "<div class='cookie-banner'>dolt</div>",
        "<div id='mainMenu'>dolt</div>",
        "<ul class='breadcrumbs'><li>dolt</ul>",
        "<div class='ShareButtons'>dolt</div>",
        "<button>dolt</button>",
        "<a href='#x'>¶</a>",
    ],
)
def test_what_is_no_text_of_the_document_is_gone(element: str) -> None:
    assert text(f"<p>{LONG}</p>{element}<p>slut</p>") == f"{LONG}slut"


@pytest.mark.parametrize(
    "element",
    [
        "<div class='navigating'>text</div>",
        "<div class='content'>text</div>",
        "<p class='share'>text</p>",
        "<h2 id='comments'>text</h2>",
        "<li class='related'>text</li>",
        "<main><aside>text</aside></main>",
        "<article><header>text</header></article>",
    ],
)
def test_what_only_looks_like_furniture_stays(element: str) -> None:
    assert "text" in text(element if "<main" in element or "<article" in element else f"<p>{LONG}</p>{element}")


def test_furniture_that_holds_most_of_the_page_or_its_title_is_the_page() -> None:
    assert text(f"<div class='sidebar'>{LONG}</div><p>kort</p>") == f"{LONG}kort"
    assert text(f"<div class='header-search'><h1>Rubrik</h1></div><p>{LONG}</p>") == f"Rubrik{LONG.strip()}"


def test_the_longest_main_part_is_the_document() -> None:
    assert text(f"<p>före</p><main>kort</main><div role='main'>{LONG}</div><p>efter</p>") == LONG.strip()


def test_an_article_is_the_document_only_where_it_holds_most_of_the_page() -> None:
    assert text(f"<p>före</p><article>{LONG}</article>") == LONG.strip()
    assert text(f"<p>{LONG}</p><article>kort</article>") == f"{LONG}kort"


def test_a_summary_becomes_a_heading_below_the_one_above_it() -> None:
    found = tags(f"<h2>Frågor</h2><details><summary>Vad är dialog?</summary><p>{LONG}</p></details>")
    assert ("h3", "Vad är dialog?") in found


def test_a_summary_at_the_top_is_a_heading_of_the_second_level_and_never_below_the_sixth() -> None:
    assert ("h2", "Vad?") in tags(f"<details><summary>Vad?</summary><p>{LONG}</p></details>")
    assert ("h6", "Vad?") in tags(f"<h6>A</h6><details><summary>Vad?</summary><p>{LONG}</p></details>")


@pytest.mark.parametrize("attribute", ["aria-expanded='false'", "aria-controls='p'"])
def test_a_button_that_opens_a_panel_becomes_a_heading(attribute: str) -> None:
    found = tags(f"<h2>A</h2><button {attribute}>Vad?</button><div id='p'>{LONG}</div>")
    assert ("h3", "Vad?") in found


def test_a_button_within_a_heading_leaves_its_words_there() -> None:
    found = tags(f"<h3><button aria-expanded='false'>Vad är dialog?</button></h3><p>{LONG}</p>")
    assert found[0] == ("h3", "Vad är dialog?")
    assert not any(tag == "button" for tag, _ in found)


def test_a_button_with_a_label_of_the_page_is_no_heading() -> None:
    assert text(f"<button aria-expanded='false'>Visa alla</button><p>{LONG}</p>") == LONG.strip()


def test_a_summary_that_holds_a_heading_is_not_made_another() -> None:
    found = tags(f"<details><summary><h4>Vad?</h4></summary><p>{LONG}</p></details>")
    assert [tag for tag, words in found if words == "Vad?"] == ["summary", "h4"]


def test_the_caption_of_a_table_is_a_paragraph_before_it() -> None:
    found = tags("<table><caption>Belopp</caption><tr><td>a<td>b</table>")
    assert [tag for tag, _ in found[:2]] == ["p", "table"]
    assert found[0] == ("p", "Belopp")
    assert not any(tag == "caption" for tag, _ in found)


def test_a_term_is_set_before_its_definition() -> None:
    assert text("<dl><dt>Lot:</dt><dd>En del av ett kontrakt.</dd></dl>") == "Lot: En del av ett kontrakt."


def test_a_term_that_asks_is_a_heading_over_its_answer() -> None:
    assert ("h4", "Vad är en lot?") in tags("<dl><dt>Vad är en lot?</dt><dd>En del.</dd></dl>")


def test_a_term_without_a_definition_stays_as_it_is() -> None:
    assert ("dt", "Lot") in tags("<dl><dt>Lot</dt></dl>")


def test_a_table_that_only_arranges_the_page_is_none() -> None:
    assert not any(tag == "table" for tag, _ in tags(f"<table><tr><td>{LONG}</table>"))
    assert not any(tag in ("table", "td") for tag, _ in tags(f"<table><tr><td><h2>A</h2>{LONG}<td>b</table>"))


def test_a_table_of_data_stays_one() -> None:
    assert [tag for tag, _ in tags("<table><tr><td>a<td>b<tr><td>c<td>d</table>")].count("td") == 4
