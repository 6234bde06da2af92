"""One build at a time: a fresh folder, checked in a child process, then made current in one step.

    with building(root) as build:
        with IndexWriter(build.folder, build.id, model_id, dimension) as writer:
            writer.add(passages, matrices)
            writer.finish()
        build.publish()

A folder under builds/ that ends in ``.partial`` was never verified. Verified ones are renamed, and only then does
CURRENT change; so whatever moment a builder is killed at, CURRENT names a whole build.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import BuildFailed, IndexUnusable, LotsenError
from assistant.index.durable import sync, sync_tree, write_durably
from assistant.index.layout import BUILDS, CURRENT
from assistant.index.nearest import drop_collections

KEPT = 2
"""Published builds that stay: the current one and the one before."""

LOCK = "build.lock"
PARTIAL = ".partial"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_SCARCE = 1 << 20


class Build:
    """A build under way, holding the lock."""

    def __init__(self, root: Path, build_id: str, chroma_url: str | None) -> None:
        """Take the index folder and the new build's id; ``building`` is the way in."""
        self.root = root
        self.id = build_id
        self.folder = root / BUILDS / f"{build_id}{PARTIAL}"
        """Where IndexWriter writes; empty at first."""
        self.chroma_url = chroma_url
        self.published = False

    def publish(self) -> None:
        """Check the written build in a child process, make it current, and remove builds no longer kept.

        Raises BuildFailed when the check fails; what was current then stays so.
        """
        _verify_in_child(self.folder, self.chroma_url)
        sync_tree(self.folder)
        self.folder.rename(self.root / BUILDS / self.id)
        sync(self.root / BUILDS)
        write_durably(self.root / CURRENT, f"{self.id}\n")
        self.published = True
        _remove_old(self.root, self.id, self.chroma_url)


@contextmanager
def building(root: Path, chroma_url: str | None = None) -> Iterator[Build]:
    """Hold the build lock of the index folder ``root`` and give a new, empty build.

    What the block does not publish is removed, and so is what killed builders left behind.
    Raises BuildFailed when another build runs, when the disk is full, or when the block breaks off otherwise.
    """
    with _lock(root):
        current = _current_id(root)
        _remove_old(root, current, chroma_url)
        build = Build(root, datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f"), chroma_url)
        try:
            build.folder.mkdir(parents=True)
            yield build
        except IndexUnusable as error:  # what was being written, not what is published
            raise _failure(root, error) from error
        except LotsenError:
            raise
        except Exception as error:
            raise _failure(root, error) from error
        finally:
            if not build.published:
                _remove(build.folder, chroma_url)


@contextmanager
def _lock(root: Path) -> Iterator[None]:
    path = root / LOCK
    lock = FileLock(path, timeout=0)
    try:
        root.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        holder = path.read_text(encoding="utf-8").strip() or "just started"
        raise BuildFailed(
            f"A build is already running in {root} ({holder}). Wait until it has ended, or stop that process."
        ) from None
    except OSError as error:
        raise BuildFailed(f"The index folder {root} cannot be written: {error}.") from error
    try:
        path.write_text(f"process {os.getpid()}, since {datetime.now():%Y-%m-%d %H:%M:%S}\n", encoding="utf-8")
        yield
    finally:
        lock.release()


def _verify_in_child(folder: Path, chroma_url: str | None) -> None:
    """Run ingest.verify in a process of its own: damaged vector files can crash the interpreter."""
    command = [sys.executable, "-m", "ingest.verify", str(folder), *([chroma_url] if chroma_url else [])]
    child = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if child.returncode < 0:
        name = signal.Signals(-child.returncode).name
        raise BuildFailed(f"The new index crashed when it was checked ({name}). It is not published; build again.")
    if child.returncode:
        reason = (child.stdout or child.stderr).strip().splitlines()[-1:] or ["no reason given"]
        raise BuildFailed(f"The new index failed its check: {reason[0]} It is not published; build again.")


def _current_id(root: Path) -> str | None:
    try:
        return (root / CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None


def _remove_old(root: Path, current: str | None, chroma_url: str | None) -> None:
    """Remove half-built folders, and verified builds beyond the newest KEPT; never the current one."""
    folders = sorted((root / BUILDS).glob("*"), reverse=True)
    verified = [f for f in folders if not f.name.endswith(PARTIAL) and f.name != current]
    keep = {f.name for f in verified[: KEPT - 1]} | {current}
    for folder in folders:
        if folder.name not in keep:
            _remove(folder, chroma_url)


def _remove(folder: Path, chroma_url: str | None) -> None:
    """Remove a build; its collections first, since the folder's name is what tells that they exist."""
    if not folder.exists():
        return
    if chroma_url is not None:
        try:
            drop_collections(chroma_url, folder.name.removesuffix(PARTIAL))
        except IndexUnusable:
            return  # The server is away; the next build finds the folder and tries again.
    shutil.rmtree(folder, ignore_errors=True)


def _failure(root: Path, error: Exception) -> BuildFailed:
    full = isinstance(error, OSError) and error.errno in _FULL
    if full or "disk is full" in str(error) or shutil.disk_usage(root).free < _SCARCE:
        return BuildFailed(
            f"The disk of {root} is full, so the build broke off ({error}). Free some space and build again; "
            "the index published before is untouched."
        )
    return BuildFailed(f"The build broke off: {str(error).rstrip('.')}. The index published before is untouched.")
