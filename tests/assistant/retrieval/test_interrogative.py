from __future__ import annotations

import pytest

from assistant.retrieval.interrogative import asks_amount, asks_counterpart, asks_meaning, compares, interrogative


@pytest.mark.parametrize(
    "text",
    [
        "Vad är skillnaden mellan öppet och selektivt förfarande?",
        "Hvad er forskellen på udbud med forhandling og dialog?",
        "How does an open procedure differ from a restricted one?",
        "What is the difference between PCP and PPI?",
        "How is a grant different from a contract?",
    ],
)
def test_a_question_that_sets_two_things_beside_each_other_compares(text: str) -> None:
    assert compares(text)


@pytest.mark.parametrize(
    "text",
    [
        "Can we award different bidders different lots?",
        "Må vi have forskellige kriterier for delaftaler?",
        "Hva betyr eller tilsvarende i kravspesifikasjonen?",
    ],
)
def test_that_things_are_different_compares_nothing(text: str) -> None:
    assert not compares(text)


def test_what_a_rule_is_elsewhere_is_asked_by_its_counterpart() -> None:
    assert asks_counterpart("Vad motsvarar § 13-2 i LOU?")
    assert not asks_counterpart("Måste vi skriva eller motsvarande efter ett märke?")


def test_a_figure_is_asked_for_by_how_much_and_how_long_not_by_a_condition() -> None:
    assert asks_amount("Hur länge får ett ramavtal gälla?")
    assert asks_amount("Får vi köpa för 700 000 kronor under tröskelvärdet?")
    assert not asks_amount("Får vi förhandla under tröskelvärdet?")


def test_a_term_alone_asks_what_it_means() -> None:
    assert asks_meaning("konkurrenspräglad dialog")
    assert asks_meaning("What is an RFI?")
    assert not asks_meaning("Får vi förhandla?")


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Hvor lenge varer avtalen?", "extent"), ("När får dialog användas?", "when allowed"), ("Dialog", None)],
)
def test_the_word_a_question_opens_with_tells_its_kind(text: str, kind: str | None) -> None:
    assert interrogative(text) == kind
