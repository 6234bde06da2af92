"""Whether a provision that the corpus names is there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from ingest.check.digests import Digest
from ingest.check.wordings import Wordings


class State(StrEnum):
    """What is known of a provision today; the value says what a reader should have named instead."""

    there = "a provision in force"
    repealed = "a provision in force: this one is repealed"
    missing = "a provision of that act: there is none with this number"
    unknown = "a provision in the folder"


class Known:
    """The provisions of a folder of acts, and those our digests summarise where the folder is silent."""

    def __init__(self, acts: Wordings, digests: Iterable[Digest]) -> None:
        """Take the acts, and the digests of the same corpus."""
        self._acts = acts
        self._newest = {(d.act, d.provision): d for d in sorted(digests, key=lambda digest: digest.begins)}

    def state(self, act: str, provision: str, day: date = date.max) -> State:
        """Return the state of a provision on ``day``."""
        digest = self._newest.get((act, provision))
        wording = self._acts.on(act, provision, day)
        if wording is None:
            missing = self._acts.lacks(act, provision, day) and digest is None
            return State.missing if missing else State.unknown
        if digest and digest.begins > wording.begins and digest.begins <= day:
            return State.repealed if digest.repealed else State.there
        return State.repealed if wording.repealed else State.there
