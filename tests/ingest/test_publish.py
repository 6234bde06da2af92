from __future__ import annotations

import random
import re
import subprocess
import sys
import textwrap
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.domain import Jurisdiction, Passage
from assistant.errors import BuildFailed, IndexMissing
from assistant.index import Index, IndexWriter
from assistant.index.layout import BUILDS, CURRENT
from ingest.publish import Build, building
from tests.assistant.index.samples import DIMENSION, FOUR, MODEL, SWEDISH, found, matrix_of
from tests.assistant.index.samples import publish as sample_index

BUILDER = """
    import sys
    from pathlib import Path
    from assistant.index import IndexWriter
    from ingest.publish import building
    from tests.assistant.index.samples import DIMENSION, FOUR, MODEL, matrix_of

    with building(Path(sys.argv[1])) as build:
        print("begun", flush=True)
        with IndexWriter(build.folder, build.id, MODEL, DIMENSION) as writer:
            writer.add(FOUR, [matrix_of(passage) for passage in FOUR])
            writer.finish()
        print("written", flush=True)
        {then}
        build.publish()
        print("published", flush=True)
"""


def write(build: Build, passages: Sequence[Passage] = FOUR) -> None:
    with IndexWriter(build.folder, build.id, MODEL, DIMENSION) as writer:
        writer.add(passages, [matrix_of(passage) for passage in passages])
        writer.finish()


def publish(root: Path, passages: Sequence[Passage] = FOUR) -> str:
    with building(root) as build:
        write(build, passages)
        build.publish()
    return build.id


def at_hand(root: Path) -> str:
    """Make an index current without the time that a check takes."""
    return sample_index(root, FOUR, "20200101-000000-000000").name


def builder(root: Path, then: str = "pass") -> subprocess.Popen[str]:
    """Start a process that builds; ``then`` is what it does between writing and publishing."""
    program = textwrap.dedent(BUILDER).replace("{then}", then)
    command = [sys.executable, "-c", program, str(root)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


def wait_for(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdout is not None
    assert any(said.strip() == line for said in process.stdout), f"the builder ended before it was {line}"


def builds(root: Path) -> list[str]:
    return sorted(path.name for path in (root / BUILDS).iterdir())


def refuse_two(root: Path) -> str:
    with pytest.raises(BuildFailed) as raised, building(root):
        pass
    return str(raised.value)


def test_what_is_published_can_be_searched(tmp_path: Path) -> None:
    build_id = publish(tmp_path)
    assert (tmp_path / CURRENT).read_text() == f"{build_id}\n"
    index = Index.open(tmp_path, MODEL)
    assert found(index, Jurisdiction.SE, "möte med marknaden innan annonsen")[0] == SWEDISH.id
    assert index.build_id == build_id
    index.close()


def test_the_last_two_builds_are_kept(tmp_path: Path) -> None:
    at_hand(tmp_path)
    second, third = publish(tmp_path), publish(tmp_path)
    assert builds(tmp_path) == [second, third]


def test_what_the_block_does_not_publish_is_removed(tmp_path: Path) -> None:
    published = at_hand(tmp_path)
    with building(tmp_path) as build:
        write(build)
    assert builds(tmp_path) == [published]
    assert (tmp_path / CURRENT).read_text() == f"{published}\n"


def test_a_build_that_breaks_off_leaves_nothing_and_says_why(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match=r"the cable was pulled\. The index published before is untouched"):
        broken_off(tmp_path, RuntimeError("the cable was pulled"))
    assert builds(tmp_path) == []


def test_an_interrupted_build_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        broken_off(tmp_path, KeyboardInterrupt())
    assert builds(tmp_path) == []


def broken_off(root: Path, error: BaseException) -> None:
    with building(root) as build:
        write(build)
        raise error


class TestTheCheck:
    def test_a_build_that_fails_it_is_not_published(self, tmp_path: Path) -> None:
        published = at_hand(tmp_path)
        with pytest.raises(BuildFailed, match=r"failed its check: .*manifest\.json cannot be read.*not published"):
            self.publish_after(tmp_path, "manifest.json")
        assert (tmp_path / CURRENT).read_text() == f"{published}\n"
        assert builds(tmp_path) == [published]

    def test_a_crash_of_the_checking_process_is_survived(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        crashing = tmp_path / "python"
        crashing.write_text("#!/bin/sh\nkill -SEGV $$\n")
        crashing.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(crashing))
        with pytest.raises(BuildFailed, match="SIGSEGV"):
            publish(tmp_path / "index")
        assert builds(tmp_path / "index") == []

    def publish_after(self, root: Path, removed: str) -> None:
        with building(root) as build:
            write(build)
            (build.folder / removed).unlink()
            build.publish()


class TestTheLock:
    def test_a_second_builder_is_told_who_builds_and_since_when(self, tmp_path: Path) -> None:
        first = builder(tmp_path, then="import time; time.sleep(60)")
        wait_for(first, "begun")
        message = refuse_two(tmp_path)
        assert re.search(rf"process {first.pid}, since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d", message)
        assert "Wait until it has ended" in message
        first.kill()
        first.wait()

    def test_a_second_build_in_the_same_process_is_refused_too(self, tmp_path: Path) -> None:
        with building(tmp_path) as build:
            assert "already running" in refuse_two(tmp_path)
            write(build)
            build.publish()
        assert builds(tmp_path) == [build.id]

    def test_the_lock_of_a_killed_builder_is_free(self, tmp_path: Path) -> None:
        killed = builder(tmp_path, then="import time; time.sleep(60)")
        wait_for(killed, "written")
        killed.kill()
        killed.wait()
        assert [name.endswith(".partial") for name in builds(tmp_path)] == [True]
        assert builds(tmp_path) != [published := publish(tmp_path)]
        assert builds(tmp_path) == [published]

    def test_a_folder_that_cannot_be_made_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("not a folder")
        with pytest.raises(BuildFailed, match="cannot be written"), building(tmp_path / "file" / "index"):
            pass


class TestKilling:
    def test_kill_9_at_any_moment_leaves_the_current_index_whole(self, tmp_path: Path) -> None:
        chance = random.Random(7)
        at_hand(tmp_path)
        for _ in range(3):
            victim = builder(tmp_path)
            wait_for(victim, "begun")
            time.sleep(chance.uniform(0, 2.5))
            victim.kill()
            victim.wait()
            index = Index.open(tmp_path, MODEL)
            assert found(index, Jurisdiction.SE, "möte med marknaden innan annonsen")[0] == SWEDISH.id
            index.close()
        assert len(builds(tmp_path)) <= 3
        survivor = publish(tmp_path)
        assert survivor in builds(tmp_path)
        assert not [name for name in builds(tmp_path) if name.endswith(".partial")]

    def test_kill_9_before_anything_was_published_leaves_no_index(self, tmp_path: Path) -> None:
        victim = builder(tmp_path, then="import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
        victim.wait()
        with pytest.raises(IndexMissing):
            Index.open(tmp_path, MODEL)


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
@pytest.mark.parametrize("limit", [3_000, 60_000])
def test_a_full_disk_is_named_and_nothing_stays_behind(tmp_path: Path, limit: int) -> None:
    """A limit on file size stands in for the disk: writes fail half-way, whichever file is the first to reach it."""
    published = at_hand(tmp_path)
    program = textwrap.dedent(BUILDER).replace("{then}", "pass").replace("FOUR", "MANY")
    program = program.replace("import sys\n", PRELUDE.format(limit=limit), 1)
    program = program.replace("import DIMENSION, MANY, MODEL, matrix_of", "import DIMENSION, MODEL, matrix_of")
    child = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    assert child.returncode == 1
    assert "BuildFailed: " in child.stderr
    assert "published before is untouched" in child.stderr
    assert (tmp_path / CURRENT).read_text() == f"{published}\n"
    assert builds(tmp_path) == [published]


PRELUDE = """import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
from tests.assistant.index.samples import a_document, a_passage
MANY = [a_passage(a_document(f"d{{i}}"), f"Regel {{i}} gäller. Undantag {{i}} finns.") for i in range(500)]
"""
