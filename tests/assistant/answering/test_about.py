from __future__ import annotations

import pytest

from assistant.answering.about import about
from assistant.answering.draft import Draft
from assistant.domain import Language, Outcome, Question
from assistant.index.index import Index


@pytest.mark.parametrize(
    "question",
    ["Vad kan du?", "hva kan du", "Kva kan du?", "What can you do?", "Vem är du?", "help", "Hur fungerar du?"],
)
def test_what_it_can_do_is_its_greeting(question: str, index: Index) -> None:
    draft = about(Draft(Question(question)), index)
    assert draft.outcome is Outcome.greeting
    assert draft.notes == ()


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Vilka källor har du?", "Mina källor är"),
        ("Hvilke kilder bruker du?", "Kildene mine er"),
        ("What sources do you have?", "My sources are"),
    ],
)
def test_its_sources_are_named_from_the_catalogue(question: str, opening: str, index: Index) -> None:
    draft = about(Draft(Question(question)), index)
    assert draft.outcome is Outcome.greeting
    assert draft.notes[0].startswith(opening)


def test_the_asker_chooses_the_language_of_that_sentence(index: Index) -> None:
    draft = about(Draft(Question("Vilka källor har du?", Language.nn)), index)
    assert draft.notes[0].startswith("Kjeldene mine er")


@pytest.mark.parametrize(
    "question",
    [
        "Vad kan du göra åt ett lågt anbud?",
        "Hva kan leverandøren gjøre?",
        "Vilka lagar gäller vid upphandling av byggentreprenader i kommuner och regioner?",
    ],
)
def test_a_question_about_procurement_is_not_about_lotsen(question: str, index: Index) -> None:
    assert about(Draft(Question(question)), index).outcome is None
