"""Whether a question is like those the sources answer or like those that lie outside them: one linear direction.

Linear discriminant analysis (Fisher 1936) between the questions that passages answer and the questions outside all
sources, with the pooled covariance shrunk towards its mean variance (Ledoit and Wolf 2004; here by a fixed amount). On
the development questions it told both kinds apart better than the nearest neighbours on either side did.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.embedding.base import Matrix

SHRINKAGE = 1.0
"""How much of the mean variance is added to every direction's own."""
LEAST = 20
"""Questions needed on each side; with fewer every query leans neither way."""


def discriminant(inside: Matrix, outside: Matrix) -> NDArray[np.float32]:
    """Return the weights of a vector's numbers and, last, the offset: shape (dimension + 1,), float32.

    The weighted sum of a vector is above 0 where it is nearer to ``inside``, shape (questions, dimension), than to
    ``outside``. All are 0 where either holds too few questions.
    """
    dimension = inside.shape[1]
    if min(len(inside), len(outside)) < LEAST:
        return np.zeros(dimension + 1, np.float32)
    means = [side.mean(axis=0, dtype=np.float64) for side in (inside, outside)]
    pooled = sum(np.cov(side.T, dtype=np.float64) for side in (inside, outside)) / 2
    pooled += SHRINKAGE * np.trace(pooled) / dimension * np.eye(dimension)
    weights = np.linalg.solve(pooled, means[0] - means[1])
    return np.append(weights, -weights @ (means[0] + means[1]) / 2).astype(np.float32)
