from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.embedding.bundled import MODEL_ID, BundledEmbedder
from assistant.embedding.e5 import prepare
from assistant.embedding.e5.files import CHECKSUMS, DATA, GRAPH, TOKENIZER
from assistant.embedding.e5.prepare import is_whole, prepared
from assistant.errors import EmbeddingError

PREPARE = "import sys; from pathlib import Path; from assistant.embedding.e5.prepare import prepared; "
PREPARE += "prepared(Path(sys.argv[1]), lambda text: print(text, flush=True))"

MEASURED = """
import sys, time
from pathlib import Path
from assistant.embedding.e5.prepare import prepared
began = time.process_time()
prepared(Path(sys.argv[1]), lambda text: print(text, flush=True))
peak_kb = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
print(int(peak_kb) // 1024, time.process_time() - began)
"""


@pytest.fixture
def whole(bundled: BundledEmbedder, model_folder: Path, tmp_path: Path) -> Path:
    """A copy of a prepared model, to be damaged."""
    prepared_model = model_folder / MODEL_ID.replace(":", "-")
    return Path(shutil.copytree(prepared_model, tmp_path / "model", copy_function=os.link))


def rewrite(path: Path, data: bytes) -> None:
    """Write a file of the copy, not through its link into the original."""
    path.unlink()
    path.write_bytes(data)


def start(folder: Path, script: str = PREPARE) -> subprocess.Popen[str]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True, env=environment
    )


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak memory from /proc")
def test_preparing_takes_little_memory_and_time(tmp_path: Path) -> None:
    process = start(tmp_path / "model", MEASURED)
    output, _ = process.communicate(timeout=100)
    *told, last = output.splitlines()
    peak_mb, cpu_seconds = map(float, last.split())
    assert told == ["Preparing the bundled embedding model (once)", "The bundled embedding model is ready"]
    assert peak_mb < 600
    assert cpu_seconds < 15
    assert sorted(path.name for path in (tmp_path / "model").iterdir()) == sorted([CHECKSUMS, DATA, GRAPH, TOKENIZER])
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_whole_model_is_left_alone(whole: Path) -> None:
    before = (whole / DATA).stat().st_mtime_ns
    assert prepared(whole) == whole
    assert (whole / DATA).stat().st_mtime_ns == before


@pytest.mark.parametrize("name", [GRAPH, DATA, TOKENIZER])
def test_one_flipped_bit_is_noticed(whole: Path, name: str) -> None:
    data = bytearray((whole / name).read_bytes())
    data[-100] ^= 1
    rewrite(whole / name, bytes(data))
    assert not is_whole(whole)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"model.onnx": 5}', b"null", b"\xff"])
def test_damaged_checksums_are_noticed(whole: Path, content: bytes) -> None:
    rewrite(whole / CHECKSUMS, content)
    assert not is_whole(whole)


def test_a_damaged_model_is_prepared_again(whole: Path, bundled: BundledEmbedder) -> None:
    rewrite(whole / DATA, b"torn")
    prepared(whole)
    assert is_whole(whole)
    again = BundledEmbedder(whole)
    assert float(again.query_vector("anbud") @ bundled.query_vector("anbud")) > 0.9999


def test_two_processes_prepare_once(tmp_path: Path) -> None:
    outputs = [process.communicate(timeout=100)[0] for process in [start(tmp_path / "model") for _ in range(2)]]
    assert sum("Preparing" in output for output in outputs) == 1
    assert is_whole(tmp_path / "model")


def test_a_killed_preparation_leaves_nothing_that_counts_and_is_cleared_away(tmp_path: Path) -> None:
    process = start(tmp_path / "model")
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".model.*/model.data")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=10)
    assert not (tmp_path / "model").exists()
    assert list(tmp_path.glob(".model.*"))
    prepared(tmp_path / "model")
    assert is_whole(tmp_path / "model")
    assert not list(tmp_path.glob(".model.*"))


def test_waiting_too_long_for_another_process_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "_WAIT_S", 0.1)
    with FileLock(tmp_path / "model.lock"), pytest.raises(EmbeddingError, match="Another process"):
        prepared(tmp_path / "model")


def test_a_folder_that_cannot_be_written_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EmbeddingError, match="LOTSEN_DATA"):
        prepared(tmp_path / "file" / "models" / "model")
