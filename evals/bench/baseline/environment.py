"""Makes the environments whose size and speed are compared, with venv and pip, and never touches Lotsen's own."""

from __future__ import annotations

import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
ROOT = Path(__file__).resolve().parents[3]


def tutorial_environment(folder: Path) -> Path:
    """Return the Python of the tutorial stack's environment, made on first use and when its pins change."""
    return _environment(folder / "tutorial", ["-r", str(REQUIREMENTS)], REQUIREMENTS.read_bytes())


def lotsen_environment(folder: Path, extra: str | None = None) -> Path:
    """Return the Python of a fresh environment with Lotsen at its locked versions, with an extra or without."""
    pins = versions((ROOT / "requirements" / "serve.lock").read_text(encoding="utf-8"))
    constraints = folder / "constraints.txt"
    folder.mkdir(parents=True, exist_ok=True)
    constraints.write_text(pins, encoding="utf-8")
    wanted = f"{ROOT}[{extra}]" if extra else str(ROOT)
    state = (ROOT / "pyproject.toml").read_bytes() + pins.encode()
    return _environment(folder / f"lotsen-{extra or 'base'}", ["-c", str(constraints), wanted], state)


def versions(lock: str) -> str:
    """Return the lock's lines without their hashes: pip takes no hashes where it installs a folder."""
    return "\n".join(re.findall(r"^[A-Za-z0-9][\w.\-\[\]]*==[^\\\n]*[^\s\\]", lock, re.MULTILINE))


def size_mb(python: Path) -> float:
    """Return what an environment takes on disk in MB, pip included on every side."""
    return folder_mb(python.parent.parent)


def folder_mb(folder: Path) -> float:
    """Return the bytes of a folder's files in MB, links not followed."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6


def _environment(folder: Path, install: list[str], state: bytes) -> Path:
    python, stamp = folder / "bin" / "python", folder / "stamp"
    digest = sha256(state).hexdigest()
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != digest:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *install], check=True)
        stamp.write_text(digest, encoding="utf-8")
    return python
