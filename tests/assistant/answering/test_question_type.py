from __future__ import annotations

import pytest

from assistant.answering.question_type import QuestionType, question_type


@pytest.mark.parametrize(
    "text",
    [
        "Får vi direktupphandla en städtjänst?",
        "Hur lång är anbudstiden?",
        "Kan oppdragsgiveren avlyse konkurransen?",
        "Kor lenge gjeld avtalen?",
        "Hvornår gælder tærskelværdien?",
        "How long must the standstill period be?",
        "Art. 31",
        "LOU 6 kap. 5 §",
    ],
)
def test_what_may_must_or_measures_asks_for_a_rule(text: str) -> None:
    assert question_type(text) is QuestionType.rule


@pytest.mark.parametrize(
    "text",
    [
        "Hur gör man en marknadsanalys?",
        "Hva er en funksjonsbeskrivelse?",
        "What goes wrong in an early market dialogue?",
        "Hur skriver vi ett utvärderingsprotokoll?",
        "Fåröborna köper in bilar, hur?",
        "",
    ],
)
def test_how_it_is_done_asks_for_a_method(text: str) -> None:
    assert question_type(text) is QuestionType.method
