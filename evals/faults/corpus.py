"""A small corpus of our own that changes from edition to edition, and questions it answers.

The documents say word for word what they are asked, so that whether they answer is beyond doubt with any model.
"""

from __future__ import annotations

import re
from pathlib import Path

METHODS = ("alfa", "beta", "gamma", "delta", "epsilon", "zeta")
QUESTION = "Är metod {} ett samtal med marknaden som köparen för före annonsen?"

_TEXT = """---
title: Metod {method}
kind: guidance
language: sv
jurisdiction: SE
---
# Metod {method}

## När metoden passar

<!-- asked: {question} -->

Metod {method} är ett samtal med marknaden som köparen för före annonsen, säger utgåva {edition}.

## Vad som går fel

Den som väljer metod {method} för sent får inga svar. Börja därför tidigt, enligt utgåva {edition}.
"""


def write_edition(folder: Path, edition: int) -> None:
    """Write every document of the corpus anew, so that each says which edition it belongs to."""
    folder.mkdir(parents=True, exist_ok=True)
    for method in METHODS:
        text = _TEXT.format(method=method, edition=edition, question=QUESTION.format(method))
        (folder / f"{method}.sv.md").write_text(text, encoding="utf-8")


def editions_in(text: str) -> set[int]:
    """Return the editions that a text says it belongs to."""
    return {int(number) for number in re.findall(r"utgåva (\d+)", text)}
