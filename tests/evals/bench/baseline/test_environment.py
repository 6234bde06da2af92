from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from evals.bench.baseline.environment import REQUIREMENTS, ROOT, folder_mb, versions

LOCK = """\
aiofiles==25.1.0 \\
    --hash=sha256:aaaa \\
    --hash=sha256:bbbb
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:cccc
uvicorn[standard]==0.54.0 \\
    --hash=sha256:dddd
"""


def test_versions_are_the_lock_without_its_hashes() -> None:
    expected = ["aiofiles==25.1.0", "colorama==0.4.6 ; sys_platform == 'win32'", "uvicorn[standard]==0.54.0"]
    assert versions(LOCK).splitlines() == expected


def test_every_package_of_our_lock_is_held() -> None:
    lock = (ROOT / "requirements" / "serve.lock").read_text(encoding="utf-8")
    assert len(versions(lock).splitlines()) == sum(line[:1].isalnum() for line in lock.splitlines())


def test_the_tutorial_uses_our_versions_of_what_both_sides_need() -> None:
    lines = REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    for name in ("chromadb", "fastapi", "uvicorn", "langchain-core", "numpy"):
        assert pins[name] == version(name), name


def test_a_folders_size_counts_files_and_follows_no_links(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a").write_bytes(b"x" * 2_000_000)
    (tmp_path / "link").symlink_to(tmp_path / "sub" / "a")
    assert folder_mb(tmp_path) == 2.0
