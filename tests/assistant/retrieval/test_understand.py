from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Jurisdiction, Language, Query, Question, Turn
from assistant.retrieval.understand import understand

TODAY = date(2026, 11, 22)


def understood(text: str, jurisdiction: Jurisdiction | None = None) -> Query:
    return understand(Question(text, None, jurisdiction), text, TODAY)


@pytest.mark.parametrize(
    ("text", "language", "jurisdiction"),
    [
        ("LOU 6:5", Language.sv, Jurisdiction.SE),
        ("FOA § 13-2", Language.nb, Jurisdiction.NO),
        ("Article 31 2014/24/EU", Language.en, Jurisdiction.EU),
    ],
)
def test_a_provision_alone_is_answered_in_the_language_of_its_act(
    text: str, language: Language, jurisdiction: Jurisdiction
) -> None:
    query = understood(text)
    assert (query.language, query.jurisdiction) == (language, jurisdiction)
    assert len(query.references) == 1


def test_a_provision_in_a_question_does_not_change_the_askers_language() -> None:
    assert understood("When does LOU 6:5 apply?").language is Language.en


def test_what_the_asker_chose_outweighs_the_act_for_a_text_without_words() -> None:
    assert understood("LOU 6:5", Jurisdiction.NO).language is Language.nb


def test_a_question_is_asked_for_today_unless_it_says_a_day() -> None:
    assert understood("Vad är RFI?").as_of == TODAY
    asked = Question("Vad är RFI?", as_of=date(2020, 1, 1))
    assert understand(asked, asked.text, TODAY).as_of == date(2020, 1, 1)


def test_the_added_words_are_searched_but_do_not_decide_the_language() -> None:
    query = understand(Question("And how long?"), "konkurrenspräglad dialog And how long?", TODAY)
    assert query.text == "konkurrenspräglad dialog And how long?"
    assert query.language is Language.en


@pytest.mark.parametrize(
    ("before", "text", "language"),
    [
        ("Kva er ein rammeavtale?", "Kan vi forlenge den?", Language.nn),
        ("Hvad er en rammeaftale?", "RFI?", Language.da),
        ("Vad är ett ramavtal?", "e-auktion?", Language.sv),
        ("Vad är ett ramavtal?", "And how long may it last?", Language.en),
    ],
)
def test_a_short_follow_up_is_taken_for_the_language_of_the_conversation(
    before: str, text: str, language: Language
) -> None:
    question = Question(text, history=(Turn(before),))
    assert understand(question, text, TODAY).language is language
