"""docs/teams.md as its reader follows it: its stand-in, its settings, its requests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.channels.common import words
from assistant.channels.http.server import listen
from assistant.domain import Language
from assistant.settings import Settings
from tests.assistant.channels.teams.conftest import ServeBot
from tests.assistant.channels.teams.stub import PATH, eventually

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "teams.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)
STAND_IN, SERVER = "http://127.0.0.1:9098", "http://127.0.0.1:8000"


def block(having: str) -> str:
    (found,) = (text for _, text in BLOCKS if having in text)
    return str(found)


def free_address() -> str:
    with listen("127.0.0.1", 0) as taken:
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


@contextmanager
def stand_in(code: str, folder: Path) -> Iterator[Path]:
    """Run the page's stand-in and give the file with what it prints."""
    script, output = folder / "standin.py", folder / "printed"
    script.write_text(code, encoding="utf-8")
    with output.open("w") as file, subprocess.Popen([sys.executable, str(script)], stdout=file) as process:
        try:
            yield output
        finally:
            process.terminate()


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")
def test_the_try_without_microsoft_goes_as_the_page_says(serve_bot: ServeBot, tmp_path: Path) -> None:
    # Ports that the page names may be taken where tests run.
    here = free_address()
    given = dict(re.findall(r"LOTSEN_(\w+)=(\S+)", block("lotsen serve").replace(STAND_IN, here)))
    bot = serve_bot(**{name.lower(): value for name, value in given.items()})
    lotsen = str(bot.client.base_url).rstrip("/")
    code = block("ThreadingHTTPServer").replace(SERVER, lotsen).replace(STAND_IN, here)
    code = code.replace("9098", here.rpartition(":")[2])

    with stand_in(code, tmp_path) as printed:
        asked = subprocess.run(
            [
                "bash",
                "-c",
                block("--data-urlencode")
                .replace(STAND_IN, here)
                .replace("curl ", "curl --retry-connrefused --retry 20 --retry-delay 1 "),
            ],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        eventually(lambda: printed.read_text(encoding="utf-8").count("[message]") == 2)
        shown = printed.read_text(encoding="utf-8")

    assert asked.stdout.splitlines() == ['{"lotsen says": 200}', '{"lotsen says": 200}', '{"lotsen says": 401}']
    assert shown.count(words.ai_notice(Language.sv)) == 1
    assert "Ni frågade: När får konkurrenspräglad dialog användas? [1]" in shown
    assert "Ni frågade: Och hur går den till? [1]" in shown
    assert "Vem är du" not in shown


def test_every_setting_for_teams_stands_on_the_page() -> None:
    names = [f"LOTSEN_{name.upper()}" for name in Settings.model_fields if name.startswith("teams_")]
    assert [name for name in names if name not in PAGE] == []


def test_the_address_to_set_is_the_door() -> None:
    assert f"https://lotsen.example{PATH}" in PAGE
