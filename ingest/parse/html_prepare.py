"""A page to the tree of its document: the main part, without menus and banners, with what a reader can open opened."""

from __future__ import annotations

import re
from copy import deepcopy

from ingest.parse.html_hidden import drop_hidden
from ingest.parse.html_tree import HEADINGS, Element, rows_of
from ingest.parse.interface import is_label

_NO_TEXT = "head|script|style|noscript|template|svg|math|iframe|object|embed|canvas|video|audio|img|picture|source"
_CONTROLS = "input|select|textarea|option|datalist|label|progress|meter|nav|dialog|menu"
_BOILERPLATE_ROLES = frozenset(
    {"navigation", "search", "contentinfo", "dialog", "alertdialog", "menu", "menubar", "toolbar"}
)
_BOILERPLATE_NAMES_WORDS = (
    "cookie cookies consent gdpr nav navbar navigation menu meny breadcrumb breadcrumbs share sharing social "
    "sidebar related comments comment respond disqus newsletter nyhetsbrev footer skip skiplink pagination "
    "pager advert toolbar search login subscribe feedback byline-share"
)
_BOILERPLATE_NAMES = frozenset(_BOILERPLATE_NAMES_WORDS.split())
_MOST_OF_A_PAGE = 0.4


def prepare(root: Element) -> Element:
    """Return the element that holds the document, cleaned in place: boilerplate gone, accordions turned to headings."""
    drop_hidden(root)
    for element in root.xpath("|".join(f"//{tag}" for tag in f"{_NO_TEXT}|{_CONTROLS}".split("|"))):
        if element.getparent() is not None:
            element.drop_tree()
    main = _main(root)
    _drop_boilerplate(main)
    _open_accordions(main)
    _captions_to_paragraphs(main)
    _definitions_to_text(main)
    _layout_tables_to_text(main)
    return main


def _main(root: Element) -> Element:
    """Return the longest ``main``, else an ``article`` that holds most of the page, else the body."""
    body = next(iter(root.xpath("//body")), root)
    if mains := root.xpath("//main|//*[@role='main']"):
        return max(mains, key=_length)
    articles = [article for article in root.xpath("//article") if _length(article) > _length(body) / 2]
    return max(articles, key=_length) if articles else body


def _drop_boilerplate(main: Element) -> None:
    whole = _length(main)
    for element in main.xpath(".//*"):
        if element.getparent() is None or not _is_boilerplate(element):
            continue
        if _length(element) <= _MOST_OF_A_PAGE * whole and not element.xpath(".//h1"):
            element.drop_tree()


def _is_boilerplate(element: Element) -> bool:
    if element.tag == "footer" or element.get("role") in _BOILERPLATE_ROLES:
        return True
    if element.tag in ("aside", "header") and not any(
        one.tag in ("main", "article") for one in element.iterancestors()
    ):
        return True
    if element.tag in (*HEADINGS, "p", "li", "td", "th", "summary"):
        return False
    words = re.findall(r"[a-zåäöæø]+", _uncamel(f"{element.get('class', '')} {element.get('id', '')}"))
    return bool(_BOILERPLATE_NAMES & set(words))


def _uncamel(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _open_accordions(main: Element) -> None:
    """Turn summaries and the buttons that open a panel into headings, one level below the heading above them."""
    level = 1
    for element in main.xpath(".//*"):
        if element.tag in HEADINGS:
            level = int(element.tag[1])
        elif _opens_text(element) and not element.xpath("ancestor::*[self::h1 or self::h2 or self::h3 or self::h4]"):
            element.tag = f"h{min(level + 1, 6)}"
    for button in main.xpath(".//button"):
        in_heading = next(button.iterancestors(*HEADINGS, "summary"), None) is not None
        button.drop_tag() if in_heading else button.drop_tree()
    for anchor in main.xpath(".//a"):
        if anchor.text_content().strip() in ("#", "¶", "§"):
            anchor.drop_tree()


def _opens_text(element: Element) -> bool:
    """Tell a summary, or a button that opens a panel, unless a heading inside it says so already."""
    opens = element.tag == "summary" or (
        element.tag == "button" and ("aria-expanded" in element.attrib or "aria-controls" in element.attrib)
    )
    return opens and not is_label(element.text_content()) and not element.xpath("|".join(f".//{h}" for h in HEADINGS))


def _captions_to_paragraphs(main: Element) -> None:
    for caption in main.xpath(".//figcaption"):
        caption.tag = "p"
    for caption in main.xpath(".//table/caption"):
        table = caption.getparent()
        paragraph = deepcopy(caption)
        paragraph.tag, paragraph.tail = "p", None
        table.addprevious(paragraph)
        caption.drop_tree()


def _definitions_to_text(main: Element) -> None:
    """Set "term: definition"; a term that asks a question becomes a heading over its answer."""
    for term in main.xpath(".//dl//dt"):
        text = term.text_content().strip()
        definition = term.getnext()
        if text.endswith("?"):
            term.tag = "h4"
        elif text and definition is not None and definition.tag == "dd":
            definition.text = f"{text.rstrip(':')}: {definition.text or ''}"
            term.drop_tree()


def _layout_tables_to_text(main: Element) -> None:
    """Turn tables that only arrange a page (headings or tables inside, or a single column) into plain containers."""
    inside = "|".join(f".//{tag}" for tag in (*HEADINGS, "table"))
    for table in main.xpath(".//table"):
        if table.xpath(inside) or max((len(row) for row in rows_of(table)), default=0) < 2:
            for part in table.xpath(
                ".//*[self::table or self::tr or self::td or self::th or self::tbody or self::thead]"
            ):
                part.tag = "div"
            table.tag = "div"


def _length(element: Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())
