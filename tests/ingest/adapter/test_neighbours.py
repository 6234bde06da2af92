from __future__ import annotations

import numpy as np

from ingest.adapter.neighbours import DRAWN, Neighbours, pair
from tests.ingest.adapter.making import unit


def circle(count: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Vectors in a row: number n lies nearest to n - 1 and n + 1."""
    angles = np.linspace(0, 3, count)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def test_a_batch_holds_different_sections_of_one_group() -> None:
    groups = ["SE"] * 60 + ["NO"] * 60
    neighbours = Neighbours(groups, [3] * 120, circle(120))
    random = np.random.default_rng(5)
    for _ in range(10):
        drawn = neighbours.draw(20, random).tolist()
        assert len(set(drawn)) == 20
        assert len({groups[n] for n in drawn}) == 1


def test_sections_come_with_their_nearest() -> None:
    neighbours = Neighbours(["SE"] * 400, [3] * 400, circle(400))
    drawn = neighbours.draw(1 + DRAWN, np.random.default_rng(5))
    assert np.abs(drawn - drawn[0]).max() <= 40


def test_a_group_is_drawn_as_often_as_its_share_of_the_questions() -> None:
    neighbours = Neighbours(["SE", "SE", "NO", "NO"], [9, 9, 1, 1], unit((1, 0), (0, 1), (1, 0), (0, 1)))
    random = np.random.default_rng(5)
    swedish = sum(int(neighbours.draw(2, random).max() < 2) for _ in range(500))
    assert 425 < swedish < 475


def test_a_small_group_gives_all_it_has() -> None:
    neighbours = Neighbours(["SE"] * 3, [2] * 3, circle(3))
    assert sorted(neighbours.draw(96, np.random.default_rng(5)).tolist()) == [0, 1, 2]


def test_the_same_seed_draws_the_same() -> None:
    neighbours = Neighbours(["SE"] * 90, [3] * 90, circle(90))
    first, second = (neighbours.draw(30, np.random.default_rng(7)).tolist() for _ in range(2))
    assert first == second


def test_a_pair_is_of_two_different_numbers() -> None:
    random = np.random.default_rng(5)
    assert {tuple(sorted(pair(3, random))) for _ in range(60)} == {(0, 1), (0, 2), (1, 2)}
