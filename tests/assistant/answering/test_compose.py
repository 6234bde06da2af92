from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answering.compose import CLEAR, CLEAR_MEANT, MEANT, compose
from assistant.answering.draft import Draft
from assistant.domain import Authority, Hit, Jurisdiction, Kind, Language, Passage, Query, Question, Span
from assistant.index import Index, IndexWriter
from tests.assistant.index.samples import DIMENSION, MODEL, a_document, a_passage, matrix_of

SECTION = "Dialog får användas vid svåra köp. Den tar lång tid. Köparen behöver kunskap om marknaden. Den ger lärdom."
LAW = "Dialog får användas om inget annat räcker. Skälen för dialog ska antecknas i tid."
OTHER = "Svåra köp kräver dialog och mycket tid. Skälen för dialog ska antecknas, enligt 6 kap. 20 § LOU."


def sentences(text: str) -> tuple[Span, ...]:
    return tuple(Span(found.start(), found.end()) for found in re.finditer(r"\S.*?\.(?= [A-ZÅÄÖ]|$)", text))


def guidance(name: str, text: str) -> Passage:
    return a_passage(a_document(name), text, heading_path=("När passar metoden?",), units=sentences(text))


def provision(text: str) -> Passage:
    document = a_document("lagen", kind=Kind.digest, authority=Authority.digest)
    return a_passage(document, text, heading_path=("6 kap. 20 §",), provision="6:20", units=sentences(text))


@pytest.fixture
def index(tmp_path: Path) -> Index:
    passages = [guidance("metod", SECTION), provision(LAW), guidance("annat", OTHER)]
    folder = tmp_path / "build"
    folder.mkdir()
    with IndexWriter(folder, "build", MODEL, DIMENSION) as writer:
        writer.add(passages, [matrix_of(passage) for passage in passages])
        writer.finish()
    return Index.open_build(folder, MODEL)


def answer(index: Index, question: str, checked: date | None = None, asked: float = -1.0, **scores: float) -> list[str]:
    """Return the statements composed from the section, checked on that day, the law and another section.

    ``asked`` is how near the question is to one that a hit answers.
    """
    section = replace(guidance("metod", SECTION), document=a_document("metod", checked=checked))
    passages = {"section": section, "law": provision(LAW), "other": guidance("annat", OTHER)}
    hits = [
        Hit(passages[name], score, 0.8, 0.5, (0.8,) * len(passages[name].units), asked=asked)
        for name, score in scores.items()
    ]
    query = Query(question, Language.sv, Jurisdiction.SE, date(2026, 11, 22))
    draft = Draft(Question(question), query, hits=tuple(sorted(hits, key=lambda hit: -hit.score)))
    return [statement.text for statement in compose(draft, index).statements]


def test_the_first_sentence_of_a_section_on_the_question_opens_the_answer(index: Index) -> None:
    said = answer(index, "Får dialog användas?", section=5.0, law=5.0 + CLEAR / 2)
    assert said[0] == "Dialog får användas vid svåra köp."


def test_all_of_a_short_section_is_said_and_the_law_follows(index: Index) -> None:
    said = answer(index, "Får dialog användas?", section=5.0, law=4.9)
    assert " ".join(said[:4]) == SECTION
    assert said[4] == "Dialog får användas om inget annat räcker."


def test_a_section_that_may_not_be_meant_lets_the_next_one_speak(index: Index) -> None:
    question, neighbour = "Behöver köparen kunskap om marknaden?", "Svåra köp kräver dialog och mycket tid."
    assert neighbour in answer(index, question, asked=MEANT - 0.01, section=5.0, other=4.8)
    assert neighbour not in answer(index, question, asked=MEANT, section=5.0, other=4.8)
    assert neighbour not in answer(index, question, asked=MEANT - 0.01, section=5.0, other=4.6)


def test_law_clearly_nearer_than_any_section_comes_first(index: Index) -> None:
    said = answer(index, "Får dialog användas?", section=5.0, law=5.0 + 2 * CLEAR)
    assert said[0] == "Dialog får användas om inget annat räcker."


def test_law_must_be_further_ahead_of_a_section_that_is_meant(index: Index) -> None:
    opening, rule = "Dialog får användas vid svåra köp.", "Dialog får användas om inget annat räcker."
    question, between = "Får dialog användas?", 5.0 + 2 * CLEAR
    assert answer(index, question, asked=MEANT, section=5.0, law=between)[0] == opening
    assert answer(index, question, asked=MEANT - 0.01, section=5.0, law=between)[0] == rule
    assert answer(index, question, asked=MEANT, section=5.0, law=5.0 + 1.1 * CLEAR_MEANT)[0] == rule


def test_another_section_with_more_of_the_words_does_not_come_before_the_opening(index: Index) -> None:
    said = answer(index, "Kräver svåra köp dialog och mycket tid?", section=5.0, other=4.9)
    assert said[0] == "Dialog får användas vid svåra köp."
    assert "Svåra köp kräver dialog och mycket tid." in said


def test_a_sentence_that_answers_much_better_leads_its_section(index: Index) -> None:
    said = answer(index, "Behöver köparen kunskap om marknaden?", section=5.0)
    assert said[0] == "Köparen behöver kunskap om marknaden."
    assert said[1] == "Dialog får användas vid svåra köp."


def test_a_sentence_that_leans_on_another_never_leads(index: Index) -> None:
    said = answer(index, "Hur lång tid tar det?", section=5.0)
    assert said[0] == "Dialog får användas vid svåra köp."
    assert "Den tar lång tid." in said


def test_law_that_guidance_has_said_is_not_said_again(index: Index) -> None:
    said = answer(index, "När ska skälen för dialog antecknas?", other=5.0, law=4.5)
    assert "Skälen för dialog ska antecknas, enligt 6 kap. 20 § LOU." in said
    assert "Skälen för dialog ska antecknas i tid." not in said


def test_the_law_that_follows_is_what_the_opening_rests_on_not_what_a_better_worded_neighbour_does(
    index: Index,
) -> None:
    opening = guidance("metod", "Dialog får användas i fallen enligt 6 kap. 20 § LOU.")
    neighbour = guidance("annat", "Köparen får förhandla i fallen enligt 7 kap. 1 § LOU.")
    conditions = "Inget annat får räcka."
    other = replace(provision("Upphandlaren antecknar."), id="annan#0", provision="7:1")
    found = {opening: 5.0, neighbour: 4.4, provision(conditions): 4.3, other: 4.3}
    hits = tuple(Hit(passage, score, 0.8, 0.5, (0.8,) * len(passage.units)) for passage, score in found.items())
    query = Query("Får köparen förhandla?", Language.sv, Jurisdiction.SE, date(2026, 11, 22))
    said = compose(Draft(Question(query.text), query, hits=hits), index).statements
    assert conditions in [statement.text for statement in said]


def test_a_section_checked_after_the_day_asked_about_opens_nothing(index: Index) -> None:
    said = answer(index, "Får dialog användas?", checked=date(2027, 1, 1), section=4.95, law=5.0, other=4.0)
    assert said[0] == "Dialog får användas om inget annat räcker."
    assert not any(sentence in SECTION for sentence in said)
