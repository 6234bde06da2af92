from __future__ import annotations

from pathlib import Path

import pytest

from assistant import settings
from assistant.errors import SettingsError

ROOT = Path(__file__).parents[2]


def test_a_variable_outranks_the_file_and_the_file_the_default(tmp_path: Path) -> None:
    file = tmp_path / "lotsen.toml"
    file.write_text('workers = 3\nqueue = 7\nallowed_origins = ["https://kommun.example"]\n', encoding="utf-8")
    loaded = settings.load({"LOTSEN_CONFIG": str(file), "LOTSEN_QUEUE": "9"})
    assert (loaded.workers, loaded.queue, loaded.embedding) == (3, 9, "bundled")
    assert loaded.allowed_origins == ("https://kommun.example",)


def test_a_list_is_written_with_commas_in_a_variable() -> None:
    loaded = settings.load({"LOTSEN_ALLOWED_ORIGINS": "https://a.example, https://b.example"})
    assert loaded.allowed_origins == ("https://a.example", "https://b.example")


def test_an_origin_may_end_with_a_slash() -> None:
    loaded = settings.load({"LOTSEN_ALLOWED_ORIGINS": "https://kommun.example/, http://127.0.0.1:8000"})
    assert loaded.allowed_origins == ("https://kommun.example", "http://127.0.0.1:8000")


@pytest.mark.parametrize("address", ["https://kommun.example/sida", "kommun.example", "*", "https://*.kommun.example"])
def test_an_address_that_no_browser_sends_as_origin_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match=r"allowed_origins: .* is no origin"):
        settings.load({"LOTSEN_ALLOWED_ORIGINS": address})


@pytest.mark.parametrize("name", ["LOTSEN_WORKER", "LOTSEN_API_KEY"])
def test_an_unknown_variable_is_refused_by_name(name: str) -> None:
    with pytest.raises(SettingsError, match=name.removeprefix("LOTSEN_").lower()):
        settings.load({name: "1"})


def test_an_unknown_key_in_the_file_is_refused_with_the_file_named(tmp_path: Path) -> None:
    file = tmp_path / "lotsen.toml"
    file.write_text("colour = 'red'\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"colour in .*lotsen\.toml"):
        settings.load({"LOTSEN_CONFIG": str(file)})


def test_an_impossible_value_is_refused_with_its_key() -> None:
    with pytest.raises(SettingsError, match="workers"):
        settings.load({"LOTSEN_WORKERS": "0"})


def test_a_missing_settings_file_is_named() -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml"):
        settings.load({"LOTSEN_CONFIG": "nowhere.toml"})


def test_a_secret_is_never_printed() -> None:
    loaded = settings.load({"LOTSEN_EMBEDDING_KEY": "sk-very-secret"})
    assert "very-secret" not in str(loaded.redacted()) + repr(loaded)


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    missing = [name for name in settings.Settings.model_fields if f"`LOTSEN_{name.upper()}`" not in page]
    assert missing == []
