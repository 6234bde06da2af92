"""All checks of the corpus against a folder of acts, and their report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.check.data import check_amounts, check_concordance
from ingest.check.digests import check_digests, read_digests
from ingest.check.finding import Finding, Tally
from ingest.check.provisions import Known
from ingest.check.references import check_references
from ingest.check.wordings import Wordings, read_wordings
from ingest.parse.amounts import read_amounts
from ingest.read import AMOUNTS, CONCORDANCE


@dataclass(frozen=True, slots=True)
class LawCheck:
    """What was compared with which acts, and what came of it."""

    acts: Wordings
    tallies: tuple[Tally, ...]

    @property
    def findings(self) -> list[Finding]:
        """Everything that does not agree."""
        return [finding for tally in self.tallies for finding in tally.findings]


def check_law(corpus: Path, folder: Path) -> LawCheck:
    """Compare what ``corpus`` says of law with the acts below ``folder``; a data file that is not there is passed over.

    Raises CorpusMissing for a folder that does not exist and Skip for a data file that cannot be read.
    """
    acts = read_wordings(folder)
    digests = list(read_digests(corpus))
    known = Known(acts, digests)
    tallies = [check_digests(digests, acts)]
    amounts = read_amounts((corpus / AMOUNTS).read_text(encoding="utf-8")) if (corpus / AMOUNTS).exists() else ()
    if amounts:
        tallies.append(check_amounts(corpus, acts))
    if (corpus / CONCORDANCE).exists():
        tallies.append(check_concordance(corpus, known))
    return LawCheck(acts, (*tallies, *check_references(corpus, acts, known, amounts)))


def report(check: LawCheck, today: date) -> str:
    """Return the outcome as a Markdown page."""
    acts = sorted({*check.acts.whole, *check.acts.excerpts})
    rows = [
        f"| {t.name} | {t.checked} | {t.checked - _wrong(t)} | {_wrong(t)} | {t.unchecked} |" for t in check.tallies
    ]
    lines = [
        "# The corpus against the law",
        "",
        f"Written by `make check-law` on {today.isoformat()}; do not edit.",
        "",
        "| what | compared | agree | do not agree | no text to compare with |",
        "|---|---|---|---|---|",
        *rows,
        "",
        "Compared is whether the provision exists and is in force, whether every amount, number of days and percentage",
        "stands in its wording of those days, and whether lists have the letters or numbers of the law. Words are not",
        "compared: a summary says the law in other words.",
        "",
        "## Compared with",
        "",
        *(f"- {act}: {_extent(check.acts, act)}" for act in acts),
        "",
        "## What does not agree",
        "",
        *([f"- {finding}" for finding in check.findings] or ["Nothing."]),
        "",
    ]
    return "\n".join(lines)


def _wrong(tally: Tally) -> int:
    """Return how many of the things compared have a finding; one thing may have several on its line."""
    return len({(finding.path, finding.line) for finding in tally.findings})


def _extent(acts: Wordings, name: str) -> str:
    texts: Sequence[str] = [
        f"{what} of {day.isoformat()}" if day > date.min else f"{what} without a date"
        for what, day in (("the complete text", acts.whole.get(name)), ("an excerpt", acts.excerpts.get(name)))
        if day is not None
    ]
    return " and ".join(texts)
