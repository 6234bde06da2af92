"""What a build is made from, as one hash, so that nothing is built again when nothing changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import assistant
import ingest
from assistant.errors import IndexUnusable
from assistant.index.layout import current_build
from assistant.index.manifest import read_manifest


def origin_of(corpora: Sequence[Path], model_id: str) -> str:
    """Return a SHA-256 over every file of the corpus folders, the model's id and the code that makes a build."""
    digest = hashlib.sha256(model_id.encode())
    own = Path(assistant.__file__).parent
    code = [Path(ingest.__file__).parent, own / "index", own / "law"]
    for folder, files in [*((c, c.rglob("*")) for c in corpora), *((c, _code(c)) for c in code)]:
        _add(digest, folder, files)
    return digest.hexdigest()


def is_current(index: Path, origin: str) -> bool:
    """Return whether the published index was made from just this."""
    try:
        return read_manifest(current_build(index)).origin == origin
    except IndexUnusable:
        return False


def _code(folder: Path) -> list[Path]:
    return [*folder.rglob("*.py"), *folder.rglob("*.toml")]


def _add(digest: hashlib._Hash, folder: Path, files: Iterable[Path]) -> None:
    for path in sorted(path for path in files if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
