from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.units import ASIDE, ELSEWHERE, FIGURE, rank_units
from assistant.domain import Hit, Jurisdiction, Language, Query, Span
from tests.assistant.index.samples import a_document, a_passage

STATES = "Dialog ger bättre krav."


def asks(text: str) -> Query:
    return Query(text, Language.sv, Jurisdiction.SE, date(2026, 11, 22))


def score_of(unit: str, question: str) -> float:
    hit = Hit(a_passage(a_document("dialog"), unit), score=1.0, dense=0.8, lexical=0.5, unit_dense=(0.8,))
    return rank_units([hit], asks(question), {"dialog": 2.0})[0].score


def said(*units: str) -> list[str]:
    starts = [sum(len(unit) + 1 for unit in units[:place]) for place in range(len(units))]
    spans = tuple(Span(start, start + len(unit)) for start, unit in zip(starts, units, strict=True))
    passage = a_passage(a_document("dialog"), " ".join(units), units=spans)
    hit = Hit(passage, score=1.0, dense=0.8, lexical=0.5, unit_dense=(0.8,) * len(passage.units))
    return [unit.text for unit in rank_units([hit], asks("Vad ger dialog?"), {"dialog": 2.0})]


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
        "The provisions are cited in the version checked on 2026-11-22.",
        "Bestemmelsene er i versjon kontrollert 2026-11-22.",
        "Bestämmelserna gäller i lydelse kontrollerad 2026-11-22.",
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
        ranked[heading] = rank_units([hit], asks("När får dialog användas?"), {"dialog": 2.0})[0].score
    aside, matter = ranked.values()
    assert matter - aside == pytest.approx(ASIDE)


def test_a_statement_that_quotes_a_question_remains() -> None:
    quoting = "På frågan vad dialog ger? svarar lagen inte."
    assert said(quoting) == [quoting]


def test_a_unit_that_holds_the_words_of_the_question_comes_before_one_that_does_not() -> None:
    assert said("Krav kan vara många.", STATES) == [STATES, "Krav kan vara många."]


@pytest.mark.parametrize(
    ("question", "with_figure", "without"),
    [
        ("Hur länge pågår dialog?", "En dialog pågår i 30 dagar.", "En dialog pågår i flera dagar."),
        ("Räcker 30 för dialog?", "Taket för dialog är 30.", "Taket för dialog är 40."),
    ],
)
def test_a_figure_counts_where_the_question_asks_for_one_or_holds_it(
    question: str, with_figure: str, without: str
) -> None:
    assert score_of(with_figure, question) - score_of(without, question) == pytest.approx(FIGURE)


def test_a_figure_counts_nothing_where_none_is_asked_for() -> None:
    question = "Vem leder en dialog?"
    assert score_of("En dialog pågår i 30 dagar.", question) == score_of("En dialog pågår i flera dagar.", question)


def test_a_unit_on_another_country_alone_stands_back() -> None:
    question = "Vem leder en dialog?"
    own, other = score_of("I Sverige leds dialog så.", question), score_of("I Norge leds dialog så.", question)
    both = score_of("I Norge och Sverige leds dialog så.", question)
    assert own - other == pytest.approx(ELSEWHERE)
    assert both == own


def test_a_country_the_question_names_is_no_other_country() -> None:
    question = "Vem leder en dialog i Norge?"
    assert score_of("I Norge leds dialog så.", question) == score_of("I Sverige leds dialog så.", question)
