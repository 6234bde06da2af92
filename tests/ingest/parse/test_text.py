from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain import Language
from ingest.model import Skip
from ingest.parse import parse
from ingest.parse.boilerplate import article
from ingest.read import find_documents
from tests.ingest.parse.making import raw, shown

LONG = "Den som köper för det offentliga måste först förstå vad verksamheten behöver och varför."
OTHER = "Leverantörerna vet mer om lösningarna än köparen, och därför lönar det sig att fråga dem tidigt."


def _shown(text: str) -> list[str]:
    (parsed,) = parse(raw("a.txt", text))
    return shown(parsed.blocks)


def _body(*lines: str) -> list[str]:
    return [line for line in article([*lines]).lines if line]


def test_the_first_line_is_the_title_and_blank_lines_divide_paragraphs() -> None:
    assert _shown(f"Fråga först\n\n{LONG}\n\n{OTHER}\n") == [
        "Heading 1: Fråga först",
        f"Paragraph: {LONG}",
        f"Paragraph: {OTHER}",
    ]


def test_bullets_of_every_kind_become_items() -> None:
    text = f"Fråga först\n\n{LONG}\n\n  • en sak\n- en annan\n– en tredje\n2. en numrerad\n"
    assert _shown(text)[2:] == [
        "ListItem 0 -: en sak",
        "ListItem 0 -: en annan",
        "ListItem 0 -: en tredje",
        "ListItem 0 2.: en numrerad",
    ]


def test_a_short_line_over_text_is_a_heading_and_a_lead_in_is_not() -> None:
    text = f"Fråga först\n\n{LONG}\n\nVarför tidigt\n\n{OTHER}\n\nTre skäl:\n\n- tid\n- pris\n"
    assert "Heading 2: Varför tidigt" in _shown(text)
    assert "Paragraph: Tre skäl:" in _shown(text)


def test_wrapped_lines_become_one_paragraph_again() -> None:
    paragraph = "Den som köper för det offentliga\nmåste först förstå vad verksamheten\nbehöver och varför."
    wrapped = f"Fråga först\n\n{paragraph}\n\n- en punkt som\n  går vidare\n"
    assert _shown(wrapped) == [
        "Heading 1: Fråga först",
        "Paragraph: Den som köper för det offentliga måste först förstå vad verksamheten behöver och varför.",
        "ListItem 0 -: en punkt som går vidare",
    ]


def test_menu_words_before_the_title_are_dropped() -> None:
    found = article(["Søk", "Meny", "", "Behovet først", "", LONG])
    assert found.title == "Behovet først"
    assert [line for line in found.lines if line] == [LONG]


def test_a_title_printed_twice_is_the_title_and_what_stands_between_is_dropped() -> None:
    found = article(["Köp med mod", "", "Dialog, mod, lust", "", "Köp med mod", "", "Bild på två inköpare", "", LONG])
    assert found.title == "Köp med mod"
    assert [line for line in found.lines if line] == [LONG]


def test_the_line_over_a_byline_is_the_title() -> None:
    found = article(["topp.jpg", "Bloggen", "", OTHER, "", "Nu händer det", "", "Av: Anna Exempel", "", LONG])
    assert found.title == "Nu händer det"
    assert [line for line in found.lines if line] == [LONG]


def test_comments_and_what_follows_them_are_cut() -> None:
    filler = [LONG, "", OTHER, ""] * 3
    assert _body("Titel här", "", *filler, "2 kommentarer", "", "Olle skriver att detta är fel.") == [LONG, OTHER] * 3


def test_a_heading_about_comments_in_the_middle_is_no_end() -> None:
    assert OTHER in _body("Titel här", "", LONG, "", "Kommentarer", "", OTHER, "", LONG, "", OTHER)


@pytest.mark.parametrize(
    "tail",
    [
        ["Kommentera"],
        ["www.exempel.example"],
        ["Läs mer här:", "", "https://exempel.example/a"],
        ["Anna Exempel, upphandlare, tel 08-123 45 67, anna@exempel.example"],
        ["POSTADRESS", "Exempelmyndigheten", "Box 1", "111 11 Exempelstad", "Visa karta"],
        ["Kommentarer är stängda"],
        ["Foto: Olle Exempel"],
    ],
)
def test_what_follows_the_last_sentence_is_cut(tail: list[str]) -> None:
    assert _body("Titel här", "", LONG, "", *tail) == [LONG]


def test_a_list_at_the_end_is_kept() -> None:
    assert _body("Titel här", "", LONG, "", "- tid", "- pris") == [LONG, "- tid", "- pris"]


def test_a_date_among_the_first_lines_is_the_date_of_publication() -> None:
    (parsed,) = parse(raw("a.txt", f"Behovet\n\n{LONG}\n29.09.2025\n\n{OTHER}\n"))
    assert parsed.document.published == date(2025, 9, 29)
    assert not any("29.09" in line for line in shown(parsed.blocks))


def test_a_sentence_that_mentions_search_or_sharing_is_kept() -> None:
    sentence = "Sök upp leverantörerna och dela behovet med dem innan kraven skrivs."
    assert _body("Titel här", "", sentence, "", LONG) == [sentence, LONG]


def test_text_in_an_old_encoding_keeps_its_letters() -> None:
    (parsed,) = parse(raw("a.txt", f"Fråga först\r\n\r\n{LONG}\r\n".encode("cp1252")))
    assert parsed.document.title == "Fråga först"
    assert parsed.document.language is Language.sv


def test_a_text_of_menus_alone_is_skipped() -> None:
    with pytest.raises(Skip, match="holds no text"):
        parse(raw("a.txt", "Meny\nSök\nLogga in\n"))


SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "articles"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development texts are absent")
def test_real_articles_lose_their_pages_and_keep_their_words() -> None:
    documents = [parsed for found in find_documents(SHARED) for parsed in parse(found)]  # type: ignore[arg-type]
    assert [(parsed.document.language.value, parsed.document.title.split()[0]) for parsed in documents] == [
        ("sv", "Framtidens"), ("sv", "Globala"), ("sv", "Det"), ("sv", "För"), ("nb", "Ledelse"),
    ]  # fmt: skip
    assert documents[4].document.published == date(2015, 9, 29)
    text = "\n".join(line for parsed in documents for line in shown(parsed.blocks))
    for furniture in ("@", "www.", "https://", ".jpg", "Postboks", "Meny", "stängda", "[…]", "Kommentera"):
        assert furniture not in text, furniture
    assert sum(line.startswith("ListItem") for line in text.split("\n")) == 7
