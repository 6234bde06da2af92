"""The gate: the product on the shipped corpus must not get significantly worse than the committed baseline.

Model and embeddings are kept in pytest's cache folder, so only the first run pays for them (about a minute).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.embedding.bundled import BundledEmbedder
from assistant.embedding.hashing import HashingEmbedder
from assistant.settings import Settings
from evals.case import Case
from evals.gate import (
    BASELINE,
    SIZE,
    Baseline,
    ask_gate,
    baseline_of,
    build_shipped,
    differences,
    gate_questions,
    is_drop,
    is_unchanged,
)
from evals.measures import quote_exactness, unsupported_numbers
from tests.evals.making import answer, case, said, silence

ENOUGH = SIZE * 2 // 3
"""Questions that must be as they were when the baseline was made."""


@pytest.fixture(scope="session")
def cases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sequence[Case]:
    kept = Path(request.config.cache.mkdir("lotsen"))
    settings = Settings(data=kept, index=tmp_path_factory.mktemp("gate"))
    embedder = BundledEmbedder.open(settings.model_folder)
    build_shipped(settings, embedder)
    return ask_gate(settings, embedder, gate_questions())


@pytest.fixture(scope="session")
def baseline() -> Baseline:
    return Baseline.model_validate_json(BASELINE.read_text(encoding="utf-8"))


@pytest.mark.timeout(600)
def test_no_measure_is_significantly_worse_than_the_baseline(cases: Sequence[Case], baseline: Baseline) -> None:
    drops = [
        f"{drop.name}: {drop.a:.3f} → {drop.b:.3f} (difference {drop.low:+.3f} to {drop.high:+.3f}, n {drop.n})"
        for drop in differences(baseline, cases)
        if is_drop(drop)
    ]
    assert drops == [], "If the change is meant, renew the baseline with `lotsen eval baseline` and say why."


def test_the_baseline_knows_most_of_todays_questions(baseline: Baseline) -> None:
    known = [question for question in gate_questions() if is_unchanged(baseline, question)]
    assert len(known) >= ENOUGH, "The questions have changed: renew the baseline with `lotsen eval baseline`."


@pytest.mark.timeout(600)
def test_every_quote_is_exact_and_every_number_supported(cases: Sequence[Case]) -> None:
    assert {value for value in quote_exactness.MEASURE.values(cases) if value is not None} == {1.0}
    assert {value for value in unsupported_numbers.MEASURE.values(cases) if value is not None} == {0.0}


def many(good: int, lost: int) -> list[Case]:
    seen = [answer()] * good + [silence()] * lost
    return [case(one, id=f"dev-{number:03d}") for number, one in enumerate(seen)]


def dropped(before: Sequence[Case], after: Sequence[Case]) -> set[str]:
    found = differences(baseline_of(before, HashingEmbedder()), after)
    return {difference.name for difference in found if is_drop(difference)}


def test_a_gate_lets_a_single_lost_answer_through_and_stops_at_many() -> None:
    assert dropped(many(60, 0), many(59, 1)) == set()
    assert dropped(many(60, 0), many(50, 10)) == {"passed", "right outcome"}


def test_a_gain_is_no_drop() -> None:
    assert dropped(many(40, 20), many(60, 0)) == set()


def test_more_of_what_is_bad_is_a_drop() -> None:
    wrong = [one.model_copy(update={"seen": answer([said("Högst 35 eller 40 dagar.")])}) for one in many(60, 0)]
    assert "unsupported-number rate" in dropped(many(60, 0), wrong)


def test_a_question_that_was_changed_is_not_compared() -> None:
    before = baseline_of(many(3, 0), HashingEmbedder())
    changed = [case(silence(), id=f"dev-{n:03d}", question="Får man förhandla om priset?") for n in range(3)]
    assert differences(before, changed) == []
    assert not is_unchanged(before, changed[0].question)


def test_a_second_reading_does_not_make_another_question() -> None:
    before = baseline_of(many(1, 0), HashingEmbedder())
    provenance = {"source": "LOU 6:5", "written": "2026-11-22", "checked": "2026-12-01"}
    assert is_unchanged(before, case(id="dev-000", provenance=provenance).question)
