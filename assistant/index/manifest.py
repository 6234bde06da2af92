"""The manifest: what a build says about itself. It is written last, so a folder that has one is complete."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.domain import Jurisdiction
from assistant.errors import IndexDamaged, IndexMismatch
from assistant.index.durable import write_durably
from assistant.index.layout import MANIFEST
from assistant.index.marks import Marks

FORMAT = 4
"""Goes up whenever an older Lotsen could not read what a newer one writes."""


class Canary(BaseModel):
    """A passage that a search with its own vector and first quotable unit must bring back."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scope: Jurisdiction
    number: int
    passage_id: str
    words: str


class Manifest(BaseModel):
    """What stands in manifest.json."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    build_id: str
    model_id: str
    """The embedding model and its numerics; the index opens with this one only."""
    dimension: int
    documents: int
    passages: int
    rows: int
    """Vectors: one for each passage and one for each quotable unit."""
    scopes: dict[Jurisdiction, int]
    """Passages in each scope."""
    server: bool
    """Whether the vectors lie in a Chroma server instead of the build's folder."""
    canaries: tuple[Canary, ...]
    files: Marks
    origin: str
    """What the build was made from, as a hash that ingest understands; empty when it was not said."""
    created: str
    """UTC, ISO 8601."""
    seconds: float
    """From the writer's start to its end."""


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest so that it survives a power cut."""
    write_durably(folder / MANIFEST, manifest.model_dump_json(indent=1) + "\n")


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of the build in ``folder``.

    Raises IndexDamaged when it is absent or unreadable, IndexMismatch when another format version wrote it.
    """
    path = folder / MANIFEST
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        found = values["format"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(f"{path} cannot be read. Run `lotsen build` to make the index anew.") from error
    if found != FORMAT:
        raise IndexMismatch(
            f"The index in {folder} has format {found}, this Lotsen reads format {FORMAT}. "
            "Run `lotsen build` to make the index anew."
        )
    try:
        return Manifest.model_validate(values)
    except ValidationError as error:
        raise IndexDamaged(f"{path} is incomplete. Run `lotsen build` to make the index anew.") from error
