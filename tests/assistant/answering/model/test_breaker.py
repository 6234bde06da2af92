from __future__ import annotations

from assistant.answering.model.breaker import FAILURES, REST_SECONDS, CircuitBreaker


def opened(now: list[float]) -> CircuitBreaker:
    breaker = CircuitBreaker(lambda: now[0])
    for _ in range(FAILURES):
        assert breaker.allows()
        breaker.failed()
    return breaker


def test_it_opens_after_so_many_failures_in_a_row() -> None:
    assert not opened([0.0]).allows()


def test_a_success_forgets_the_failures() -> None:
    breaker = CircuitBreaker(lambda: 0.0)
    for _ in range(FAILURES * 3):
        breaker.failed()
        breaker.succeeded()
    assert breaker.allows()


def test_after_the_rest_one_may_try_and_the_others_wait() -> None:
    now = [0.0]
    breaker = opened(now)
    now[0] = REST_SECONDS
    assert [breaker.allows() for _ in range(3)] == [True, False, False]


def test_a_trial_that_fails_rests_again_and_one_that_succeeds_closes() -> None:
    now = [0.0]
    breaker = opened(now)
    now[0] = REST_SECONDS
    assert breaker.allows()
    breaker.failed()
    now[0] += REST_SECONDS - 1
    assert not breaker.allows()
    now[0] += 1
    assert breaker.allows()
    breaker.succeeded()
    assert [breaker.allows() for _ in range(3)] == [True, True, True]
