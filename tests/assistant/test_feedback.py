from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

from assistant.feedback import DAY_BYTES, Feedback, FeedbackFolder, Reason, Verdict

TODAY = date(2026, 11, 22)


def test_feedback_is_one_line_in_the_file_of_its_day(tmp_path: Path) -> None:
    folder = FeedbackFolder(tmp_path / "feedback", days=90, today=lambda: TODAY)
    folder.add(Feedback("a1", Verdict.not_helpful, (Reason.outdated,), "Beloppet är från i fjol", "build-1"))
    folder.add(Feedback("a2", Verdict.helpful))

    lines = (tmp_path / "feedback" / "2026-11-22.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0]) == {
        "answer_id": "a1",
        "verdict": "not_helpful",
        "reasons": ["outdated"],
        "comment": "Beloppet är från i fjol",
        "build_id": "build-1",
    }
    assert json.loads(lines[1])["reasons"] == []


def test_feedback_is_forgotten_after_its_days(tmp_path: Path) -> None:
    for age in (0, 89, 90, 91):
        day = TODAY - timedelta(days=age)
        FeedbackFolder(tmp_path, days=400, today=lambda day=day: day).add(Feedback("old", Verdict.helpful))
    (tmp_path / "notes.txt").write_text("not ours", encoding="utf-8")
    FeedbackFolder(tmp_path, days=90, today=lambda: TODAY).add(Feedback("new", Verdict.helpful))

    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept == ["2026-08-24.jsonl", "2026-08-25.jsonl", "2026-11-22.jsonl", "notes.txt"]


def test_only_the_server_can_read_the_file(tmp_path: Path) -> None:
    FeedbackFolder(tmp_path, days=1, today=lambda: TODAY).add(Feedback("a1", Verdict.helpful))

    assert (tmp_path / "2026-11-22.jsonl").stat().st_mode & 0o777 == 0o600


def test_a_full_day_takes_no_more(tmp_path: Path) -> None:
    file = tmp_path / "2026-11-22.jsonl"
    file.write_bytes(b"x" * DAY_BYTES)
    folder = FeedbackFolder(tmp_path, days=1, today=lambda: TODAY)

    assert not folder.add(Feedback("a1", Verdict.helpful))
    assert file.stat().st_size == DAY_BYTES


def test_lines_written_at_once_never_mix(tmp_path: Path) -> None:
    folder = FeedbackFolder(tmp_path, days=1, today=lambda: TODAY)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda i: folder.add(Feedback(f"a{i}", Verdict.helpful, comment="å" * 900)), range(100)))

    lines = (tmp_path / "2026-11-22.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["answer_id"] for line in lines} == {f"a{i}" for i in range(100)}
