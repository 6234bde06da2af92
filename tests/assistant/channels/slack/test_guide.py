"""docs/slack.md as its reader follows it: its stand-in, its settings, its requests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from assistant.channels.slack.ask_view import CALLBACK
from assistant.settings import Settings
from tests.assistant.channels.slack.conftest import ServeBot
from tests.assistant.channels.slack.stub import PATH, eventually

DOCS = Path(__file__).resolve().parents[4] / "docs"
PAGE = (DOCS / "slack.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def printed(tmp_path: Path) -> Iterator[Path]:
    """Run the page's stand-in and give the file with what it prints."""
    (code,) = (text for language, text in BLOCKS if language == "python")
    # Ports that the page names may be taken where tests run.
    script = tmp_path / "standin.py"
    script.write_text(
        code.replace("9099", "0")
        .replace(".serve_forever()", "")
        .replace("ThreadingHTTPServer((", "server = ThreadingHTTPServer((")
        + "print(server.server_port, flush=True)\nserver.serve_forever()\n",
        encoding="utf-8",
    )
    output = tmp_path / "printed"
    with output.open("w") as file, subprocess.Popen([sys.executable, str(script)], stdout=file) as process:
        yield output
        process.terminate()


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("openssl")), reason="needs curl and openssl")
def test_the_try_without_slack_goes_as_the_page_says(printed: Path, serve_bot: ServeBot, tmp_path: Path) -> None:
    eventually(lambda: printed.read_text().endswith("\n"))
    (requests,) = (text for language, text in BLOCKS if "openssl" in text)
    (settings,) = (text for language, text in BLOCKS if "lotsen serve" in text)
    given = dict(re.findall(r"LOTSEN_(\w+)=(\S+)", settings))
    url = given["SLACK_URL"].replace("9099", printed.read_text().strip())
    bot = serve_bot(
        slack_bot_token=given["SLACK_BOT_TOKEN"], slack_signing_secret=given["SLACK_SIGNING_SECRET"], slack_url=url
    )

    script = requests.replace("http://127.0.0.1:8000", str(bot.client.base_url).rstrip("/"))
    asked = subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )

    assert asked.stdout.split() == ["200", "200", "401"]
    eventually(lambda: printed.read_text().count("chat.update") == 2)
    shown = printed.read_text(encoding="utf-8")
    assert shown.count("chat.postMessage") == 2
    assert "Ni frågade: När får konkurrenspräglad dialog användas? [1]" in shown
    assert "Ni frågade: Och hur går den till? [1]" in shown
    assert "Vem är du" not in shown


def test_every_setting_for_slack_stands_on_the_page() -> None:
    names = [f"LOTSEN_{name.upper()}" for name in Settings.model_fields if name.startswith("slack_")]
    assert [name for name in names if name not in PAGE] == []


def test_the_manifest_leads_to_the_door_and_asks_for_what_the_listeners_use() -> None:
    manifest = yaml.safe_load((DOCS / "slack" / "manifest.yaml").read_text(encoding="utf-8"))
    features, settings = manifest["features"], manifest["settings"]
    addresses = [
        features["slash_commands"][0]["url"],
        settings["event_subscriptions"]["request_url"],
        settings["interactivity"]["request_url"],
    ]
    assert addresses == [f"https://lotsen.example{PATH}"] * 3
    assert features["shortcuts"][0]["callback_id"] == CALLBACK
    assert settings["event_subscriptions"]["bot_events"] == ["app_mention", "message.im"]
    assert {"app_mentions:read", "chat:write", "commands", "channels:history", "im:history"} <= set(
        manifest["oauth_config"]["scopes"]["bot"]
    )
