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


def test_what_is_handed_in_outranks_all_and_none_means_not_said(tmp_path: Path) -> None:
    loaded = settings.load({"LOTSEN_WORKERS": "4"}, workers=5, queue=None)
    assert (loaded.workers, loaded.queue) == (5, 64)


def test_without_anything_said_the_defaults_hold() -> None:
    loaded = settings.load({})
    assert (loaded.model, loaded.workers, loaded.mcp, loaded.slack, loaded.teams) == ("none", 2, False, False, False)


def test_other_programs_variables_are_none_of_ours() -> None:
    assert settings.load({"PATH": "/bin", "lotsen_workers": "9", "XLOTSEN_WORKERS": "9"}).workers == 2


def test_several_unknown_names_are_told_at_once_with_the_known_ones() -> None:
    with pytest.raises(
        SettingsError, match=r"Unknown setting api_key, worker among the LOTSEN_ variables\. Known .*workers"
    ):
        settings.load({"LOTSEN_WORKER": "1", "LOTSEN_API_KEY": "x"})


def test_several_impossible_values_are_told_at_once() -> None:
    with pytest.raises(
        SettingsError, match=r"queue: .*; workers: .*See docs/settings\.md|workers: .*; queue: .*See docs"
    ) as caught:
        settings.load({"LOTSEN_WORKERS": "0", "LOTSEN_QUEUE": "-1"})
    assert "A setting cannot be used: " in str(caught.value)


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("workers", 1, 64),
        ("queue", 0, 10_000),
        ("model_tokens", 100, 8_000),
        ("feedback_days", 1, 3_650),
        ("model_temperature", 0, 2),
    ],
)
def test_a_number_may_be_its_least_and_its_most_and_nothing_beyond(name: str, least: int, most: int) -> None:
    variable = f"LOTSEN_{name.upper()}"
    for value in (least, most):
        assert getattr(settings.load({variable: str(value)}), name) == value
    for value in (least - 1, most + 1):
        with pytest.raises(SettingsError, match=name):
            settings.load({variable: str(value)})


def test_a_model_may_be_waited_for_longer_than_no_time_and_no_longer_than_its_most() -> None:
    assert settings.load({"LOTSEN_MODEL_SECONDS": "25"}).model_seconds == 25
    for value in ("0", "-1", "25.1", "nan"):
        with pytest.raises(SettingsError, match="model_seconds"):
            settings.load({"LOTSEN_MODEL_SECONDS": value})


@pytest.mark.parametrize("value", ["loud", "INFO", "", "debug "])
def test_an_unknown_log_level_is_refused(value: str) -> None:
    with pytest.raises(SettingsError, match="log_level"):
        settings.load({"LOTSEN_LOG_LEVEL": value})


@pytest.mark.parametrize(("name", "value"), [("slack_language", "xx"), ("teams_jurisdiction", "Sverige")])
def test_an_unknown_language_or_country_is_refused(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        settings.load({f"LOTSEN_{name.upper()}": value})


@pytest.mark.parametrize("value", ["", " , ", ",,"])
def test_a_list_with_nothing_in_it_is_empty(value: str) -> None:
    assert settings.load({"LOTSEN_TRUSTED_PROXIES": value}).trusted_proxies == ()


@pytest.mark.parametrize("text", ["workers = ", "= 3", "[unfinished", "\x00"])
def test_a_settings_file_that_is_no_toml_is_named_with_what_is_wrong(tmp_path: Path, text: str) -> None:
    file = tmp_path / "lotsen.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"The settings file .*lotsen\.toml cannot be read: .+"):
        settings.load({"LOTSEN_CONFIG": str(file)})


def test_a_settings_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / "lotsen.toml"
    file.write_bytes(b"contact = '\xff\xfe'")
    with pytest.raises(SettingsError, match=r"lotsen\.toml cannot be read"):
        settings.load({"LOTSEN_CONFIG": str(file)})


def test_the_folders_lie_in_the_data_folder_unless_the_index_is_put_elsewhere(tmp_path: Path) -> None:
    loaded = settings.load({"LOTSEN_DATA": str(tmp_path)})
    folders = {
        loaded.index_folder,
        loaded.model_folder,
        loaded.sources_folder,
        loaded.feedback_folder,
        loaded.cache_folder,
    }
    assert {folder.parent for folder in folders} == {tmp_path}
    assert len(folders) == 5
    assert settings.load({"LOTSEN_INDEX": "/srv/index"}).index_folder == Path("/srv/index")


@pytest.mark.parametrize("name", ["slack_bot_token", "slack_signing_secret", "slack_app_token"])
def test_any_secret_of_slack_asks_for_slack_and_not_for_teams(name: str) -> None:
    loaded = settings.load({f"LOTSEN_{name.upper()}": "x"})
    assert (loaded.slack, loaded.teams) == (True, False)


@pytest.mark.parametrize("name", ["teams_app_id", "teams_tenant_id", "teams_client_secret"])
def test_any_key_of_teams_asks_for_teams_and_not_for_slack(name: str) -> None:
    loaded = settings.load({f"LOTSEN_{name.upper()}": "x"})
    assert (loaded.slack, loaded.teams) == (False, True)


def test_every_setting_is_shown_and_no_secret_among_them() -> None:
    secrets = [name for name, info in settings.Settings.model_fields.items() if "SecretStr" in str(info.annotation)]
    loaded = settings.load({f"LOTSEN_{name.upper()}": "very-secret" for name in secrets})
    shown = loaded.redacted()
    assert set(shown) == set(settings.Settings.model_fields)
    assert len(secrets) >= 8
    assert "very-secret" not in str(shown) + repr(loaded) + loaded.model_dump_json()


def test_settings_cannot_be_changed_while_the_server_runs() -> None:
    with pytest.raises(ValueError, match="frozen"):
        settings.load({}).workers = 9
