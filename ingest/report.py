"""What a build tells at its end."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.model import ParsedDocument, Skipped


def remainder_warnings(parsed: ParsedDocument) -> list[str]:
    """Return a warning if parts of an act's text stand in none of its blocks."""
    if not (left := parsed.remainder):
        return []
    size = sum(map(len, left))
    parts = "1 part" if len(left) == 1 else f"{len(left)} parts"
    return [
        f"{parsed.document.path}: {parts} of the text ({size:,} characters) stand in no passage, "
        f"the first: {left[0][:80]!r}. The file is damaged, or its markup is new to the parser."
    ]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was published and what was left out."""

    build_id: str
    documents: int
    passages: int
    embedded: int
    """Passages that went through the embedding model."""
    reused: int
    """Passages whose vectors came from the cache."""
    duplicates: int
    """Passages marked as saying what a passage of another document says."""
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]
    seconds: float
    stages: dict[str, float] = field(default_factory=dict)
    """Seconds by stage."""

    def as_json(self) -> dict[str, object]:
        """Return the object that ``lotsen build --json`` prints."""
        return {
            "build_id": self.build_id,
            "documents": self.documents,
            "passages": self.passages,
            "embedded": self.embedded,
            "reused": self.reused,
            "duplicates": self.duplicates,
            "skipped": [{"path": one.path, "reason": one.reason} for one in self.skipped],
            "warnings": list(self.warnings),
            "seconds": round(self.seconds, 1),
            "stages": {name: round(seconds, 2) for name, seconds in self.stages.items()},
        }

    def as_text(self) -> str:
        """Return the report for a person."""
        counts = f"{self.embedded} embedded, {self.reused} reused, {self.duplicates} near-duplicates"
        lines = [
            f"Published build {self.build_id}: {self.documents} documents, {self.passages} passages ({counts}), "
            f"in {self.seconds:.1f} s."
        ]
        lines += [f"  ! {warning}" for warning in self.warnings]
        if self.skipped:
            lines += ["Left out:", *(f"  - {one.path}: {one.reason}" for one in self.skipped)]
        return "\n".join(lines)
