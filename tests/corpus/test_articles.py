"""The articles: every check of `make check-corpus` holds, and no sentence is somebody else's."""

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ingest.check.corpus.check import ERRORS
from ingest.check.corpus.copies import copies
from ingest.check.corpus.status import status_page
from ingest.check.corpus.writing import Writing, read_writing

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="module")
def writing() -> Writing:
    return read_writing(CORPUS, date(2026, 11, 22))


@pytest.mark.parametrize("rule", [rule for rule in ERRORS if rule is not copies], ids=lambda rule: rule.__name__)
def test_the_corpus_holds_to(rule, writing: Writing):
    assert [str(finding) for finding in rule(writing)] == []


@pytest.mark.parametrize("schema", sorted((CORPUS / "schema").glob("*.json")), ids=lambda file: file.stem)
def test_a_schema_is_itself_valid(schema: Path):
    Draft202012Validator.check_schema(json.loads(schema.read_text(encoding="utf-8")))


def test_there_are_at_least_49_methods_in_three_languages(writing: Writing):
    assert len({article.method for article in writing.articles}) >= 49
    assert len(writing.articles) % 3 == 0


def test_the_page_of_their_state_is_that_of_these_articles(writing: Writing):
    page = (ROOT / "docs" / "corpus-status.md").read_text(encoding="utf-8")
    assert page == status_page(writing), "run `make check-corpus`"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development texts are not here")
def test_no_sentence_is_copied_from_the_development_texts():
    assert [str(finding) for finding in copies(read_writing(CORPUS, date(2026, 11, 22), SHARED))] == []
