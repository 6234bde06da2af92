"""What lies in the cache, for ``lotsen sources list``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from ingest.sources.registry import Format, Registry, Source
from ingest.sources.store import Store


@dataclass(frozen=True, slots=True)
class Row:
    """One source and its newest snapshot."""

    source: str
    title: str
    publisher: str
    licence: str
    address: str
    language: str
    enabled: bool
    confirmed: bool
    state: str
    """``none``, ``good``, ``damaged``, or ``failed`` when the last try brought nothing."""
    snapshot: str | None
    age_days: int | None
    snapshots: int
    message: str | None
    note: str | None

    def as_json(self) -> dict[str, object]:
        """Return the row as plain values."""
        return asdict(self)

    def as_text(self) -> str:
        """Return the row for a person."""
        age = "never fetched" if self.age_days is None else f"{self.snapshot}, {self.age_days} days old"
        marks = [self.state] if self.state != "none" else []
        marks += ["off"] if not self.enabled else []
        marks += ["not confirmed"] if not self.confirmed else []
        lines = [
            f"{self.source}  ·  {self.title} ({self.language})",
            f"    {age}" + (f"  ·  {', '.join(marks)}" if marks else ""),
            f"    {self.publisher}  ·  {self.licence}  ·  {self.address or 'a list of pages'}",
        ]
        if self.state in ("failed", "damaged") and self.message:
            lines.append(f"    ! {self.message}")
        if self.note:
            lines.append(f"    {self.note}")
        return "\n".join(lines)


def rows(registry: Registry, store: Store, today: date) -> Iterator[Row]:
    """Yield a row for each source; a list of pages is followed by its pages."""
    for source in registry.source:
        yield _row(source, registry, store, today)
        if source.format is Format.html_pages:
            for page in store.pages(source.id):
                yield _row(source.model_copy(update={"id": page, "note": None}), registry, store, today)


def _row(source: Source, registry: Registry, store: Store, today: date) -> Row:
    publisher = registry.publisher[source.publisher]
    snapshots = store.snapshots(source.id)
    check = store.last_check(source.id)
    damaged = store.damaged(source.id)
    state = "good" if snapshots else "none"
    message = check.message if check else None
    if check and check.state == "failed":
        state = "failed"
    elif damaged:
        state, message = "damaged", f"the snapshots of {', '.join(damaged)} have other bytes than when they came"
    newest = snapshots[-1] if snapshots else None
    return Row(
        source=source.id,
        title=source.title,
        publisher=publisher.name,
        licence=publisher.licence,
        address=newest.asked if newest else source.address,
        language=source.language.value,
        enabled=source.enabled,
        confirmed=source.confirmed,
        state=state,
        snapshot=newest.day.isoformat() if newest else None,
        age_days=(today - newest.day).days if newest else None,
        snapshots=len(snapshots),
        message=message,
        note=source.note,
    )
