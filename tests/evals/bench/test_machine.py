from __future__ import annotations

from evals.bench.machine import Machine, calibrate, this_machine


def test_the_calibration_loop_never_takes_less_wall_than_cpu_time() -> None:
    assert calibrate() > 0.9


def test_the_machine_is_named_with_its_date_and_cores() -> None:
    text = str(Machine("2026-11-22", "Some CPU", 2, 23.5, "3.11.9"))
    assert text == "2026-11-22, Some CPU, 2 cores, 24 GiB, Python 3.11.9"


def test_this_machine_has_a_processor_with_a_name() -> None:
    found = this_machine()
    assert found.cpu
    assert found.cores >= 1
    assert found.memory_gib > 0.5
