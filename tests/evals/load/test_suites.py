"""Each suite, small, against the real server over a small index."""

from __future__ import annotations

import pytest

from assistant.settings import Settings
from evals.load.serving import Held, serving
from evals.load.suites import drops, refusals, soak, streams
from tests.assistant.channels import processes

QUESTIONS = ["När får konkurrenspräglad dialog användas?", "Hva er en rammeavtale?", "What is a market dialogue?"]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("load")
    processes.build(folder)
    return Settings(data=folder, embedding="hashing")


def test_streams_that_begin_together_all_end_and_leave_nothing(settings: Settings) -> None:
    together, _, _, afterwards = streams.run(settings, QUESTIONS, 12)

    assert (together.seen, together.ok) == ("done 12", True)
    assert afterwards.ok, afterwards.seen


def test_clients_that_leave_are_forgotten(settings: Settings) -> None:
    left, later, next_one = drops.run(settings, QUESTIONS, 30)

    assert left.seen == "left 30"
    assert later.ok, later.seen
    assert next_one.ok


def test_an_address_beyond_its_limit_is_told_to_wait_while_another_is_answered(settings: Settings) -> None:
    beyond, _, others, overload, _, _, afterwards = refusals.run(settings, QUESTIONS, 40)

    assert beyond.seen == "within the limit: done 15; beyond: error rate_limited 40"
    assert others.seen.startswith("done")
    assert overload.ok, overload.seen
    assert afterwards.ok


def test_a_soak_looks_at_what_the_server_holds(settings: Settings) -> None:
    asked, memory, held = soak.run(settings, QUESTIONS, 5)

    assert asked.ok, asked.seen
    assert memory.seen.count(",") == 4
    assert "descriptors" in held.seen


def test_a_server_that_cannot_start_is_an_error_and_not_a_figure(settings: Settings) -> None:
    with pytest.raises(RuntimeError, match="exit code"), serving(settings, workers="many"):
        pass


def test_holding_more_of_anything_that_must_not_leak_is_more() -> None:
    base = Held(tasks=2, runs=0, descriptors=40, connections=4, threads=10, memory_mb=300)

    assert Held(1, 0, 40, 7, 13, 900).within(base), "Chroma's pool and memory have their own bounds"
    for more in (Held(3, 0, 40, 4, 10, 300), Held(1, 0, 41, 4, 10, 300)):
        assert not more.within(base)
