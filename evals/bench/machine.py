"""What the figures were measured on, and whether it was quiet enough to read wall times."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

QUIET = 1.3
"""A wall ratio counts only where the calibration loop took at most this many times its CPU time."""
_LOOPS = 2_000_000


@dataclass(frozen=True, slots=True)
class Machine:
    """Date, processor and interpreter of a run."""

    day: str
    cpu: str
    cores: int
    memory_gib: float
    python: str

    def __str__(self) -> str:
        return f"{self.day}, {self.cpu}, {self.cores} cores, {self.memory_gib:.0f} GiB, Python {self.python}"


def this_machine() -> Machine:
    """Return the description of the machine this runs on."""
    import psutil

    return Machine(
        date.today().isoformat(),
        _cpu_name(),
        os.cpu_count() or 1,
        psutil.virtual_memory().total / 2**30,
        platform.python_version(),
    )


def calibrate() -> float:
    """Return wall time ÷ CPU time of a fixed loop: 1 on a quiet machine, more when others hold the cores."""
    wall, cpu = time.perf_counter(), time.process_time()
    total = 0
    for number in range(_LOOPS):
        total += number & 7
    return (time.perf_counter() - wall) / (time.process_time() - cpu)


def measured(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a process that is measured: one thread, bytecode kept as on any user's machine."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"OMP_NUM_THREADS": "1"} | dict(environment)


def _cpu_name() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
