"""What readers say of answers, kept in files of one day each, for so many days; never the question, never who asked."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path


class Verdict(StrEnum):
    """Whether an answer helped."""

    helpful = "helpful"
    not_helpful = "not_helpful"


class Reason(StrEnum):
    """Why an answer did not help."""

    wrong = "wrong"
    """It says something that is not so."""
    source_differs = "source_differs"
    """The source does not say what the answer says."""
    off_topic = "off_topic"
    """It answers another question."""
    incomplete = "incomplete"
    outdated = "outdated"
    unclear = "unclear"


DAY_BYTES = 8 * 1024 * 1024
"""What one day's file may hold: thousands of comments, and never a full disk."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """One reader's word on one answer; the comment is already free of personal data."""

    answer_id: str
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    comment: str | None = None
    build_id: str | None = None


class FeedbackFolder:
    """Appends feedback as lines of JSON to ``<folder>/<day>.jsonl`` and removes files older than ``days`` days."""

    def __init__(self, folder: Path, days: int, today: Callable[[], date] = lambda: datetime.now(UTC).date()) -> None:
        self._folder, self._days, self._today = folder, days, today

    def add(self, feedback: Feedback) -> bool:
        """Keep the feedback and return True, or False when the day's file is full.

        Raises OSError when the folder cannot be written.
        """
        day = self._today()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._forget_before(day - timedelta(days=self._days))
        line = json.dumps(
            {
                "answer_id": feedback.answer_id,
                "verdict": feedback.verdict,
                "reasons": list(feedback.reasons),
                "comment": feedback.comment,
                "build_id": feedback.build_id,
            },
            ensure_ascii=False,
        )
        # One write to a file opened for appending: lines of several workers never mix.
        file = os.open(self._folder / f"{day.isoformat()}.jsonl", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if os.fstat(file).st_size >= DAY_BYTES:
                return False
            os.write(file, f"{line}\n".encode())
        finally:
            os.close(file)
        return True

    def _forget_before(self, day: date) -> None:
        for file in self._folder.glob("????-??-??.jsonl"):
            if file.stem < day.isoformat():
                file.unlink(missing_ok=True)
