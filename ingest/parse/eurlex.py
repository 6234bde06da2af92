"""EU acts as EUR-Lex and Cellar serve them: XHTML of the Official Journal, and of consolidated texts.

Grammar (Official Journal · consolidated):

    p.oj-doc-ti · p.title-doc-first, -last           title; after the articles the name of an annex
    p.title-annex-1, -2                              an annex
    p.oj-ti-section-1, -2 · p.title-division-1, -2   part, title, chapter, section; then its name
    p.oj-ti-art · p.title-article-norm               "Article 26"
    p.oj-sti-art · p.stitle-article-norm             its title
    div#rct_42                                       a recital
    p.oj-normal · p.norm, div.norm                   text; span.no-parag holds a paragraph's number
    table of label and text · div.grid-list          points: "(a)" in column 1, the text in column 2
    p.modref "▼M1", "►M1 … ◄"                        which act changed what follows; ``title`` has its CELEX number
    p.oj-final, p.oj-signatory, p.oj-note            closing formula and notes

No text of the act, and left out: p.reference (read for the CELEX number and the day), p.disclaimer, the table of
amending acts, the arrows, and the marks of footnotes. The classes without "oj-" (ti-art …) are an older spelling.
Article markup inside quoted amendments is read as the article's text, since it stands inside a list or table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from assistant.domain import Status
from ingest.acts import eu_act, eu_act_in_title
from ingest.metadata import describe
from ingest.model import Heading, ParsedDocument, RawDocument, Skip
from ingest.parse.account import remainder
from ingest.parse.clean import one_line
from ingest.parse.eurlex_blocks import ARTICLE, classes, eurlex_blocks, plain
from ingest.parse.eurlex_words import CONSOLIDATED
from ingest.parse.html_tree import Element, tree_of

_MARKUP = re.compile(r"""class=["'][^"']*\b(?:oj-ti-art|ti-art|title-article-norm)\b""")
_CELEX = re.compile(r"\b([03]\d{4}[LR]\d{4})(?:-(\d{8}))?\b", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{2})\.(\d{2})\.(\d{4})\b")
_NO_TEXT = frozenset(
    {"reference", "disclaimer", "hd-modifiers", "hd-date", "oj-hd-date", "hd-lg", "oj-hd-lg", "hd-ti", "oj-hd-ti"}
)
_ABOUT_AMENDMENTS = ".//p[contains(@class,'title-doc') or contains(@class,'title-fam-member')]"
_LICENCE = "CC-BY-4.0"
"""Of consolidated texts; of the Official Journal: Decision 2011/833/EU."""


def is_eurlex(text: str) -> bool:
    """Tell whether a page has an article in the markup of EUR-Lex."""
    return _MARKUP.search(text) is not None


def parse_eurlex(raw: RawDocument, text: str) -> ParsedDocument:
    """Return the act; each article is a Heading with provision "26" and locator "Article 26".

    Raises Skip for a page that breaks off, and where neither page nor file name tells which act it is.
    """
    if not text.rstrip().endswith("</html>"):
        raise Skip("a EUR-Lex page that ends before </html>: an incomplete download")
    root = tree_of(text)
    body = next(iter(root.xpath("//body")), root)
    language = (root.get("lang") or root.get("xml:lang") or "").lower()[:2]
    celex, day = _celex(body, raw.path)
    amended_by = _amendments(body)
    _drop_what_is_no_text(body)
    status = Status.in_force if day else None
    blocks = tuple(eurlex_blocks(body, language, amended_by, status))
    if not any(isinstance(block, Heading) and block.provision for block in blocks):
        raise Skip("a EUR-Lex page in which no article was found")
    declared: dict[str, object] = {"celex": celex}
    declared |= {"language": language} if language else {}
    if day:
        declared |= {
            "valid_from": day.isoformat(),
            "text_state": f"{CONSOLIDATED.get(language, CONSOLIDATED['en'])} {day.isoformat()}",
            "licence": _LICENCE,
        }
    title = next((block.text for block in blocks if isinstance(block, Heading) and block.level == 1), "")
    source = plain(" ".join(body.itertext()))
    return ParsedDocument(describe(raw, declared, title=title, body=source), blocks, remainder(source, blocks))


def _celex(body: Element, path: str) -> tuple[str, date | None]:
    """Return the CELEX number and, of a consolidated text, its day."""
    reference = " ".join(one_line(" ".join(one.itertext())) for one in body.xpath(".//p[@class='reference']"))
    named = _CELEX.search(reference) or _CELEX.search(PurePosixPath(path).name.replace("_", " "))
    if named:
        if named[1].startswith("3"):
            return named[1].upper(), None
        digits = named[2] or "".join(reversed(match.groups() if (match := _DAY.search(reference)) else ()))
        try:
            return named[1].upper(), date.fromisoformat(digits) if digits else None
        except ValueError as error:
            raise Skip(f"the consolidated text gives a date that does not exist: {digits}") from error
    titles = body.xpath(".//p[contains(@class,'doc-ti') or contains(@class,'title-doc')]")
    if found := eu_act_in_title(one_line(" ".join(text for title in titles for text in title.itertext()))):
        return found, None
    raise Skip("an EU act without a CELEX number: name the file by it (32014L0024.xhtml)")


def _amendments(body: Element) -> dict[Element, str]:
    """Return by the heading of an article the act that changed it last, as the arrows say."""
    changed: dict[Element, str] = {}
    article: Element | None = None
    current: str | None = None
    for element in body.iter("p", "div", "a"):
        names = classes(element)
        if "modref" in names:
            if match := _CELEX.search(element.get("title") or "".join(element.xpath("./a/@title"))):
                act = eu_act(match[1])
                current = act.name if act and "B" not in "".join(element.itertext()) else None
            continue
        if names & ARTICLE:
            article = element
        if article is not None and current and (names & ARTICLE or "norm" in names):
            changed[article] = current
    return changed


def _drop_what_is_no_text(body: Element) -> None:
    for element in [*_no_text(body)]:
        if element.getparent() is not None:
            element.drop_tree()


def _no_text(body: Element) -> Iterator[Element]:
    for element in body.iter("p", "table", "a", "script", "style"):
        names = classes(element)
        if (
            element.tag in ("script", "style")
            or names & _NO_TEXT
            or any(name.startswith("title-fam-member") for name in names)
            or (element.tag == "table" and element.xpath(_ABOUT_AMENDMENTS))
            or (element.tag == "a" and _is_note_mark(element))
        ):
            yield element


def _is_note_mark(link: Element) -> bool:
    inside = (link.get("href") or "").startswith("#")
    return inside and re.fullmatch(r"\W*(?:\d{1,3}|\*+)\W*", "".join(link.itertext())) is not None
