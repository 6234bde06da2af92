"""Identity numbers that pass their checks and belong to nobody alive: all are of people born from 1900 to 1906.

The check digits are worked out here from the authorities' own descriptions, apart from the library the guard uses.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

_DAYS = [date(1900, 1, 3) + timedelta(days=83 * step) for step in range(30)]


def swedish(coordination: bool = False) -> Iterator[str]:
    """Yield personnummer (or samordningsnummer: 60 added to the day) of twelve digits with a hyphen."""
    for number, day in enumerate(_DAYS):
        serial = 100 + 7 * number
        digits = f"{day:%y%m}{day.day + 60 * coordination:02}{serial}"
        doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
        check = -sum(value // 10 + value % 10 for value in doubled) % 10
        yield f"{day:%Y}{digits[2:6]}-{serial}{check}"


def norwegian(temporary: bool = False) -> Iterator[str]:
    """Yield fødselsnummer (or D-nummer: 40 added to the day)."""
    for day in _DAYS:
        for serial in range(100, 500):
            digits = f"{day.day + 40 * temporary:02}{day:%m%y}{serial}"
            first = _modulus_11(digits, (3, 7, 6, 1, 8, 9, 4, 5, 2))
            second = _modulus_11(f"{digits}{first % 10}", (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))
            if first < 10 and second < 10:
                yield f"{digits}{first}{second}"
                break


def danish() -> Iterator[str]:
    """Yield CPR numbers that keep the old modulus."""
    for day in _DAYS:
        for serial in range(100, 400):
            digits = f"{day:%d%m%y}{serial}"
            check = _modulus_11(digits, (4, 3, 2, 7, 6, 5, 4, 3, 2))
            if check < 10:
                yield f"{digits[:6]}-{serial}{check}"
                break


def finnish() -> Iterator[str]:
    """Yield henkilötunnus."""
    for number, day in enumerate(_DAYS):
        digits = f"{day:%d%m%y}{300 + number}"
        yield f"{digits[:6]}-{digits[6:]}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(digits) % 31]}"


def _modulus_11(digits: str, weights: tuple[int, ...]) -> int:
    return -sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
