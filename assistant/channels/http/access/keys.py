"""API keys of programs. Their file holds one line a key: its SHA-256 in hex, its name, the day it was made.

A key is 256 random bits, so that a plain hash cannot be turned back; a password would need a slow one.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import secrets
import tempfile
from datetime import date
from pathlib import Path

from assistant.errors import SettingsError

PREFIX = "lotsen_"
"""Lets scanners of leaked secrets, and people, see what it is."""
_LINE = re.compile(r"([0-9a-f]{64}) ([\w.-]{1,60}) (\d{4}-\d{2}-\d{2})")
_NAME = re.compile(r"[\w.-]{1,60}")

log = logging.getLogger("lotsen.access")


class Keys:
    """The keys of a file. What is added or revoked there holds from the next call on."""

    def __init__(self, file: Path) -> None:
        """Read the file. Raises SettingsError when it is missing or has a line that is not in the form."""
        self._file = file
        self._mark = _mark(file)
        self._names = {digest: name for digest, name, _ in read(file)}

    def name_of(self, key: str) -> str | None:
        """Return whose key it is, None when it is nobody's."""
        self._refresh()
        return self._names.get(_digest(key))

    def _refresh(self) -> None:
        mark = _mark(self._file)
        if mark == self._mark:
            return
        self._mark = mark
        try:
            self._names = {digest: name for digest, name, _ in read(self._file)}
        except SettingsError as error:
            # Half a file, while somebody edits it, must not shut everybody out.
            log.warning("The API keys read before stay in force. %s", error)


def read(file: Path) -> list[tuple[str, str, date]]:
    """Return hash, name and day of every key in the file. Raises SettingsError naming the line that is wrong."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"The API keys in {file} cannot be read: {error}. Make one: lotsen keys new NAME"
        ) from error
    keys = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if not (found := _LINE.fullmatch(line.strip())):
            raise SettingsError(f"{file}, line {number}, is not a key's hash, name and day. Make keys: lotsen keys new")
        keys.append((found[1], found[2], date.fromisoformat(found[3])))
    return keys


def new(file: Path, name: str, today: date) -> str:
    """Add a key with this name to the file and return it; nothing keeps the key itself. Raises SettingsError."""
    keys = read(file) if file.exists() else []
    if not _NAME.fullmatch(name):
        raise SettingsError(f"{name!r} cannot name a key. Use up to 60 letters, digits, dots, hyphens and underscores.")
    if name in {taken for _, taken, _ in keys}:
        raise SettingsError(f"There is a key named {name} already. Choose another name, or: lotsen keys revoke {name}")
    key = PREFIX + secrets.token_urlsafe(32)
    _write(file, [*keys, (_digest(key), name, today)])
    return key


def revoke(file: Path, name: str) -> None:
    """Remove the key with this name. Raises SettingsError when there is none."""
    keys = read(file)
    left = [key for key in keys if key[1] != name]
    if len(left) == len(keys):
        raise SettingsError(f"There is no key named {name} in {file}. List them: lotsen keys list")
    _write(file, left)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _mark(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _write(file: Path, keys: list[tuple[str, str, date]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    # mkstemp lets the owner alone read the file, and replacing shows a running server the old file or the new one.
    handle, partial = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as output:
        output.writelines(f"{digest} {name} {day.isoformat()}\n" for digest, name, day in keys)
    Path(partial).replace(file)
