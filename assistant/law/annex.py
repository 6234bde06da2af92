"""law.sqlite: what an index knows of the law beside its passages. Written once by the build, then only read.

It holds which passages cite which provision, the rows of the concordance, and the labels of each term.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from assistant.domain import Passage
from assistant.index.rows import key
from assistant.law.references import context_of, find_references
from assistant.law.resolve import with_act

FILE = "law.sqlite"
_SCHEMA = """
CREATE TABLE cites (act TEXT NOT NULL, provision TEXT NOT NULL, passage INTEGER NOT NULL,
    PRIMARY KEY (act, provision, passage)) WITHOUT ROWID;
CREATE TABLE concordance (position INTEGER PRIMARY KEY, row TEXT NOT NULL);
CREATE TABLE labels (label TEXT NOT NULL, concept TEXT NOT NULL, PRIMARY KEY (label, concept)) WITHOUT ROWID;
"""

Row = Mapping[str, str]
"""One line of concordance.csv by column."""


def write_annex(
    folder: Path, passages: Iterable[Passage], concordance: Iterable[Row], labels: Iterable[tuple[str, str]]
) -> None:
    """Write the file into a build's folder; ``passages`` in the order of their numbers, ``labels`` with concept ids."""
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        cites = ((*cited, number) for number, passage in enumerate(passages) for cited in _cited(passage))
        connection.executemany("INSERT OR IGNORE INTO cites VALUES (?, ?, ?)", cites)
        rows = ((position, json.dumps(row, ensure_ascii=False)) for position, row in enumerate(concordance))
        connection.executemany("INSERT INTO concordance VALUES (?, ?)", rows)
        folded = ((label.casefold(), concept) for label, concept in labels)
        connection.executemany("INSERT OR IGNORE INTO labels VALUES (?, ?)", folded)
        connection.commit()


class Annex:
    """Reads law.sqlite; one thread at a time. A build without the file knows nothing of this."""

    def __init__(self, folder: Path) -> None:
        """Open the file in a build's folder."""
        path = folder / FILE
        name = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1" if path.exists() else ":memory:"
        self._connection = sqlite3.connect(name, uri=True)
        if not path.exists():
            self._connection.executescript(_SCHEMA)

    def citing(self, act: str, provision: str) -> tuple[int, ...]:
        """Return the numbers of the passages that cite a provision."""
        rows = self._connection.execute(
            "SELECT passage FROM cites WHERE act = ? AND provision = ? ORDER BY passage", (key(act), key(provision))
        )
        return tuple(int(row[0]) for row in rows)

    def concordance(self) -> tuple[Row, ...]:
        """Return every row of the concordance."""
        return tuple(
            json.loads(row[0]) for row in self._connection.execute("SELECT row FROM concordance ORDER BY position")
        )

    def same_labels(self, label: str) -> frozenset[str]:
        """Return the labels, in all languages and in lower case, of the concepts that ``label`` names."""
        rows = self._connection.execute(
            "SELECT DISTINCT others.label FROM labels JOIN labels AS others USING (concept) WHERE labels.label = ?",
            (label.casefold(),),
        )
        return frozenset(str(row[0]) for row in rows)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _cited(passage: Passage) -> set[tuple[str, str]]:
    """Return act and number, as they are looked up, of the provisions a passage cites; its own is not among them."""
    home = passage.document.jurisdiction
    found = (with_act(r, home) for r in find_references(passage.text, context_of(passage)) if not r.whole_chapter)
    cited = {(key(r.act) or "", key(r.provision) or "") for r in found}
    return cited - {(key(passage.document.act) or "", key(passage.provision) or "")}
