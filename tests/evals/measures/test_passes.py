from __future__ import annotations

import pytest

from assistant.domain import Jurisdiction, Language
from evals.case import Seen
from evals.measures.passes import MEASURE, failings
from tests.evals.making import answer, case, said, silence, source


def test_an_answer_without_a_failing_passes() -> None:
    assert failings(case()) == []
    assert MEASURE.values([case()]) == [1.0]


@pytest.mark.parametrize(
    ("seen", "failing"),
    [
        (silence(), "Ended as no_source; right would be answered."),
        (answer(language=Language.nb), "Answered in nb; the question is in sv."),
        (answer([said("I högst 35 dagar.")], [source(1, "LOU 1:1")]), "Does not cite LOU 6:5."),
        (answer([said("Den ska dokumenteras.")]), "Does not say “35 dagar”."),
        (answer(notice="Obs: sekretess."), "Says “sekretess”, which is wrong."),
        (answer([said("Högst 35 dagar, 40 ibland.")]), "The number 40 stands in no quote cited for it."),
        (answer(sources=[source(text="En annan text.")]), "The quote of source 1 does not stand in its passage."),
        (
            answer(sources=[source(), source(2, "FOA 1-1", jurisdiction=Jurisdiction.NO)]),
            "Cites the law of NO: LOU 6 kap., 6 kap. 5 §.",
        ),
    ],
)
def test_each_failing_is_said_in_words(seen: Seen, failing: str) -> None:
    one = case(seen, must_not=["sekretess"])
    assert failings(one) == [failing]
    assert MEASURE.values([one]) == [0.0]


def test_needs_and_facts_are_not_asked_of_a_right_silence() -> None:
    assert failings(case(silence(), outcomes=["no_source"])) == []
