"""Scopes: what an asker of one jurisdiction may be answered from.

A scope is a jurisdiction's own passages, EU passages and those that hold anywhere. It is named after its jurisdiction.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Jurisdiction

ANYWHERE = -1
_CODES = {jurisdiction: code for code, jurisdiction in enumerate(Jurisdiction)}


def code(jurisdiction: Jurisdiction | None) -> int:
    """Return the number that stands for a jurisdiction in the passage table."""
    return ANYWHERE if jurisdiction is None else _CODES[jurisdiction]


def scopes_of(codes: NDArray[np.int8]) -> tuple[Jurisdiction, ...]:
    """Return the scopes an index of these passages has: EU always, others where they have passages of their own."""
    return tuple(j for j in Jurisdiction if j is Jurisdiction.EU or bool((codes == code(j)).any()))


def members(codes: NDArray[np.int8], scope: Jurisdiction) -> NDArray[np.bool_]:
    """Return which passages belong to ``scope``, as one flag a passage."""
    return np.isin(codes, [code(scope), code(Jurisdiction.EU), ANYWHERE])


def scope_for(jurisdiction: Jurisdiction | None, scopes: Collection[Jurisdiction]) -> Jurisdiction:
    """Return the scope that answers an asker of ``jurisdiction``: the EU's where it has no passages of its own."""
    return jurisdiction if jurisdiction is not None and jurisdiction in scopes else Jurisdiction.EU
