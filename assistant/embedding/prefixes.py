"""What a model wants to read before a question and before a passage."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Prefixes(NamedTuple):
    """The two prefixes; empty where the model wants none."""

    query: str
    passage: str


NONE: Final = Prefixes("", "")
E5: Final = Prefixes("query: ", "passage: ")
"""Wang et al. 2022, arXiv 2212.03533, and 2024, arXiv 2402.05672."""

_E5_NAME = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])(?!.*instruct)", re.IGNORECASE)


def prefixes_for(model: str) -> Prefixes:
    """Return the prefixes of a model, judged by its name: E5 models need theirs, apart from the instruct ones."""
    return E5 if _E5_NAME.search(model) else NONE
