from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from assistant.channels.teams.icons import colour_icon, outline_icon
from assistant.channels.teams.package import manifest, package
from tests.assistant.channels.teams.stub import APP_ID

COMMAND = [sys.executable, "-m", "assistant.channels.teams.package"]
SITE = "https://kommun.example"


def pixels(picture: bytes) -> tuple[int, list[bytes]]:
    """Return the side of a PNG and its rows of RGBA, without the filter byte; every chunk's check sum holds."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    at, data, side = 8, b"", 0
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        kind, body = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        assert struct.unpack(">I", picture[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + body)
        if kind == b"IHDR":
            side, height, *form = struct.unpack(">IIBBBBB", body)
            assert (height, form) == (side, [8, 6, 0, 0, 0])
        data += body if kind == b"IDAT" else b""
        at += 12 + length
    raw, width = zlib.decompress(data), 1 + 4 * side
    return side, [raw[row * width + 1 : (row + 1) * width] for row in range(side)]


def test_the_colour_icon_has_the_size_teams_asks_for_and_no_holes() -> None:
    side, rows = pixels(colour_icon())
    assert side == 192
    assert {row[3::4] for row in rows} == {b"\xff" * 192}
    assert len({row[at : at + 4] for row in rows for at in range(0, len(row), 4)}) == 3


def test_the_outline_icon_is_white_on_nothing() -> None:
    side, rows = pixels(outline_icon())
    assert side == 32
    colours = {row[at : at + 4] for row in rows for at in range(0, len(row), 4)}
    assert colours == {b"\xff\xff\xff\xff", b"\xff\xff\xff\x00"}


def test_the_package_holds_what_the_manifest_names() -> None:
    told = manifest(APP_ID, "Kommunen", SITE, SITE, SITE)
    archive = zipfile.ZipFile(io.BytesIO(package(told)))
    assert sorted(archive.namelist()) == ["color.png", "manifest.json", "outline.png"]
    assert json.loads(archive.read("manifest.json")) == told
    assert archive.read("color.png") == colour_icon()
    assert package(told) == package(told)


def test_the_manifest_keeps_to_the_limits_of_teams() -> None:
    told = manifest(APP_ID, "Kommunen", SITE, SITE, SITE)
    (bot,) = told["bots"]
    assert bot["botId"] == told["id"] == APP_ID
    assert bot["scopes"] == ["personal", "team", "groupChat"]
    assert len(told["name"]["short"]) <= 30
    assert len(told["name"]["full"]) <= 100
    assert len(told["description"]["short"]) <= 80
    assert len(told["description"]["full"]) <= 4_000


def test_the_command_writes_the_file(tmp_path: Path) -> None:
    out = tmp_path / "app.zip"
    options = ["--app-id", APP_ID, "--organisation", "Kommunen", "--website", SITE, "--out", str(out)]
    told = subprocess.run([*COMMAND, *options], capture_output=True, text=True, check=True, timeout=60)
    assert f"{out} is written" in told.stdout
    assert json.loads(zipfile.ZipFile(out).read("manifest.json"))["developer"]["privacyUrl"] == SITE


@pytest.mark.parametrize(
    "wrong",
    [["--website", "http://kommun.example"], ["--app-id", "lotsen"], ["--organisation", "K" * 33]],
)
def test_what_teams_would_refuse_is_refused_here(tmp_path: Path, wrong: list[str]) -> None:
    options = ["--app-id", APP_ID, "--organisation", "Kommunen", "--website", SITE, "--out", str(tmp_path / "a.zip")]
    refused = subprocess.run([*COMMAND, *options, *wrong], capture_output=True, text=True, check=False, timeout=60)
    assert refused.returncode == 2
    assert wrong[0] in refused.stderr
    assert list(tmp_path.iterdir()) == []
