from __future__ import annotations

import re

from assistant.domain import Outcome
from evals.bench.summary import Interval
from evals.report import svg
from evals.report.html import page
from evals.report.text import comparison, figures, number, outcomes
from evals.runs.compare import compare
from tests.evals.making import answer, case, place, run, said, silence, source

RUN = run([case(), case(silence(), id="dev-002", question="Får <b>vi</b> förhandla?"), case(id="dev-003")])


def test_figures_have_the_digits_that_mean_something() -> None:
    assert [number(value) for value in (0.12345, 1.0, 12.34, 567.8, -3.21)] == ["0.123", "1.000", "12.3", "568", "-3.2"]


def test_a_measure_is_told_with_its_interval_and_n() -> None:
    text = figures({"recall": Interval(0.9, 0.8, 0.95, 40), "silent": None})
    assert "| recall | 0.900 | 0.800 to 0.950 | 40 |" in text
    assert "| silent | – | – | 0 |" in text


def test_outcomes_are_told_by_label() -> None:
    assert "| answered | 3 | 1.000 | 0.667 | 0.800 |" in outcomes(RUN.cases)


def test_a_comparison_shows_both_answers_of_a_flipped_question() -> None:
    after = run([case(silence(notice="Källorna säger inget."), id="dev-001"), case(silence(), id="dev-002")], "b")
    text = comparison(compare(RUN, after))
    assert "1 questions flipped, 0 for the better." in text
    assert "Worse: dev-001 (sv) Hur länge får en förhandling pågå?" in text
    assert "  A answered [LOU 6:5] 'En förhandling får pågå i högst 35 dagar.'" in text
    assert "  B no_source [no source] 'Källorna säger inget.'" in text


def test_the_page_shows_each_failing_answer_and_why_it_fails() -> None:
    html = page(RUN, RUN.summary())
    assert "1 of 3 answers have a failing" in html
    assert re.findall(r'<article id="([\w-]+)">', html) == ["dev-002"]
    assert "Ended as no_source; right would be answered." in html
    assert "says “35 dagar”" in html


def test_the_page_loads_nothing_and_trusts_no_text() -> None:
    evil = answer(
        [said("<script>alert(1)</script> 35 dagar")],
        [source(quote="x", text="y", title="<img src=x>", url="javascript:alert(1)")],
    )
    html = page(run([case(evil)]), run([case(evil)]).summary())
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in html
    assert "default-src 'none'" in html
    assert not re.findall(r'(?:src|href)="(?!https://example\.org)', html)


def test_the_page_links_to_the_sources_of_an_answer() -> None:
    lost = case(answer(sources=[source(1, "LOU 1:1")], found=[place("LOU 1:1")]))
    assert '<a href="https://example.org/lou" rel="noreferrer">LOU 6 kap.</a>' in page(run([lost]), {})


def test_the_matrix_of_outcomes_has_a_column_for_each_end() -> None:
    html = page(RUN, RUN.summary())
    head = html.split("ended as</th>")[1].split("<th>precision")[0]
    assert re.findall(r"<th>(\w+)</th>", head) == [Outcome.answered, Outcome.no_source]


def test_a_curve_is_drawn_between_its_axes() -> None:
    drawn = svg.curve([(0.0, 0.0), (1.0, 1.0)], "coverage", "risk", 'A "curve"')
    assert 'points="60.0,220.0 420.0,14.0"' in drawn
    assert 'aria-label="A &quot;curve&quot;"' in drawn
    assert ">coverage</text>" in drawn


def test_a_bar_is_as_long_as_its_value() -> None:
    drawn = svg.bars([("sv (3)", 0.5, 0.25, 1.0), ("<nb>", 1.0, 1.0, 1.0)], "Passed")
    assert re.findall(r'class="bar" x="150" y="\d+" width="([\d.]+)"', drawn) == ["140.0", "280.0"]
    assert "&lt;nb&gt;" in drawn
