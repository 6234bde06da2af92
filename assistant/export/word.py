"""Blocks as a Word document (Office Open XML)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from assistant.export.blocks import Block, Heading, Item, Paragraph, Table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_STYLES = {"text": "Normal", "small": "Normal", "quote": "Quote"}
_SMALL = Pt(9)


def word(blocks: Iterable[Block], language: str) -> bytes:
    """Return the blocks as the bytes of a .docx file whose text is marked as ``language``."""
    document = Document()
    document.core_properties.author = "Lotsen"
    document.core_properties.language = language
    for block in blocks:
        _add(document, block)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Heading(text, level):
            document.add_heading(_clean(text), level)
        case Item(text, depth, sign):
            added = document.add_paragraph(style="Normal" if sign else "List Bullet")
            added.add_run(_clean(f"{sign} {text}" if sign else text))
            added.paragraph_format.left_indent = Mm(8 * (depth + 1))
        case Table(rows):
            table = document.add_table(rows=0, cols=max(len(row) for row in rows), style="Table Grid")
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=False):
                    cell.text = _clean(text)
            document.add_paragraph()
        case Paragraph(text, label, style, address):
            added = document.add_paragraph(style=_STYLES[style])
            if label:
                added.add_run(f"{_clean(label)} ").bold = True
            run = added.add_run(_clean(text))
            run.font.size = _SMALL if style == "small" else None
            if address and _WEB_ADDRESS.fullmatch(address):
                _link(added, _clean(address))


def _link(paragraph: WordParagraph, address: str) -> None:
    """Add the address as a link; python-docx has no function for it."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(f" {address}")
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
