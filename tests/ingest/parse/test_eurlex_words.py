from __future__ import annotations

import pytest

from ingest.parse.eurlex_words import ARTICLE_NUMBER, CLOSING, CONSOLIDATED, DIVISIONS, NOTES, RECITAL


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("Article 26", "26"),
        ("Artikel 26a", "26a"),
        ("ARTIKEL 4", "4"),
        ("Artikkel 12 ", "12"),
        ("Article 26.", "26"),
        ("26 artikla", "26"),
        ("26 a artikla", "26 a"),
    ],
)
def test_an_articles_number_is_read_in_each_language(heading: str, number: str) -> None:
    match = ARTICLE_NUMBER.match(heading)
    assert match is not None
    assert (match["number"] or match["finnish"]) == number


@pytest.mark.parametrize("heading", ["Articles of association", "Artikel", "Artiklar 26", "kapitel 3", "artikla 26"])
def test_what_has_no_number_of_an_article_is_none(heading: str) -> None:
    assert ARTICLE_NUMBER.match(heading) is None


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("PART ONE", 2),
        ("OSA I", 2),
        ("TITLE II", 3),
        ("AVDELNING I", 3),
        ("AFSNIT I", 3),
        ("II OSASTO", 3),
        ("CHAPTER I", 4),
        ("Kapitel 3", 4),
        ("I LUKU", 4),
        ("Section 2", 5),
        ("AVSNITT 1", 5),
        ("AFDELING 1", 5),
        ("1 JAKSO", 5),
    ],
)
def test_a_division_has_the_level_of_its_first_word(heading: str, level: int) -> None:
    assert [found for pattern, found in DIVISIONS if pattern.match(heading)] == [level]


@pytest.mark.parametrize("heading", ["PARTICIPATION", "Sections", "Titles", "Deltagande", "ANNEX I", "Article 1"])
def test_a_word_that_begins_like_a_division_is_none(heading: str) -> None:
    assert not any(pattern.match(heading) for pattern, _ in DIVISIONS)


def test_every_word_that_is_set_is_there_in_the_same_languages() -> None:
    assert {frozenset(words) for words in (RECITAL, CLOSING, NOTES, CONSOLIDATED)} == {
        frozenset({"en", "sv", "da", "fi"})
    }
