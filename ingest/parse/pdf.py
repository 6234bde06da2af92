"""PDF to blocks, by pdfium: headings by letter size, words divided at line ends joined, running heads dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ingest.metadata import describe
from ingest.model import Block, Heading, ListItem, Paragraph, ParsedDocument, RawDocument, Skip
from ingest.parse.clean import one_line
from ingest.parse.html import words
from ingest.parse.pdf_lines import PdfLine, page_lines

_MOST_PAGES = 1_000
_HEADING_RATIO = 1.15
"""How much larger than the text a heading is set."""
_LONGEST_HEADING = 25
"""Words."""
_EDGE = 2
"""Lines at the head and at the foot of a page that may be a running head or a page number."""
_PARAGRAPH_GAP = 1.6
"""Line distances, in letter sizes, from which a new paragraph begins."""
_MARKER = re.compile(r"(?P<bullet>[•▪◦‣·–-])\s+|(?P<number>\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_PAGE_NUMBER = re.compile(r"(?:(?:sida|side|page|s\.)\s*)?\d{1,4}(?:\s*(?:/|\(|av|of)\s*\d{1,4}\)?)?", re.IGNORECASE)


def parse_pdf(raw: RawDocument) -> ParsedDocument:
    """Return a PDF's document. Raises Skip when it is no PDF, encrypted, damaged or only pictures of text."""
    lines, title = _read(raw.data)
    body = [*_without_running_heads(lines)]
    blocks = tuple(_blocks(body))
    if len(words(blocks)) < 20:
        raise Skip("the PDF holds no text; a scanned document must be run through text recognition first")
    heading = next((block.text for block in blocks if isinstance(block, Heading)), "")
    return ParsedDocument(describe(raw, {}, title=heading or title, body=words(blocks)), blocks)


def _read(data: bytes) -> tuple[list[PdfLine], str]:
    import pypdfium2

    if b"%PDF-" not in data[:1024]:
        raise Skip("not a PDF (the file does not begin with %PDF-)")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Skip("the PDF is encrypted; save it without a password") from error
        raise Skip("the PDF is damaged or cut off and cannot be opened") from error
    try:
        if len(document) > _MOST_PAGES:
            raise Skip(f"the PDF has {len(document):,} pages; the limit is {_MOST_PAGES:,}")
        title = one_line(document.get_metadata_value("Title"))
        return [line for number, page in enumerate(document) for line in page_lines(page, number)], title
    except pypdfium2.PdfiumError as error:
        raise Skip("the PDF is damaged: a page cannot be read") from error
    finally:
        document.close()


def _without_running_heads(lines: list[PdfLine]) -> Iterator[PdfLine]:
    """Yield the lines but page numbers and those that stand at the edge of most pages, numbers not compared."""
    edges = _edge_lines(lines)
    pages = len({line.page for line in lines})
    times = Counter(text for _, text in {(line.page, _bare(line)) for line in edges})
    for line in lines:
        at_edge = line in edges
        repeated = pages > 2 and times[_bare(line)] > pages / 2
        if not (at_edge and (repeated or _PAGE_NUMBER.fullmatch(line.text))):
            yield line


def _edge_lines(lines: list[PdfLine]) -> set[PdfLine]:
    pages: dict[int, list[PdfLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges: set[PdfLine] = set()
    for page in pages.values():
        by_height = sorted(page, key=lambda line: line.top)
        edges.update(by_height[:_EDGE], by_height[-_EDGE:])
    return edges


def _bare(line: PdfLine) -> str:
    return re.sub(r"\d+", "0", line.text)


def _blocks(lines: list[PdfLine]) -> Iterator[Block]:
    body = _body_size(lines)
    sizes = sorted({line.size for line in lines if line.size >= body * _HEADING_RATIO}, reverse=True)
    group: list[PdfLine] = []
    for line in lines:
        if group and _begins_block(group[-1], line, body):
            yield _block(group, body, sizes)
            group = []
        group.append(line)
    if group:
        yield _block(group, body, sizes)


def _body_size(lines: list[PdfLine]) -> float:
    """Return the size that most letters are set in."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _begins_block(before: PdfLine, line: PdfLine, body: float) -> bool:
    if _MARKER.match(line.text) or abs(before.size - line.size) > 0.1 * body:
        return True
    if before.page != line.page or line.top > before.foot:
        # Over a page or column break a sentence goes on unless it had ended.
        return re.search(r"[.!?:]$", before.text) is not None
    return before.foot - line.top > _PARAGRAPH_GAP * line.size


def _block(group: list[PdfLine], body: float, sizes: list[float]) -> Block:
    text = " ".join(line.text for line in group)
    size = group[0].size
    if size in sizes and len(text.split()) <= _LONGEST_HEADING:
        return Heading(text, min(sizes.index(size) + 1, 6))
    if match := _MARKER.match(text):
        return ListItem(text[match.end() :], match["number"] or "-")
    return Paragraph(text)
