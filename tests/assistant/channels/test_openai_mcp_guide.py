"""docs/openai-mcp.md followed as it stands, against the server it tells to start."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from assistant.channels.openai.models import model_list
from tests.assistant.channels import processes

GUIDE = (processes.ROOT / "docs" / "openai-mcp.md").read_text(encoding="utf-8")
SERVER = "http://127.0.0.1:8000"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("block", "shown"), [(0, "Du spør en KI-tjeneste"), (1, "innovation partnership")])
def test_the_programs_of_the_guide_run_as_they_stand(address: str, tmp_path: Path, block: int, shown: str) -> None:
    program = tmp_path / "program.py"
    program.write_text(blocks("python")[block].replace(SERVER, address), encoding="utf-8")

    ended = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, timeout=60, check=False, encoding="utf-8"
    )

    assert ended.returncode == 0, ended.stderr
    assert shown in ended.stdout


def test_the_requests_of_the_guide_are_answered(address: str) -> None:
    (commands,) = (block for block in blocks("") if "curl" in block)
    for command, shown in zip(
        commands.replace(SERVER, address).split("\n\n"), ("lotsen-se", "annotations"), strict=True
    ):
        ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
        if ended.returncode == 127:
            pytest.skip("curl is not installed")
        assert shown in ended.stdout, ended.stderr


def test_settings_for_other_programs_can_be_read_by_them() -> None:
    (desktop,) = (json.loads(block) for block in blocks("json"))
    assert desktop["mcpServers"]["lotsen"]["args"] == ["mcp"]
    endpoint, tools = (yaml.safe_load(block) for block in blocks("yaml"))
    assert endpoint["endpoints"]["custom"][0]["baseURL"] == f"{SERVER}/v1"
    assert tools["mcpServers"]["lotsen"]["url"] == f"{SERVER}/mcp"


def test_every_model_id_stands_in_the_guide() -> None:
    assert all(f"`{model['id']}`" in GUIDE for model in model_list()["data"])
