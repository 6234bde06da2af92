"""DOCX to blocks, through unstructured: it knows Word's heading and list styles and numbers the lists."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from ingest.metadata import describe
from ingest.model import Block, Heading, ListItem, Paragraph, ParsedDocument, RawDocument, Skip, Table
from ingest.parse.clean import one_line
from ingest.parse.html import words
from ingest.parse.html_tree import rows_of, tree_of
from ingest.parse.unstructured_offline import prepare_unstructured
from ingest.parse.zip_guard import check_zip

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ENTITY = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<marker>\d+(?:\.\d+)*\.|[a-z]\)|[ivx]+\.)\s+(?=\S)")
_SIGNATURE = b"PK\x03\x04"


def parse_docx(raw: RawDocument) -> ParsedDocument:
    """Return a Word document's blocks without headers, footers and hidden text.

    Raises Skip for anything but a sound DOCX: another format, an encrypted or oversized archive, XML with entities.
    """
    if not raw.data.startswith(_SIGNATURE):
        raise Skip("not a DOCX file (DOCX files are zip archives; save an old .doc as DOCX or PDF)")
    archive = check_zip(raw.data)
    if "word/document.xml" not in archive.namelist():
        raise Skip("a zip archive, but no Word document (word/document.xml is missing)")
    if any(_ENTITY.search(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels"))):
        raise Skip("the document declares XML entities; they are not read for safety")
    visible, properties = _without_hidden(raw.data)
    blocks = tuple(_with_one_title(_blocks(visible)))
    if not any(not isinstance(block, Heading) for block in blocks):
        raise Skip("the document holds no text")
    title = next((block.text for block in blocks if isinstance(block, Heading)), properties.get("title", ""))
    return ParsedDocument(describe(raw, {}, title=title, body=words(blocks)), blocks)


def _without_hidden(data: bytes) -> tuple[bytes, dict[str, str]]:
    """Return the file without hidden and white runs, with tracked insertions accepted, and its properties."""
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:
        raise Skip(f"the Word document cannot be opened: {str(error)[:120]}") from error
    body = document.element.body
    for run in [*body.iter(f"{_W}r")]:
        if _is_hidden(run):
            run.getparent().remove(run)
    for insertion in [*body.iter(f"{_W}ins")]:
        for run in insertion:
            insertion.addprevious(run)
        insertion.getparent().remove(insertion)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue(), {"title": one_line(document.core_properties.title or "")}


def _is_hidden(run: Any) -> bool:
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return False
    vanish = properties.find(f"{_W}vanish")
    if vanish is not None and vanish.get(f"{_W}val", "true") not in ("0", "false"):
        return True
    color, shade = properties.find(f"{_W}color"), properties.find(f"{_W}shd")
    white = color is not None and color.get(f"{_W}val", "").upper() == "FFFFFF"
    size = properties.find(f"{_W}sz")
    tiny = size is not None and size.get(f"{_W}val", "20").isdecimal() and int(size.get(f"{_W}val")) <= 2
    return (white and shade is None) or tiny


def _blocks(data: bytes) -> Iterator[Block]:
    prepare_unstructured()
    from unstructured.documents.elements import Footer, Header, Title
    from unstructured.documents.elements import ListItem as Item
    from unstructured.documents.elements import Table as Rows
    from unstructured.partition.docx import partition_docx

    for element in partition_docx(file=io.BytesIO(data), include_page_breaks=False):
        text = one_line(element.text)
        depth = element.metadata.category_depth or 0
        if isinstance(element, Header | Footer) or not text:
            continue
        if isinstance(element, Rows) and element.metadata.text_as_html:
            yield Table(rows_of(tree_of(element.metadata.text_as_html).xpath("//table")[0]))
        elif isinstance(element, Title):
            yield Heading(text, depth + 1)
        elif isinstance(element, Item):
            match = _NUMBERED.match(text)
            yield ListItem(text[match.end() :] if match else text, match["marker"] if match else "-", depth)
        else:
            yield Paragraph(text)


def _with_one_title(blocks: Iterator[Block]) -> Iterator[Block]:
    """Set all headings but the first one deeper when several stand at the top: Word's title and "Heading 1" do."""
    found = [*blocks]
    tops = [place for place, block in enumerate(found) if isinstance(block, Heading) and block.level == 1]
    for place, block in enumerate(found):
        if isinstance(block, Heading) and len(tops) > 1 and place != tops[0]:
            yield Heading(block.text, min(block.level + 1, 6))
        else:
            yield block
