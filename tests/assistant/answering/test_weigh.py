from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.draft import Draft
from assistant.answering.weigh import (
    CERTAIN,
    EVEN,
    FULL,
    LEANING_WEIGHT,
    LEXICAL_WEIGHT,
    NEARNESS_WEIGHT,
    NEEDED,
    evidence,
    weigh,
)
from assistant.domain import Hit, Outcome, Question
from assistant.retrieval.fusion import ASKED_OFFSET
from assistant.retrieval.retriever import NAMED_PROVISION
from tests.assistant.index.samples import SWEDISH

NOTHING = Hit(SWEDISH, score=1.0, dense=0.0, lexical=0.0, unit_dense=())


def a_hit(**more: object) -> Hit:
    return replace(NOTHING, **more)  # type: ignore[arg-type]


def nearness_of(wanted: float) -> float:
    """Return the nearness that gives this much evidence without words and leaning."""
    return (wanted + EVEN) / NEARNESS_WEIGHT


def weighed(wanted: float, score: float = 1.0) -> Draft:
    return weigh(Draft(Question("Vad?"), hits=(a_hit(dense=nearness_of(wanted), score=score),)), 0.0)


def test_nothing_found_is_no_evidence_at_all() -> None:
    assert evidence((), 5.0) == float("-inf")
    found = weigh(Draft(Question("Vad?")), 5.0)
    assert (found.outcome, found.evidence) == (Outcome.no_source, float("-inf"))


@pytest.mark.parametrize(
    "hit", [a_hit(dense=0.9), a_hit(unit_dense=(0.1, 0.9, 0.3)), a_hit(asked=0.9 + ASKED_OFFSET, dense=0.2)]
)
def test_the_nearest_of_passage_units_and_asked_questions_counts(hit: Hit) -> None:
    assert evidence([NOTHING, hit], 0.0) == pytest.approx(NEARNESS_WEIGHT * 0.9 - EVEN)


def test_words_and_leaning_are_added() -> None:
    hits = [a_hit(dense=0.9, lexical=0.2), a_hit(lexical=0.5)]
    expected = NEARNESS_WEIGHT * 0.9 + LEXICAL_WEIGHT * 0.5 + LEANING_WEIGHT * -2.0 - EVEN
    assert evidence(hits, -2.0) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("wanted", "outcome"),
    [
        (NEEDED - 0.001, Outcome.no_source),
        (NEEDED + 0.001, Outcome.partly_answered),
        (FULL - 0.001, Outcome.partly_answered),
        (FULL + 0.001, Outcome.answered),
    ],
)
def test_thin_evidence_answers_in_part_and_too_little_not_at_all(wanted: float, outcome: Outcome) -> None:
    found = weighed(wanted)
    assert found.outcome is outcome
    assert found.evidence == pytest.approx(wanted)
    assert bool(found.hits) is (outcome is not Outcome.no_source)


def test_a_provision_the_question_names_needs_no_other_evidence() -> None:
    found = weighed(-50.0, NAMED_PROVISION)
    assert (found.outcome, found.evidence) == (Outcome.answered, CERTAIN)
    assert weighed(-50.0, NAMED_PROVISION - 0.01).outcome is Outcome.no_source


_UNIT = st.floats(0, 1)


@given(_UNIT, _UNIT, _UNIT, _UNIT, st.floats(-5, 5), st.integers(0, 3), st.floats(0, 0.5))
def test_more_of_any_evidence_is_never_less(
    dense: float, unit: float, asked: float, lexical: float, leaning: float, which: int, more: float
) -> None:
    def of(values: list[float], leans: float) -> float:
        return evidence([a_hit(dense=values[0], unit_dense=(values[1],), asked=values[2], lexical=values[3])], leans)

    before, after = [dense, unit, asked, lexical], [dense, unit, asked, lexical]
    after[which] += more
    assert of(after, leaning) >= of(before, leaning)
    assert of(before, leaning + more) >= of(before, leaning)
