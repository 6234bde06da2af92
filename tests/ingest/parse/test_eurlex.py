from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Authority, Jurisdiction, Language, Status
from ingest.model import Heading, ParsedDocument, Skip, Table
from ingest.parse import parse
from tests.ingest.parse.making import raw, sample, shown

JOURNAL = sample("32031L0024.xhtml")
CONSOLIDATED = sample("02031L0024-20330101.xhtml")


def _parsed(text: str, path: str = "eu/act.xhtml") -> ParsedDocument:
    (parsed,) = parse(raw(path, text))
    return parsed


def _after(parsed: ParsedDocument, heading: str) -> list[str]:
    lines = shown(parsed.blocks)
    start = lines.index(heading) + 1
    ends = (place for place in range(start, len(lines)) if lines[place].startswith("Heading"))
    return lines[start : next(ends, len(lines))]


def _articles(parsed: ParsedDocument) -> list[Heading]:
    return [block for block in parsed.blocks if isinstance(block, Heading) and block.provision]


@pytest.mark.parametrize("text", [JOURNAL, CONSOLIDATED], ids=["journal", "consolidated"])
def test_every_character_of_the_act_stands_in_a_block(text: str) -> None:
    assert _parsed(text).remainder == ()


def test_the_journals_act_is_known_by_its_title() -> None:
    document = _parsed(JOURNAL).document
    assert document.title == "DIRECTIVE 2031/24/EU OF THE TRIAL COUNCIL of 26 February 2031 on trial purchases"
    assert (document.act, document.jurisdiction, document.authority) == (
        "2031/24/EU", Jurisdiction.EU, Authority.directive,
    )  # fmt: skip
    assert (document.language, document.valid_from) == (Language.en, None)
    assert document.url == "https://eur-lex.europa.eu/eli/dir/2031/24/oj"


def test_a_file_named_by_its_celex_number_needs_no_title() -> None:
    text = JOURNAL.replace("2031/24/EU", "on trials")
    assert _parsed(text, "eu/CELEX_32031R0009_EN.xhtml").document.act == "(EU) 2031/9"


def test_an_act_that_nothing_names_is_skipped() -> None:
    with pytest.raises(Skip, match="an EU act without a CELEX number: name the file by it"):
        _parsed(JOURNAL.replace("2031/24/EU", "on trials"))


@pytest.mark.parametrize(
    ("title", "act"),
    [
        ("EUROPAPARLAMENTETS OCH RÅDETS DIREKTIV 2014/24/EU", "2014/24/EU"),
        ("EUROPA-PARLAMENTETS OG RÅDETS FORORDNING (EU) 2016/679", "(EU) 2016/679"),
        ("REGULATION (EU) No 910/2014 OF THE EUROPEAN PARLIAMENT", "(EU) 2014/910"),
        ("KOMMISSIONENS FÖRORDNING (EG) nr 2195/2002", "(EU) 2002/2195"),
    ],
)
def test_titles_name_their_act_in_each_language(title: str, act: str) -> None:
    text = JOURNAL.replace("DIRECTIVE 2031/24/EU OF THE TRIAL COUNCIL", title)
    assert _parsed(text).document.act == act


def test_articles_stand_below_titles_and_chapters_with_their_names() -> None:
    lines = shown(_parsed(JOURNAL).blocks)
    start = lines.index("Heading 3: TITLE I. SCOPE")
    assert lines[start : start + 3] == [
        "Heading 3: TITLE I. SCOPE",
        "Heading 4: CHAPTER I. Definitions",
        "Heading 6: Article 1. Choice of trials",
    ]
    assert [(a.provision, a.locator) for a in _articles(_parsed(JOURNAL))] == [("1", "Article 1"), ("2", "Article 2")]


def test_points_set_in_two_column_tables_are_items_and_other_tables_are_tables() -> None:
    assert _after(_parsed(JOURNAL), "Heading 6: Article 1. Choice of trials") == [
        "Paragraph: 1. Buyers may use trials where:",
        "ListItem 0 (a): the need is new:",
        "ListItem 1 (i): in kind; or",
        "ListItem 1 (ii): in size;",
        "ListItem 0 (b): the market is small.",
        "Paragraph: 2. The limit is as follows:",
        "Table: Goods | Amount / Pens | 100",
    ]


def test_a_recital_is_located_by_its_number_and_is_no_provision() -> None:
    parsed = _parsed(JOURNAL)
    recital = next(b for b in parsed.blocks if isinstance(b, Heading) and b.text == "Recital 2")
    assert (recital.locator, recital.provision) == ("Recital 2", None)
    assert _after(parsed, "Heading 6: Recital 1") == ["Paragraph: Trials are useful."]


def test_closing_formula_annexes_and_notes_are_not_the_last_articles_text() -> None:
    parsed = _parsed(JOURNAL)
    assert _after(parsed, "Heading 6: Article 2") == ["Paragraph: This Directive is addressed to the buyers."]
    assert _after(parsed, "Heading 2: Signatures") == [
        "Paragraph: Done at Trial, 26 February 2031.",
        "Paragraph: The President",
    ]
    assert _after(parsed, "Heading 2: ANNEX I. LIST OF PENS") == ["Paragraph: Pencils and pens."]
    assert _after(parsed, "Heading 2: Notes") == ["Paragraph: OJ L 1, p. 1."]


def test_a_consolidated_text_says_its_day_and_that_it_is_in_force() -> None:
    parsed = _parsed(CONSOLIDATED)
    document = parsed.document
    assert (document.title, document.act) == ("PROVRÅDETS DIREKTIV 2031/24/EU om provköp", "2031/24/EU")
    assert (document.valid_from, document.text_state) == (date(2033, 1, 1), "konsoliderad till och med 2033-01-01")
    assert {article.wording.status for article in _articles(parsed)} == {Status.in_force}


def test_grid_lists_are_items_behind_their_numbered_paragraph() -> None:
    assert _after(_parsed(CONSOLIDATED), "Heading 6: Artikel 26. Val av prov") == [
        "Paragraph: 1. Köpare får använda prov om",
        "ListItem 0 a): behovet är nytt, nämligen",
        "ListItem 1 i): till arten, eller",
        "ListItem 0 b): marknaden är liten.",
        "Paragraph: 2. Gränsen är 140 000 euro.",
    ]


def test_arrows_say_which_act_changed_an_article_and_are_no_text() -> None:
    parsed = _parsed(CONSOLIDATED)
    assert [(a.provision, a.wording.amended_by) for a in _articles(parsed)] == [
        ("26", "(EU) 2032/5"), ("26a", "(EU) 2032/5"), ("27", None),
    ]  # fmt: skip
    assert not [line for line in shown(parsed.blocks) if {"►", "◄", "▼"} & set(line)]


def test_the_publishers_remarks_are_left_out() -> None:
    lines = " ".join(shown(_parsed(CONSOLIDATED).blocks))
    assert "provverktyg" not in lines
    assert "Ändrat genom" not in lines


def test_a_finnish_article_has_its_number_first() -> None:
    text = JOURNAL.replace("Article 1<", "1 artikla<").replace("Article 2<", "2 a artikla<").replace('"en"', '"fi"')
    assert [(a.provision, a.locator) for a in _articles(_parsed(text))] == [("1", "1 artikla"), ("2a", "2 a artikla")]


def test_an_article_quoted_in_a_list_is_text_of_the_article_around_it() -> None:
    quoted = '<td><p class="oj-ti-art">Article 9</p><p class="oj-normal">A quoted change.</p></td>'
    text = JOURNAL.replace('<td><p class="oj-normal">the market is small.</p></td>', quoted)
    parsed = _parsed(text)
    assert [article.provision for article in _articles(parsed)] == ["1", "2"]
    assert "ListItem 0 (b): Article 9 A quoted change." in shown(parsed.blocks)


def test_an_older_page_without_the_journals_prefix_is_read_alike() -> None:
    older = JOURNAL.replace('"oj-', '"')
    assert shown(_parsed(older).blocks) == shown(_parsed(JOURNAL).blocks)


def test_cells_of_a_header_table_without_text_make_no_table() -> None:
    assert not [block for block in _parsed(CONSOLIDATED).blocks if isinstance(block, Table)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (JOURNAL[: JOURNAL.index("Article 2<")], "ends before </html>: an incomplete download"),
        (CONSOLIDATED.replace("01.01.2033", "31.02.2033"), "a date that does not exist: 20330231"),
        (JOURNAL.replace("Article ", "Chapter "), "no article was found"),
        (JOURNAL.replace("xhtml-strict.dtd\">", "x\" [<!ENTITY a \"b\">]>"), "declares XML entities"),
    ],
)  # fmt: skip
def test_a_damaged_page_is_skipped_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        _parsed(text)
