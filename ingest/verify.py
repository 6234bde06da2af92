"""The check a build must pass before it is published. It runs as a process of its own: `python -m ingest.verify`.

Damaged vector files can crash the interpreter, which no ``except`` can catch; a child process can be waited for.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from assistant.domain import Language
from assistant.errors import IndexDamaged, LotsenError
from assistant.index import Index
from assistant.index.layout import CATALOGUE, CHROMA
from assistant.index.manifest import Canary

FOUND_AT_LEAST = 0.9
"""Share of a scope's canaries that must be found. Less than all, since the search by vector is approximate."""

NEAREST = 3
"""Passages asked for by a canary's own vector; it should be the first."""

SAME = 0.999
"""From this cosine on, two vectors count as one."""


def verify(folder: Path, chroma_url: str | None = None) -> None:
    """Check the build in ``folder``: files whole, counts as the manifest says, every canary found.

    Raises IndexUnusable saying what is wrong.
    """
    for path in (folder / CATALOGUE, folder / CHROMA / "chroma.sqlite3"):
        if path.name == CATALOGUE or chroma_url is None:
            _check_sqlite(path)
    index = Index.open_build(folder, None, chroma_url)
    try:
        for scope in index.manifest.scopes:
            _check_canaries(index, [canary for canary in index.manifest.canaries if canary.scope is scope])
    finally:
        index.close()


def _check_sqlite(path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)) as connection:
            (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
    except (sqlite3.Error, UnicodeDecodeError) as error:  # SQLite quotes damaged names in its messages as they are
        raise IndexDamaged(f"{path.name} cannot be read ({error}).") from error
    if answer != "ok":
        raise IndexDamaged(f"{path.name} is damaged ({answer}).")


def _check_canaries(index: Index, canaries: list[Canary]) -> None:
    for means, found in (("vectors", _found_by_vector), ("words", _found_by_words)):
        missed = [canary.passage_id for canary in canaries if not found(index, canary)]
        if len(canaries) - len(missed) < FOUND_AT_LEAST * len(canaries):
            raise IndexDamaged(
                f"In scope {canaries[0].scope}, {len(missed)} of {len(canaries)} passages are not found by their own "
                f"{means}, {missed[0]} for one."
            )


def _found_by_vector(index: Index, canary: Canary) -> bool:
    """Return whether the passage, or another with the very same vector, is the nearest to its own vector."""
    vector = index.vector(canary.number)
    nearest = index.nearest(canary.scope, vector, NEAREST)
    return any(float(index.vector(number) @ vector) > SAME for number in nearest.tolist())


def _found_by_words(index: Index, canary: Canary) -> bool:
    candidates = index.candidates(
        canary.scope, index.vector(canary.number), canary.words, _language(index, canary), include=[canary.number]
    )
    return bool(candidates.lexical[candidates.numbers == canary.number].max(initial=0) > 0)


def _language(index: Index, canary: Canary) -> Language:
    passage = index.catalogue.passage(canary.number)
    if passage.id != canary.passage_id:
        raise IndexDamaged(f"Passage {canary.number} is {passage.id}, not {canary.passage_id}.")
    return passage.document.language


def main(arguments: list[str]) -> int:
    """Verify the build named by the arguments (folder, then the Chroma server's address if there is one)."""
    try:
        verify(Path(arguments[0]), arguments[1] if len(arguments) > 1 else None)
    except LotsenError as error:
        print(error)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
