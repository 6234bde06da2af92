"""A real server, a real browser, and the page between them. Without Chromium or npm's files these tests are skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.web.chat import Chat

ROOT = Path(__file__).resolve().parents[2]
AXE = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
REQUIRE = "TEST_REQUIRE_BROWSER"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

NewChat = Callable[..., "Chat"]


def absent(what: str, how: str) -> None:
    """Skip, or fail where the tests must run."""
    message = f"{what} is absent: {how}"
    if os.environ.get(REQUIRE) == "1":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@contextmanager
def scene_server(workers: int, queue: int, data: Path, *origins: str) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.web.serve_scenes", str(workers), str(queue), str(data), *origins]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout
    with server.stdout as words:
        yield words.readline().strip()
        server.kill()
        server.wait()


@pytest.fixture(scope="package")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The server's data folder."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="package")
def site(data: Path) -> Iterator[str]:
    with scene_server(4, 50, data) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        absent("Chromium", "apt-get install chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("playwright", "pip install playwright")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def axe() -> str:
    if not AXE.exists():
        absent("axe-core", "npm ci --prefix tests/web")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def chat(browser: Browser, site: str) -> Iterator[NewChat]:
    """Open the page as a reader with a language, a width and a colour scheme."""
    from tests.web.chat import Chat

    opened: list[Chat] = []

    def start(language: str = "sv", width: int = 1200, height: int = 800, address: str = site, **context: Any) -> Chat:
        made = browser.new_context(viewport={"width": width, "height": height}, locale="sv-SE", **context)
        made.add_init_script(f"try {{ localStorage.setItem('lotsen.language', '{language}') }} catch {{}}")
        opened.append(Chat(made, address))
        return opened[-1]

    yield start
    for one in opened:
        one.context.close()
    # Nothing the tests do may make the browser complain or reach beyond the server.
    for one in opened:
        assert one.complaints == []
        assert {request for request in one.requests if not request.startswith(one.address)} == set()
