from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import CorpusMissing
from ingest.check.corpus.articles import LANGUAGES
from ingest.check.corpus.writing import labels, pattern, read_writing, words
from tests.ingest.check.corpus.making import TODAY

CONCEPT = {
    "label": {"sv": "marknadsdialog", "en": "market dialogue"},
    "also": {"sv": ["SVG", "dialog"], "nb": ["samtale"]},
    "outdated": {"sv": ["sondering"]},
}


def test_a_corpus_is_read_with_its_articles_and_terms(corpus: Path) -> None:
    read = read_writing(corpus, TODAY)
    assert [article.language for article in read.articles] == ["en", "nb", "sv"]
    assert [concept["id"] for concept in read.concepts] == ["market-dialogue"]
    assert (read.today, read.others) == (TODAY, None)


def test_a_corpus_without_terms_has_none(corpus: Path) -> None:
    (corpus / "terms.toml").unlink()
    assert read_writing(corpus, TODAY).concepts == ()


def test_a_folder_that_is_not_there_is_said_by_its_name(corpus: Path, tmp_path: Path) -> None:
    missing = tmp_path / "absent"
    with pytest.raises(CorpusMissing, match=r"absent does not exist. Give the folder that holds the texts"):
        read_writing(missing, TODAY)
    with pytest.raises(CorpusMissing, match="absent does not exist"):
        read_writing(corpus, TODAY, missing)


def test_a_file_is_no_folder(corpus: Path) -> None:
    with pytest.raises(CorpusMissing, match=r"terms.toml does not exist"):
        read_writing(corpus / "terms.toml", TODAY)


@pytest.mark.parametrize(
    ("language", "found"),
    [
        ("sv", ["marknadsdialog", "SVG", "dialog", "sondering"]),
        ("nb", ["samtale"]),
        ("en", ["market dialogue"]),
        ("fi", []),
    ],
)
def test_a_concepts_words_begin_with_the_preferred_one(language: str, found: list[str]) -> None:
    assert list(labels(CONCEPT, language)) == found


def test_every_pattern_is_there_in_each_language_and_can_be_read() -> None:
    for group, names in words().items():
        for name, texts in names.items():
            assert set(LANGUAGES) <= set(texts), f"{group}.{name}"
            for language in LANGUAGES:
                assert pattern(group, name, language).pattern == texts[language]


def test_an_unknown_language_is_read_as_the_first() -> None:
    group = next(iter(words()))
    name = next(iter(words()[group]))
    assert pattern(group, name, "fi").pattern == pattern(group, name, LANGUAGES[0]).pattern
