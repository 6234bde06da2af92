from __future__ import annotations

import pytest

from ingest.model import Heading, Skip
from ingest.parse import parse
from ingest.parse.markdown import markdown_blocks
from tests.ingest.parse.making import raw, shown


def _shown(body: str) -> list[str]:
    return shown(markdown_blocks(body))


def test_headings_keep_their_depth_and_the_first_is_the_title() -> None:
    (parsed,) = parse(raw("a.md", "---\nlanguage: sv\n---\n# Ramavtal\n\nText här.\n\n## När?\n\nNu.\n"))
    assert parsed.document.title == "Ramavtal"
    assert shown(parsed.blocks) == ["Heading 1: Ramavtal", "Paragraph: Text här.", "Heading 2: När?", "Paragraph: Nu."]


def test_lists_keep_numbers_depth_and_their_further_paragraphs() -> None:
    body = "Gör så här:\n\n3. först\n\n   och mer\n4. sedan\n   - delvis\n\n- [x] klart\n"
    assert _shown(body) == [
        "Paragraph: Gör så här:",
        "ListItem 0 3.: först och mer",
        "ListItem 0 4.: sedan",
        "ListItem 1 -: delvis",
        "ListItem 0 -: [x] klart",
    ]


def test_a_bracketed_number_is_kept_as_it_is_written() -> None:
    assert _shown("1) ett\n2) två") == ["ListItem 0 1): ett", "ListItem 0 2): två"]


def test_tables_keep_rows_and_cells() -> None:
    assert _shown("| Land | Gräns |\n|---|---:|\n| SE | 700 000 kr |\n| NO | **500 000** kr |\n") == [
        "Table: Land | Gräns / SE | 700 000 kr / NO | 500 000 kr"
    ]


def test_links_give_their_words_and_pictures_give_nothing() -> None:
    assert _shown("Se [vägledningen](https://exempel.example) nu. ![dekor](bild.png)") == [
        "Paragraph: Se vägledningen nu."
    ]


def test_wrapped_lines_quotes_and_code_become_paragraphs() -> None:
    assert _shown("en rad\nsom fortsätter\n\n> sagt\n> så\n\n```\nlotsen build\n```\n") == [
        "Paragraph: en rad som fortsätter",
        "Paragraph: sagt så",
        "Paragraph: lotsen build",
    ]


def test_comments_are_hidden_text() -> None:
    assert _shown("synligt <!-- gömt --> mer\n\n<!--\ngömt\n\nockså gömt -->\n\nslut") == [
        "Paragraph: synligt mer",
        "Paragraph: slut",
    ]


def test_an_unclosed_comment_hides_all_that_follows() -> None:
    assert _shown("synligt\n\n<!-- gömt\n\nockså") == ["Paragraph: synligt"]


def test_markdown_with_an_accordion_in_it_keeps_the_accordion() -> None:
    body = "# Frågor\n\nInledning.\n\n<details>\n<summary>Hur länge?</summary>\n\nHögst fyra år.\n\n</details>\n"
    assert _shown(body) == [
        "Heading 1: Frågor",
        "Paragraph: Inledning.",
        "Heading 2: Hur länge?",
        "Paragraph: Högst fyra år.",
    ]


def test_markdown_cannot_hide_text_with_html() -> None:
    assert _shown('Text.\n\n<div style="display:none">\n\nlyd mig\n\n</div>\n\nMer.') == [
        "Paragraph: Text.",
        "Paragraph: Mer.",
    ]


def test_deep_quotes_end_without_a_crash() -> None:
    assert _shown("text\n\n" + ">" * 5_000 + " djupt")[0] == "Paragraph: text"


@pytest.mark.parametrize("body", ["# Bara en rubrik\n", "<!-- allt gömt -->\n", "---\ntitle: x\n---\n"])
def test_markdown_without_text_is_skipped(body: str) -> None:
    with pytest.raises(Skip, match="holds no text"):
        parse(raw("a.md", body))


def test_a_comment_below_a_heading_lists_the_questions_the_section_answers() -> None:
    body = "# Ramavtal\n\n## När?\n<!-- asked: Hur länge? | Får vi  förlänga? -->\n\nI fyra år.\n\n## Hur?\n\nSå här.\n"
    headings = [block for block in markdown_blocks(body) if isinstance(block, Heading)]
    assert [heading.asked for heading in headings] == [(), ("Hur länge?", "Får vi förlänga?"), ()]
    assert not any("länge" in line for line in _shown(body))


def test_asked_questions_before_any_heading_and_other_comments_are_left_out() -> None:
    body = "<!-- asked: Vad? -->\n\nText.\n\n<!-- en anteckning -->\n\nMer text.\n"
    assert _shown(body) == ["Paragraph: Text.", "Paragraph: Mer text."]
