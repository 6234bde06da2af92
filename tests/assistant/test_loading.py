from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from assistant.loading import loading


@pytest.fixture(autouse=True)
def _unfrozen() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_the_collector_rests_while_the_block_loads_and_works_again_after_it() -> None:
    with loading():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_loaded_is_not_looked_through_again() -> None:
    with loading():
        loaded = [object(), {}]
    assert gc.is_tracked(loaded)
    assert not any(one is loaded for one in gc.get_objects())


def test_a_block_that_fails_leaves_the_collector_at_work() -> None:
    with pytest.raises(OSError, match="no model"), loading():
        raise OSError("no model")
    assert gc.isenabled()
