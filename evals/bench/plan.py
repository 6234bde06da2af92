"""How much one run of the benchmark measures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SEED = 20261122
SECTIONS_PER_DOCUMENT = 10


@dataclass(frozen=True, slots=True)
class Plan:
    """The sizes of one run; the quick one is for trying the commands, its figures are not published."""

    folder: Path
    """Everything the benchmark makes lies below: environments, generated documents, indexes."""
    quick: bool = False
    retrieval_sets: Path | None = None
    """A folder with ``*.jsonl.gz`` sets; None: the small sample of the repository."""

    @property
    def rounds(self) -> int:
        """Fresh processes a side."""
        return 2 if self.quick else 5

    @property
    def documents(self) -> int:
        """Documents the speed suite searches; ten passages each."""
        return 50 if self.quick else 500

    @property
    def build_documents(self) -> int:
        """Documents built from nothing in each round of the build suite."""
        return 20 if self.quick else 100

    @property
    def questions(self) -> int:
        """Different questions asked."""
        return 40 if self.quick else 200

    @property
    def scale_passages(self) -> tuple[int, ...]:
        """Sizes of the generated indexes."""
        return (1_000, 5_000) if self.quick else (5_000, 50_000, 500_000)
