from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cutting.balance import balanced


@pytest.mark.parametrize(
    ("sizes", "most", "runs"),
    [
        ([], 10, []),
        ([3], 10, [[3]]),
        ([5, 5], 10, [[5, 5]]),
        ([5, 6], 10, [[5], [6]]),
        ([4, 4, 4, 4], 12, [[4, 4], [4, 4]]),
        ([9, 1, 1, 1], 10, [[9], [1, 1, 1]]),
        ([20], 10, [[20]]),
        ([20, 1, 20], 10, [[20], [1], [20]]),
        ([0, 0, 0], 0, [[0, 0, 0]]),
        ([1, 1], 0, [[1], [1]]),
    ],
)
def test_things_are_divided_into_few_and_even_runs(sizes: list[int], most: int, runs: list[list[int]]) -> None:
    assert balanced(sizes, sizes, most) == runs


_SIZES = st.lists(st.integers(1, 60), max_size=30)


@given(_SIZES, st.integers(1, 100))
def test_nothing_is_lost_or_moved_and_no_run_is_empty(sizes: list[int], most: int) -> None:
    runs = balanced(list(enumerate(sizes)), sizes, most)
    assert [thing for run in runs for thing in run] == list(enumerate(sizes))
    assert all(runs)


@given(_SIZES, st.integers(1, 100))
def test_a_run_is_too_large_only_where_one_thing_is(sizes: list[int], most: int) -> None:
    assert all(sum(run) <= most or len(run) == 1 for run in balanced(sizes, sizes, most))


@given(_SIZES, st.integers(1, 100))
def test_two_neighbouring_runs_would_not_have_fitted_into_one_run_less(sizes: list[int], most: int) -> None:
    greedy: list[int] = []
    for size in sizes:
        if greedy and greedy[-1] + size <= most:
            greedy[-1] += size
        else:
            greedy.append(size)
    assert len(balanced(sizes, sizes, most)) == len(greedy)


@given(st.lists(st.integers(1, 20), min_size=1, max_size=8), st.integers(20, 60))
def test_no_division_into_as_few_runs_has_a_smaller_largest_run(sizes: list[int], most: int) -> None:
    runs = balanced(sizes, sizes, most)

    def smallest_largest(start: int, left: int) -> int:
        if left == 1:
            return sum(sizes[start:])
        return min(
            max(sum(sizes[start:end]), smallest_largest(end, left - 1))
            for end in range(start + 1, len(sizes) - left + 2)
        )

    assert max(map(sum, runs)) == smallest_largest(0, len(runs))
