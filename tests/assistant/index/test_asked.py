from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.domain import Jurisdiction, Language
from assistant.index import Index, IndexWriter
from assistant.index.asked import NONE
from assistant.index.kinship import LEAST as LEAST_TO_LEARN
from assistant.index.leaning import LEAST
from tests.assistant.index.samples import (
    DIMENSION,
    EUROPEAN,
    GENERAL,
    MODEL,
    SWEDISH,
    a_document,
    a_passage,
    matrix_of,
    publish,
    vector_of,
)

ASKED = replace(SWEDISH, asked=("Får vi ringa en leverantör i förväg?", "Kan man träffas före annonsering?"))
OTHERS = [a_passage(a_document(f"annat{n}"), f"Ramavtal nummer {n} löper ut.") for n in range(80)]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    publish(tmp_path, [ASKED, GENERAL, EUROPEAN, *OTHERS])
    opened = Index.open(tmp_path, MODEL)
    yield opened
    opened.close()


def test_a_passage_is_found_by_a_question_it_does_not_contain(index: Index) -> None:
    question = "Kan man träffas före annonsering?"
    candidates = index.candidates(Jurisdiction.SE, vector_of(question), question, Language.sv)
    best = int(np.argmax(candidates.asked))
    assert index.catalogue.passage(int(candidates.numbers[best])).id == ASKED.id
    assert candidates.asked[best] == pytest.approx(1.0, abs=1e-3)


def test_a_passage_without_questions_has_no_such_cosine(index: Index) -> None:
    candidates = index.candidates(Jurisdiction.SE, vector_of("Ramavtal"), "Ramavtal", Language.sv)
    assert sorted(set(candidates.asked.tolist()))[0] == NONE


def test_the_questions_come_back_with_the_passage(index: Index) -> None:
    assert index.catalogue.passage(0).asked == ASKED.asked


def test_the_words_of_a_question_count_as_words_of_the_passage(index: Index) -> None:
    candidates = index.candidates(Jurisdiction.SE, vector_of("x"), "ringa leverantör", Language.sv)
    best = int(np.argmax(candidates.lexical))
    assert index.catalogue.passage(int(candidates.numbers[best])).id == ASKED.id


def test_a_question_asked_of_another_jurisdiction_does_not_lead_there(index: Index) -> None:
    question = ASKED.asked[0]
    candidates = index.candidates(Jurisdiction.NO, vector_of(question), question, Language.sv)
    assert ASKED.id not in {index.catalogue.passage(int(number)).id for number in candidates.numbers}


def test_questions_outside_all_sources_belong_to_no_passage_and_draw_a_query_to_their_side(tmp_path: Path) -> None:
    outside = [f"Hur deklarerar jag inkomst nummer {number}?" for number in range(LEAST)]
    inside = tuple(f"Får vi direktupphandla vara nummer {number}?" for number in range(LEAST))
    passage = replace(GENERAL, asked=inside)
    folder = tmp_path / "build"
    folder.mkdir()
    with IndexWriter(folder, "b1", MODEL, DIMENSION) as writer:
        writer.add([passage], [matrix_of(passage)], {question: vector_of(question) for question in inside})
        writer.add_elsewhere([vector_of(question) for question in outside])
        writer.finish()
    index = Index.open_build(folder, MODEL)
    assert index.leaning(vector_of(outside[3])) < 0 < index.leaning(vector_of(inside[3]))
    candidates = index.candidates(Jurisdiction.EU, vector_of(outside[0]), "deklarerar", Language.sv)
    assert candidates.asked.max() == pytest.approx(
        max(vector_of(outside[0]) @ vector_of(one) for one in inside), abs=1e-3
    )
    index.close()


def test_a_build_that_knows_no_such_questions_leans_neither_way(index: Index) -> None:
    assert index.leaning(vector_of("Hur deklarerar jag?")) == 0


def test_a_build_with_many_questions_learns_which_ask_for_the_same(tmp_path: Path) -> None:
    documents = [a_document(f"artikel{n}") for n in range(LEAST_TO_LEARN // 2)]
    texts = [f"Avsnitt {n} handlar om ämnet {n}." for n in range(len(documents))]
    asked = [(f"Vad gäller för ämnet {n}?", f"Hur är det med ämnet {n}?") for n in range(len(documents))]
    sections = zip(documents, texts, asked, strict=True)
    publish(tmp_path, [replace(a_passage(document, text), asked=both) for document, text, both in sections])
    index = Index.open(tmp_path, MODEL)
    candidates = index.candidates(Jurisdiction.SE, vector_of(asked[7][0]), asked[7][0], Language.sv)
    best = index.catalogue.passage(int(candidates.numbers[candidates.kinship.argmax()]))
    assert best.asked == asked[7]
    assert candidates.kinship.max() == pytest.approx(1, abs=1e-2)
    index.close()


def test_a_build_with_few_questions_knows_no_kinship(index: Index) -> None:
    candidates = index.candidates(Jurisdiction.SE, vector_of(ASKED.asked[0]), ASKED.asked[0], Language.sv)
    assert set(candidates.kinship.tolist()) == {NONE}
