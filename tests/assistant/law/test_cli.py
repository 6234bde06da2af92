"""``lotsen provision`` and ``lotsen compare`` as people call them: in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.channels.http.provision_schema import PROVISION_EXAMPLE, ProvisionBody


def lotsen(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from assistant.cli import main; main()", *words, "--index", str(root)]
    environment = {**os.environ, "COLUMNS": "200"}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environment)


def test_a_provision_reads_as_text(root: Path) -> None:
    ended = lotsen(root, "provision", "19", "a", "kap.", "2", "§", "LOU")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("19 a kap. 2 § LOU · Lagen om offentlig upphandling (2016:1145)\n")
    assert "700 000 kronor" in ended.stdout
    assert "Föregående: 19 a kap. 1 § LOU" in ended.stdout
    assert ended.stdout.endswith("Officiell text: https://data.riksdagen.se/dokument/sfs-2016-1145.html\n")


def test_the_labels_of_a_provision_are_in_the_language_asked_for(root: Path) -> None:
    ended = lotsen(root, "provision", "LOU 19 a:2", "--language", "en")
    labels = [line.partition(":")[0] for line in ended.stdout.splitlines() if not line.startswith(" ")]
    assert {"Previous", "Next", "Official text"} <= set(labels)
    assert "! This is Lotsen's summary, not the words of the law." in ended.stdout


@pytest.mark.parametrize(("language", "said"), [((), "(not in the index)"), (("--language", "nb"), "(finnes ikke i ")])
def test_a_side_that_the_index_lacks_is_said_to_be_missing(root: Path, language: tuple[str, ...], said: str) -> None:
    ended = lotsen(root, "compare", "LOU 19:7", "SE", "NO", *language)
    assert ended.returncode == 0, ended.stderr
    assert "19 kap. 7 § LUF" in ended.stdout
    assert said in ended.stdout


def test_a_provision_prints_the_object_of_the_api(root: Path) -> None:
    ended = lotsen(root, "provision", "LOA § 2", "--as-of", "2026-06-30", "--json")
    shown = json.loads(ended.stdout)
    ProvisionBody.model_validate(shown)
    assert list(shown) == list(PROVISION_EXAMPLE)
    assert shown["reference"] == "LOA § 2"
    assert shown["wordings"][0]["shown"] is True
    assert [wording["valid_to"] for wording in shown["wordings"]] == ["2026-06-30", None]


def test_two_laws_stand_side_by_side(root: Path) -> None:
    ended = lotsen(root, "compare", "konkurrenspräglad dialog", "SE", "NO")
    assert ended.returncode == 0, ended.stderr
    assert "6 kap. 21 § LOU" in ended.stdout
    assert "FOA § 13-2" in ended.stdout


def test_a_comparison_is_a_list_of_rows(root: Path) -> None:
    rows = json.loads(lotsen(root, "compare", "LOU 6:21", "SE", "NO", "--json").stdout)
    assert set(rows[0]) == {"topic", "labels", "sides", "relation", "note", "checked"}
    assert [side["jurisdiction"] for side in rows[0]["sides"]] == ["SE", "NO"]
    assert rows[0]["sides"][0]["provisions"][0]["reference"] == "6 kap. 21 § LOU"


@pytest.mark.parametrize(
    "words",
    [
        ("provision", "hej"),
        ("provision", "FOA § 99-9"),
        ("provision", "LOA § 2", "--as-of", "2026-02-30"),
        ("compare", "kaffekoppar", "SE", "NO"),
        ("compare", "ramavtal", "SE", "XX"),
    ],
)
def test_what_cannot_be_shown_ends_with_2_and_a_sentence(root: Path, words: tuple[str, ...]) -> None:
    ended = lotsen(root, *words)
    assert ended.returncode == 2
    assert ended.stderr
    assert "Traceback" not in ended.stderr


def test_without_an_index_a_provision_ends_with_3(tmp_path: Path) -> None:
    ended = lotsen(tmp_path / "none", "provision", "LOU 6:5")
    assert ended.returncode == 3
    assert "lotsen build" in ended.stderr
