"""Every sentence is our own: no run of ten words also stands in a text of somebody else."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ingest.check.corpus.writing import Writing
from ingest.check.finding import Finding

RUN: Final = 10
"""Words; numbers count for none, since those of a rule are everybody's."""

_OWN: Final = frozenset({".md", ".toml", ".csv"})
_READ: Final = _OWN | {".txt", ".json", ".jsonl", ".xml", ".html", ".gz"}
_WORD = re.compile(r"[^\W\d]\w*")
_NO_PROSE = re.compile(r"<[^>]{0,400}>|https?://\S+")
_SENTENCE = re.compile(r"(?<=[.!?]) ")


def copies(writing: Writing) -> Iterator[Finding]:
    """Find sentences that share RUN words in a row with a text of the others' folder; one such text is named."""
    if writing.others is None:
        return
    theirs = {run: file.name for file in _files(writing.others, _READ) for run in _runs(_text(file))}
    for file in _files(writing.corpus, _OWN):
        path = file.relative_to(writing.corpus).as_posix()
        for line, text in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            for sentence in _SENTENCE.split(text):
                if source := next((theirs[run] for run in _runs(sentence) if run in theirs), None):
                    what = f"{RUN} words in a row as in {source}: {sentence[:90]}"
                    yield Finding(path, line, what, "our own words")


def _files(folder: Path, kinds: frozenset[str]) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in kinds and path.is_file())


def _text(file: Path) -> str:
    data = file.read_bytes()
    return (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8", errors="replace")


def _runs(text: str) -> Iterator[int]:
    words = _WORD.findall(_NO_PROSE.sub(" ", text).casefold())
    for start in range(len(words) - RUN + 1):
        yield hash(tuple(words[start : start + RUN]))
