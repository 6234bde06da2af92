"""Prepares the bundled model once: converts the package's weights into a folder that onnxruntime loads directly."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.embedding.e5.files import CHECKSUMS, DATA, GRAPH, TOKENIZER
from assistant.errors import EmbeddingError

if TYPE_CHECKING:
    from assistant.embedding.e5.weights import Weights

_WAIT_S = 300.0
"""How long one process waits for another that is preparing the model."""


def prepared(folder: Path, progress: Callable[[str], None] | None = None) -> Path:
    """Return ``folder`` holding the prepared model; write it first if it is missing or damaged.

    Safe against several processes at once and against being killed: the folder appears whole or not at all.
    Raises EmbeddingError if it cannot be written or if another process holds the lock for too long.
    """
    if is_whole(folder):
        return folder
    from filelock import FileLock, Timeout

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_name(folder.name + ".lock"), timeout=_WAIT_S):
            if not is_whole(folder):
                _prepare(folder, progress or (lambda _: None))
    except Timeout as error:
        raise EmbeddingError(
            f"Another process has been preparing the model in {folder} for {_WAIT_S:.0f} s. End it and try again."
        ) from error
    except OSError as error:
        raise EmbeddingError(
            f"The bundled model cannot be written to {folder}: {error}. It needs 75 MB there; free some space, or set "
            "LOTSEN_DATA to a folder that can be written."
        ) from error
    return folder


def is_whole(folder: Path) -> bool:
    """Tell whether every file of the model is there with the bytes that were written."""
    try:
        expected = json.loads((folder / CHECKSUMS).read_text(encoding="utf-8"))
        return bool(expected == {name: _checksum(folder / name) for name in (GRAPH, DATA, TOKENIZER)})
    except (OSError, ValueError):
        return False


def write_model(weights: Weights, folder: Path) -> None:
    """Write the weights into ``folder`` as the tokenizer and the 8-bit graph that onnxruntime loads."""
    from assistant.embedding.e5.calibration import calibrate
    from assistant.embedding.e5.graph import write_graph
    from assistant.embedding.e5.sample import SENTENCES
    from assistant.embedding.e5.tokenizer import Tokenizer, write_tokenizer

    write_tokenizer(weights.vocabulary, folder / TOKENIZER)
    tokenizer = Tokenizer(folder / TOKENIZER)
    write_graph(weights, calibrate(weights, [tokenizer.ids(text) for text in SENTENCES]), folder / GRAPH)


def _prepare(folder: Path, progress: Callable[[str], None]) -> None:
    from assistant.embedding.e5.adapter import Adapter
    from assistant.embedding.e5.weights import Weights, bundled_file

    progress("Preparing the bundled embedding model (once)")
    for left_over in folder.parent.glob(f".{folder.name}.*"):
        shutil.rmtree(left_over, ignore_errors=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        write_model(Weights.open(bundled_file(), Adapter.open()), fresh)
        checksums = {name: _checksum(fresh / name) for name in (GRAPH, DATA, TOKENIZER)}
        (fresh / CHECKSUMS).write_text(json.dumps(checksums, indent=1), encoding="utf-8")
        fresh.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        fresh.replace(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    progress("The bundled embedding model is ready")


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
