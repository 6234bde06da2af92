"""InfoNCE (van den Oord, Li and Vinyals 2018, arXiv 1807.03748): the surprise at each text's own partner."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import cross_entropy

TEMPERATURE = 0.02
"""What a cosine is divided by before the softmax."""

_NEVER = -1e4
"""The logit of a text that does not count as a negative."""

Mask = NDArray[np.bool_]


def of_questions(
    first: torch.Tensor, second: torch.Tensor, elsewhere: torch.Tensor, alike_across: Mask, alike_first: Mask
) -> torch.Tensor:
    """Return the loss of pairs of questions, row i of ``first`` with row i of ``second``; all of unit length.

    Negatives of a first question are the other pairs' questions and those from ``elsewhere``; of a second one the
    first questions of other pairs. Where a mask says so, shape (pairs, pairs), two may ask for the same and are none.
    """
    across = _logits(first, second, alike_across, kept=True)
    among = _logits(first, first, alike_first, kept=False)
    beside = first @ elsewhere.T / TEMPERATURE
    own = torch.arange(len(first))
    return (cross_entropy(torch.cat([across, among, beside], dim=1), own) + cross_entropy(across.T, own)) / 2


def of_passages(questions: torch.Tensor, passages: torch.Tensor, alike: Mask) -> torch.Tensor:
    """Return the loss of questions and the passages that answer them, both ways; rows as in ``of_questions``."""
    logits = _logits(questions, passages, alike, kept=True)
    own = torch.arange(len(questions))
    return (cross_entropy(logits, own) + cross_entropy(logits.T, own)) / 2


def _logits(left: torch.Tensor, right: torch.Tensor, alike: Mask, kept: bool) -> torch.Tensor:
    """Return the logits; those of a row with its own number are kept or, where they are of itself, masked too."""
    own = np.eye(len(left), dtype=bool)
    masked = alike & ~own if kept else alike | own
    return (left @ right.T / TEMPERATURE).masked_fill(torch.from_numpy(masked), _NEVER)
