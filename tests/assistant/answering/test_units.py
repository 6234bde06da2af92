from __future__ import annotations

import pytest

from assistant.answering.units import ASIDE, rank_units
from assistant.domain import Hit, Span
from tests.assistant.index.samples import a_document, a_passage

STATES = "Dialog ger bättre krav."


def said(*units: str) -> list[str]:
    starts = [sum(len(unit) + 1 for unit in units[:place]) for place in range(len(units))]
    spans = tuple(Span(start, start + len(unit)) for start, unit in zip(starts, units, strict=True))
    passage = a_passage(a_document("dialog"), " ".join(units), units=spans)
    hit = Hit(passage, score=1.0, dense=0.8, lexical=0.5, unit_dense=(0.8,) * len(passage.units))
    return [unit.text for unit in rank_units([hit], "Vad ger dialog?", {"dialog": 2.0})]


def test_a_question_states_nothing_and_is_no_unit_of_an_answer() -> None:
    assert said(STATES, "Vad ger dialog?") == [STATES]


def test_a_pointer_to_another_page_is_no_unit_of_an_answer() -> None:
    assert said("Läs mer om dialog hos myndigheten.", STATES) == [STATES]


@pytest.mark.parametrize(
    "checked",
    [
        "Reglerna om dialog är kontrollerade den 2026-11-22.",
        "Reglene om dialog er kontrollert 2026-11-22.",
        "The rules on dialogue were checked on 2026-11-22.",
    ],
)
def test_a_bare_date_of_check_is_no_unit_of_an_answer(checked: str) -> None:
    assert said(STATES, checked) == [STATES]


def test_a_rule_with_its_date_of_check_remains() -> None:
    rule = "Gränsen för dialog är 700 000 kronor, enligt 19 a kap. 2 § LOU (kontrollerat 2026-11-22)."
    assert said(rule) == [rule]


def test_a_side_section_stands_back_where_the_question_is_not_about_it() -> None:
    ranked = {}
    for heading in ("Vilka fallgropar finns med dialog?", "Vilken nytta finns med dialog?"):
        passage = a_passage(a_document("dialog"), STATES, heading_path=(heading,))
        hit = Hit(passage, score=1.0, dense=0.8, lexical=0.5, unit_dense=(0.8,))
        ranked[heading] = rank_units([hit], "När får dialog användas?", {"dialog": 2.0})[0].score
    aside, matter = ranked.values()
    assert matter - aside == pytest.approx(ASIDE)


def test_a_statement_that_quotes_a_question_remains() -> None:
    quoting = "På frågan vad dialog ger? svarar lagen inte."
    assert said(quoting) == [quoting]


def test_a_unit_that_holds_the_words_of_the_question_comes_before_one_that_does_not() -> None:
    assert said("Krav kan vara många.", STATES) == [STATES, "Krav kan vara många."]
