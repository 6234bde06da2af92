from __future__ import annotations

from pathlib import Path

from assistant.answering.draft import Draft
from assistant.answering.second_look import second_look
from assistant.domain import Language
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.terms import Terms
from tests.assistant.answering.small import WordSums, a_draft, opened
from tests.assistant.index.samples import a_document, a_passage

ENGLISH = a_passage(a_document("en", None, Language.en), "Competitive dialogue fits a known need.")
OTHER = a_passage(a_document("sv"), "Avtalet följs upp varje år.")
TERMS = Terms.open()


def looked(folder: Path, draft: Draft) -> Draft:
    with opened(folder / "index", ENGLISH, OTHER) as index:
        retriever = Retriever(index, WordSums())
        return second_look(draft, retriever, TERMS)


def test_a_question_without_a_term_is_not_asked_again(tmp_path: Path) -> None:
    draft = a_draft("Hur ofta regnar det?")
    assert looked(tmp_path, draft) is draft


def test_a_question_that_names_a_provision_is_not_asked_again(tmp_path: Path) -> None:
    draft = a_draft("Vad säger 6 kap. 5 § LOU om konkurrenspräglad dialog?")
    assert looked(tmp_path, draft) is draft


def test_a_term_is_said_in_other_words_too_where_that_finds_more(tmp_path: Path) -> None:
    draft = a_draft("När passar konkurrenspräglad dialog?")
    found = looked(tmp_path, draft)
    assert found is not draft
    assert found.understood().text != draft.understood().text
    assert found.question == draft.question
    assert found.hits
