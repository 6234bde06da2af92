from __future__ import annotations

import numpy as np
import pytest

from assistant.domain import Jurisdiction
from ingest.adapter.held_out import Share, bootstrap, leave_out, ranks, share_among, table
from tests.ingest.adapter.making import a_section, unit


def test_one_question_is_left_out_of_each_section_with_three() -> None:
    sections = [a_section("a1", "a2", "a3"), a_section("b1", "b2"), a_section()]
    rest, left_out = leave_out(sections, np.random.default_rng(1))
    [one] = left_out
    assert one.section == 0
    assert {one.text, *rest[0].asked} == {"a1", "a2", "a3"}
    assert len(rest[0].asked) == 2
    assert rest[1:] == sections[1:]


def test_a_question_that_two_sections_answer_is_never_left_out() -> None:
    sections = [a_section("gemensam", "a2", "gemensam 2"), a_section("gemensam", "gemensam 2", "b3")]
    for seed in range(20):
        _, left_out = leave_out(sections, np.random.default_rng(seed))
        assert [one.text for one in left_out] == ["a2", "b3"]


def test_a_section_is_as_near_as_its_nearest_text() -> None:
    sections = [a_section("a"), a_section("b"), a_section("c")]
    texts = unit((1, 0), (0, 1), (0.7, 0.7), (0.9, 0.1))
    asked = unit((0.9, 0.1), (0, 1))
    found = ranks(asked, [1, 1], texts, [0, 1, 2, 1], sections)
    assert found.tolist() == [1, 1]
    assert ranks(asked, [2, 2], texts, [0, 1, 2, 1], sections).tolist() == [3, 2]


@pytest.mark.parametrize(("own", "rank"), [(Jurisdiction.SE, 2), (Jurisdiction.NO, 1), (Jurisdiction.EU, 1), (None, 2)])
def test_sections_compete_within_what_an_asker_could_be_answered_from(own: Jurisdiction | None, rank: int) -> None:
    places = [Jurisdiction.NO, Jurisdiction.EU, Jurisdiction.SE, None]
    sections = [a_section("x", jurisdiction=place) for place in places]
    texts = unit((1, 0), (0.9, 0.1), (0.8, 0.2), (0.7, 0.3))
    assert ranks(texts[:1], [places.index(own)], texts, range(4), sections).tolist() == [rank]


def test_shares_count_the_questions_among_the_first() -> None:
    found = np.array([1, 3, 4, 1])
    assert share_among(found, 1).tolist() == [1, 0, 0, 1]
    assert share_among(found, 3).mean() == 0.75


def test_the_interval_holds_the_mean_and_narrows_with_more_questions() -> None:
    few = bootstrap(np.tile([0.0, 1.0], 20), np.random.default_rng(1))
    many = bootstrap(np.tile([0.0, 1.0], 2000), np.random.default_rng(1))
    assert few.low < 0.5 < few.high
    assert few.high - few.low == pytest.approx(0.31, abs=0.05)
    assert many.high - many.low == pytest.approx(0.031, abs=0.005)


def test_the_report_shows_both_models_and_what_lies_between() -> None:
    lines = table(np.array([2, 2, 1, 20]), np.array([1, 1, 1, 20]), np.random.default_rng(1))
    assert lines[0].startswith("Own section found by 4 questions")
    assert lines[1].startswith("first: untuned 0.250 (")
    assert "tuned 0.750 (" in lines[1]
    assert "difference 0.500 (" in lines[1]
    assert lines[3].startswith("among 12: untuned 0.750 (")


def test_a_share_reads_as_a_mean_with_its_interval() -> None:
    assert str(Share(0.5, 0.4, 0.6)) == "0.500 (0.400 to 0.600)"
