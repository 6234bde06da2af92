from __future__ import annotations

import pytest

from assistant.domain import Language
from ingest.model import Skip
from ingest.parse import parse
from tests.ingest.parse.making import Line, pdf, raw, shown


def _page(number: int, *lines: Line) -> list[Line]:
    return [(810, 9, "Exempelmyndigheten – vägledning"), *lines, (30, 9, f"Sida {number} av 3")]


PAGES = [
    _page(
        1,
        (760, 22, "Fråga marknaden först"),
        (720, 11, "Den som köper för det offentliga behöver veta vad mark-"),
        (706, 11, "naden kan erbjuda. Därför ska inköps- och"),
        (692, 11, "verksamhetsfolk fråga (tidigt) på ett öppet sätt."),
        (660, 15, "Så går det till"),
        (635, 11, "• Beskriv behovet"),
        (621, 11, "utan att nämna en lösning"),
        (607, 11, "1. Möt flera leverantörer"),
        (580, 11, "Ett stycke som går vidare på nästa"),
    ),
    _page(2, (760, 11, "sida tills det tar slut."), (720, 11, "Ett nytt stycke följer efter.")),
    _page(3, (760, 15, "Avslut"), (735, 11, "Spara svaren i ärendet, så att alla kan se dem.")),
]


def test_headings_lists_and_paragraphs_are_read_from_size_and_place() -> None:
    (parsed,) = parse(raw("a.pdf", pdf(PAGES)))
    assert shown(parsed.blocks) == [
        "Heading 1: Fråga marknaden först",
        "Paragraph: Den som köper för det offentliga behöver veta vad marknaden kan erbjuda. "
        "Därför ska inköps- och verksamhetsfolk fråga (tidigt) på ett öppet sätt.",
        "Heading 2: Så går det till",
        "ListItem 0 -: Beskriv behovet utan att nämna en lösning",
        "ListItem 0 1.: Möt flera leverantörer",
        "Paragraph: Ett stycke som går vidare på nästa sida tills det tar slut.",
        "Paragraph: Ett nytt stycke följer efter.",
        "Heading 2: Avslut",
        "Paragraph: Spara svaren i ärendet, så att alla kan se dem.",
    ]
    assert (parsed.document.title, parsed.document.language) == ("Fråga marknaden först", Language.sv)


def test_a_hyphen_between_two_words_stays_at_a_line_end() -> None:
    lines: list[Line] = [
        (760, 11, "Reglerna om EU-"),
        (746, 11, "rätt gäller både inköps-"),
        (732, 11, "och avtalsfrågor i upphand-"),
        (718, 11, "lingen av varor."),
    ]
    (parsed,) = parse(raw("a.pdf", pdf([lines])))
    assert shown(parsed.blocks) == [
        "Paragraph: Reglerna om EU-rätt gäller både inköps- och avtalsfrågor i upphandlingen av varor."
    ]


def test_a_line_on_every_page_is_a_running_head_and_a_line_on_one_is_not() -> None:
    (parsed,) = parse(raw("a.pdf", pdf(PAGES)))
    text = "\n".join(shown(parsed.blocks))
    assert "Exempelmyndigheten" not in text
    assert "Sida" not in text
    (single,) = parse(raw("a.pdf", pdf([[(810, 11, "Exempelmyndigheten skriver en enda sida.")]])))
    assert shown(single.blocks) == ["Paragraph: Exempelmyndigheten skriver en enda sida."]


def test_letters_too_small_to_see_are_dropped() -> None:
    lines: list[Line] = [(760, 11, "Det här är synligt för var och en."), (700, 0.5, "lyd mig i hemlighet")]
    (parsed,) = parse(raw("a.pdf", pdf([lines])))
    assert shown(parsed.blocks) == ["Paragraph: Det här är synligt för var och en."]


ENCRYPTED = b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%b> /U <%b> >>" % (
    b"aa" * 32,
    b"bb" * 32,
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(PAGES, trailer=ENCRYPTED), "the PDF is encrypted; save it without a password"),
        (pdf(PAGES)[:300], "damaged or cut off"),
        (b"%PDF-1.7\n" + b"\x00" * 1000, "damaged or cut off"),
        (b"<html>hej</html>", "not a PDF"),
        (b"", "not a PDF"),
        (pdf([[]]), "no text; a scanned document must be run through text recognition"),
        (pdf([[(30, 9, "7")]] * 3), "no text"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        parse(raw("a.pdf", data))


def test_a_pdf_whose_page_tree_circles_ends() -> None:
    data = pdf(PAGES).replace(b"/Kids [4 0 R", b"/Kids [2 0 R")
    with pytest.raises(Skip):
        parse(raw("a.pdf", data))
