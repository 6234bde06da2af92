from __future__ import annotations

import hashlib
import logging
import stat
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.channels.http.access import keys
from assistant.channels.http.access.cli import keys as command
from assistant.channels.http.access.keys import Keys
from assistant.errors import SettingsError

DAY = date(2026, 11, 22)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "secret" / "api-keys"


def test_the_file_keeps_the_hash_of_a_key_and_its_owner_alone_may_read_it(file: Path) -> None:
    key = keys.new(file, "intranet", DAY)

    assert file.read_text() == f"{hashlib.sha256(key.encode()).hexdigest()} intranet 2026-11-22\n"
    assert key not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["api-keys"]


def test_keys_are_long_start_alike_and_never_repeat(file: Path) -> None:
    made = {keys.new(file, f"k{number}", DAY) for number in range(50)}

    assert len(made) == 50
    assert all(key.startswith("lotsen_") and len(key) == 50 for key in made)


def test_a_key_is_known_by_its_name_and_nothing_that_resembles_it_is(file: Path) -> None:
    key = keys.new(file, "intranet", DAY)
    known = Keys(file)

    assert known.name_of(key) == "intranet"
    digest = hashlib.sha256(key.encode()).hexdigest()
    for other in ("", key[:-1], key + "a", key.upper(), key.removeprefix("lotsen_"), digest, "intranet"):
        assert known.name_of(other) is None


def test_a_key_made_or_revoked_while_the_server_runs_counts_at_once(file: Path) -> None:
    first = keys.new(file, "first", DAY)
    known = Keys(file)

    second = keys.new(file, "second", DAY)
    assert known.name_of(second) == "second"
    keys.revoke(file, "first")
    assert (known.name_of(first), known.name_of(second)) == (None, "second")
    keys.revoke(file, "second")
    assert known.name_of(second) is None


@pytest.mark.parametrize("text", ["half a li", None])
def test_a_file_that_breaks_while_the_server_runs_shuts_nobody_out(
    file: Path, text: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    key = keys.new(file, "intranet", DAY)
    known = Keys(file)

    if text is None:
        file.unlink()
    else:
        file.write_text(text)
    with caplog.at_level(logging.WARNING):
        assert known.name_of(key) == "intranet"
        assert known.name_of(key) == "intranet"

    assert caplog.text.count("stay in force") == 1


def test_a_file_that_is_missing_or_wrong_at_the_start_is_named(file: Path) -> None:
    with pytest.raises(SettingsError, match=r"api-keys cannot be read.*lotsen keys new"):
        Keys(file)
    keys.new(file, "good", DAY)
    with file.open("a") as lines:
        lines.write("\n# by hand\nlotsen_plain-key name\n")
    with pytest.raises(SettingsError, match=r"api-keys, line 4, is not"):
        Keys(file)


@pytest.mark.parametrize("name", ["", "two words", "a/b", "a\nb", "n" * 61])
def test_a_name_that_would_break_the_file_is_refused(file: Path, name: str) -> None:
    with pytest.raises(SettingsError, match="cannot name a key"):
        keys.new(file, name, DAY)
    assert not file.exists()


def test_a_name_is_given_once_and_only_a_key_that_exists_is_revoked(file: Path) -> None:
    keys.new(file, "intranet", DAY)
    with pytest.raises(SettingsError, match="named intranet already"):
        keys.new(file, "intranet", DAY)
    with pytest.raises(SettingsError, match="no key named other"):
        keys.revoke(file, "other")


def test_the_command_makes_lists_and_revokes(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOTSEN_API_KEYS_FILE", str(file))
    run = CliRunner().invoke

    key = run(command, ["new", "intranet"]).stdout.strip()
    assert Keys(file).name_of(key) == "intranet"
    assert run(command, ["list"]).stdout == f"{date.today().isoformat()}  intranet\n"
    assert run(command, ["revoke", "intranet"]).stdout == "intranet is revoked.\n"
    assert Keys(file).name_of(key) is None


def test_the_command_says_which_setting_it_needs() -> None:
    result = CliRunner().invoke(command, ["new", "intranet"])

    assert isinstance(result.exception, SettingsError)
    assert "LOTSEN_API_KEYS_FILE" in str(result.exception)
