from __future__ import annotations

import logging
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from assistant.embedding.cache_file import CacheFile

DIMENSION = 8
DAY = 86_400

WRITER = """
import sys, hashlib, itertools
from pathlib import Path
import numpy as np
from assistant.embedding.cache_file import CacheFile
file = CacheFile(Path(sys.argv[1]), 8)
print("ready", flush=True)
for n in itertools.count(int(sys.argv[2])):
    keys = [hashlib.sha256(f"{n}.{i}".encode()).digest() for i in range(30)]
    file.write({key: np.frombuffer(key, dtype=np.uint8).astype(np.float16).reshape(4, 8) for key in keys})
"""


def matrix(seed: int, rows: int = 2) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(rows, DIMENSION)).astype(np.float16)


def key(n: int) -> bytes:
    return n.to_bytes(32, "big")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "embeddings.sqlite"


def filled(path: Path, count: int = 50) -> CacheFile:
    file = CacheFile(path, DIMENSION)
    file.write({key(n): matrix(n) for n in range(count)})
    return file


def test_what_was_written_is_read(path: Path) -> None:
    found = filled(path).read({key(3): 2, key(49): 2, key(99): 2})
    assert set(found) == {key(3), key(49)}
    np.testing.assert_array_equal(found[key(3)], matrix(3))


def test_thousands_of_keys_can_be_asked_for_at_once(path: Path) -> None:
    file = filled(path, 2_100)
    assert len(file.read({key(n): 2 for n in range(2_100)})) == 2_100


def test_reading_an_absent_file_finds_nothing_and_writing_nothing_makes_none(path: Path) -> None:
    file = CacheFile(path, DIMENSION)
    file.write({})
    file.prune(0)
    assert not path.exists()
    assert file.read({key(1): 2}) == {}


def test_a_changed_byte_is_noticed_and_the_file_begun_anew(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = filled(path)
    with sqlite3.connect(path) as connection:
        (blob,) = connection.execute("SELECT matrix FROM entries WHERE key = ?", (key(7),)).fetchone()
        connection.execute("UPDATE entries SET matrix = ? WHERE key = ?", (bytes([blob[0] ^ 1]) + blob[1:], key(7)))
    connection.close()
    assert file.read({key(7): 2, key(8): 2}) == {}
    assert "is damaged" in caplog.text
    assert not path.exists()
    file.write({key(7): matrix(7)})
    np.testing.assert_array_equal(file.read({key(7): 2})[key(7)], matrix(7))


def test_a_matrix_under_another_key_is_noticed(path: Path) -> None:
    file = filled(path)
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM entries WHERE key = ?", (key(2),))
        connection.execute("UPDATE entries SET key = ? WHERE key = ?", (key(2), key(1)))
    connection.close()
    assert file.read({key(2): 2}) == {}


def test_a_matrix_of_another_size_is_noticed(path: Path) -> None:
    assert filled(path).read({key(1): 3}) == {}


@pytest.mark.parametrize("damage", ["text", "zeros", "cut", "empty", "other table"])
def test_a_damaged_file_is_replaced_with_a_warning(path: Path, caplog: pytest.LogCaptureFixture, damage: str) -> None:
    file = filled(path, 500)
    data = path.read_bytes()
    if damage == "other table":
        path.unlink()
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE entries (something TEXT)")
        connection.close()
    else:
        torn = {
            "text": b"no database" * 100,
            "zeros": data[:4096] + bytes(len(data) - 4096),
            "cut": data[:9_000],
            "empty": b"",
        }
        path.write_bytes(torn[damage])
    assert file.read({key(n): 2 for n in range(500)}) == {}
    if damage != "empty":
        assert "is damaged" in caplog.text
    file.write({key(1): matrix(1)})
    np.testing.assert_array_equal(file.read({key(1): 2})[key(1)], matrix(1))


@pytest.mark.parametrize("seed", range(8))
def test_random_damage_never_gives_a_wrong_vector(path: Path, seed: int) -> None:
    file = filled(path, 200)
    data = bytearray(path.read_bytes())
    dice = random.Random(seed)
    for _ in range(5):
        start = dice.randrange(len(data))
        data[start : start + 16] = dice.randbytes(min(16, len(data) - start))
    path.write_bytes(data)
    for n in range(200):
        for found in file.read({key(n): 2}).values():
            np.testing.assert_array_equal(found, matrix(n))


def test_a_folder_that_cannot_be_made_only_costs_the_cache(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    file = CacheFile(tmp_path / "file" / "embeddings.sqlite", DIMENSION)
    file.write({key(1): matrix(1)})
    assert file.read({key(1): 2}) == {}
    assert "Going on without it" in caplog.text


def test_a_full_disk_only_costs_the_cache(path: Path, caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    script = (
        "import resource, sys, signal, logging; from pathlib import Path; import numpy as np;"
        "from assistant.embedding.cache_file import CacheFile; logging.basicConfig();"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000));"
        "file = CacheFile(Path(sys.argv[1]), 8);"
        "file.write({n.to_bytes(32, 'big'): np.ones((200, 8), dtype=np.float16) for n in range(50)});"
        "print(len(file.read({n.to_bytes(32, 'big'): 200 for n in range(50)})))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
    assert "Going on without it" in done.stderr
    assert filled(path).read({key(1): 2}) != {}


def test_a_locked_file_only_costs_the_cache(
    path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.embedding.cache_file._WAIT_S", 0.05)
    file = filled(path)
    with caplog.at_level(logging.WARNING):
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        file.write({key(100): matrix(100)})
        assert file.read({key(1): 2}) == {}
        holder.close()
    assert "locked" in caplog.text
    assert set(file.read({key(1): 2, key(100): 2})) == {key(1)}


def test_what_was_unused_for_longest_is_forgotten_first(path: Path) -> None:
    now = [10.0 * DAY]
    file = CacheFile(path, DIMENSION, now=lambda: now[0])
    for day in range(4):
        now[0] = (10.0 + day) * DAY
        file.write({key(day): matrix(day)})
    now[0] = 20.0 * DAY
    assert set(file.read({key(0): 2})) == {key(0)}
    file.prune(2 * matrix(0).nbytes)
    assert set(file.read({key(day): 2 for day in range(4)})) == {key(0), key(3)}


def test_a_small_file_is_not_pruned(path: Path) -> None:
    file = filled(path)
    file.prune(10_000_000)
    assert len(file.read({key(n): 2 for n in range(50)})) == 50


def test_threads_share_one_file(path: Path) -> None:
    file = CacheFile(path, DIMENSION)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: file.write({key(n): matrix(n)}), range(80)))
    assert len(file.read({key(n): 2 for n in range(80)})) == 80


def test_killed_writers_never_leave_a_wrong_vector(path: Path) -> None:
    dice = random.Random(4)
    for run in range(8):
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", WRITER, str(path), str(run * 1_000 + extra)], stdout=subprocess.PIPE
            )
            for extra in (0, 500)
        ]
        for writer in writers:
            assert writer.stdout
            writer.stdout.readline()
        time.sleep(dice.uniform(0.02, 0.15))
        for writer in writers:
            os.kill(writer.pid, signal.SIGKILL)
            writer.communicate()
    connection = sqlite3.connect(path)
    keys = [row[0] for row in connection.execute("SELECT key FROM entries")]
    connection.close()
    assert len(keys) > 100
    found = CacheFile(path, DIMENSION).read({one: 4 for one in keys})
    assert len(found) == len(keys)
    for one, kept in found.items():
        np.testing.assert_array_equal(kept, np.frombuffer(one, dtype=np.uint8).astype(np.float16).reshape(4, 8))
