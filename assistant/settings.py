"""One typed settings object: ``LOTSEN_…`` variables over a TOML file over defaults; unknown keys are refused."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Any

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from assistant.domain import Jurisdiction, Language
from assistant.errors import SettingsError

PREFIX = "LOTSEN_"
CONFIG_VARIABLE = "LOTSEN_CONFIG"
_ORIGIN = re.compile(r"https?://[^/\s*]+")


def _data_folder() -> Path:
    return Path(platformdirs.user_data_dir("lotsen", appauthor=False))


class Settings(BaseModel):
    """Every setting of Lotsen. Each is documented in docs/settings.md; a test fails if one is not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data: Path = Field(default_factory=_data_folder, description="Folder for index, caches and the prepared model.")
    index: Path | None = Field(None, description="Folder of the index; default: `index` in the data folder.")
    corpus_extra: Path | None = Field(None, description="An organisation's own documents, built beside the corpus.")
    contact: str | None = Field(None, description="Mail or web address that publishers of official texts can write to.")
    embedding: str = Field(
        "bundled",
        description="`bundled`, `sentence-transformers:<name or path>` or `openai:<model>`.",
    )
    embedding_url: str | None = Field(None, description="Base address of an OpenAI-compatible embedding endpoint.")
    embedding_key: SecretStr | None = Field(None, description="Key for that endpoint.")
    model: str = Field("none", description="Language model: `none`, or `<provider>:<model>` such as `openai:<model>`.")
    model_url: str | None = Field(None, description="Base address of a model server that speaks OpenAI's protocol.")
    model_key: SecretStr | None = Field(None, description="Key for the language model.")
    model_key_file: Path | None = Field(None, description="File that holds that key.")
    model_seconds: float = Field(20.0, gt=0, le=25, description="Seconds one answer may wait for the model.")
    model_tokens: int = Field(1_200, ge=100, le=8_000, description="Tokens a model may write for one answer.")
    model_temperature: float | None = Field(None, ge=0, le=2, description="Sampling temperature; default: the model's.")
    mcp: bool = Field(False, description="Serve the Model Context Protocol at /mcp; needs `lotsen[mcp]`.")
    slack_bot_token: SecretStr | None = Field(None, description="Slack's bot token, `xoxb-…`; see docs/slack.md.")
    slack_signing_secret: SecretStr | None = Field(None, description="Slack's signing secret, for requests over HTTP.")
    slack_app_token: SecretStr | None = Field(None, description="Slack's app token, `xapp-…`, for Socket Mode.")
    slack_language: Language = Field(Language.en, description="Language in Slack where no question tells it.")
    slack_jurisdiction: Jurisdiction | None = Field(None, description="Whose law askers in Slack mean by default.")
    slack_url: str = Field("https://slack.com/api/", description="Slack's Web API, or a stand-in to try it with.")
    teams_app_id: str | None = Field(None, description="The bot's app id in Microsoft Entra; see docs/teams.md.")
    teams_tenant_id: str | None = Field(None, description="The organisation's tenant id, whose Teams may ask.")
    teams_client_secret: SecretStr | None = Field(None, description="The app's client secret.")
    teams_language: Language = Field(Language.en, description="Language in Teams where none is known.")
    teams_jurisdiction: Jurisdiction | None = Field(None, description="Whose law askers in Teams mean by default.")
    teams_keys_url: str = Field(
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        description="Where Microsoft tells the keys it signs with, or a stand-in to try it with.",
    )
    teams_login_url: str = Field(
        "https://login.microsoftonline.com", description="Where the app's tokens come from, or a stand-in."
    )
    chroma_url: str | None = Field(None, description="Address of a Chroma server that holds the vectors.")
    workers: int = Field(2, ge=1, le=64, description="Questions answered at the same time.")
    queue: int = Field(64, ge=0, le=10_000, description="Questions that may wait before the server says it is busy.")
    api_keys_file: Path | None = Field(None, description="File of API keys; with it, every call needs one or a token.")
    widget_secret: SecretStr | None = Field(None, description="Signs the tokens of web pages; replicas share it.")
    limit_person: str = Field("15/minute", description="How often one person may ask, where persons are told apart.")
    limit_key: str = Field("600/minute", description="How often programs with one API key may call.")
    limit_address: str = Field("120/minute", description="How often one address may ask; this machine itself: always.")
    limit_store: SecretStr | None = Field(None, description="Redis that counts for all replicas, `redis://…`.")
    trusted_proxies: tuple[str, ...] = Field((), description="Addresses of proxies whose forwarding headers count.")
    allowed_origins: tuple[str, ...] = Field((), description="Web origins whose pages may call the API.")
    frame_ancestors: tuple[str, ...] = Field((), description="Web origins that may show the chat page in a frame.")
    feedback_days: int = Field(90, ge=1, le=3_650, description="Days that readers' feedback is kept.")
    log_level: str = Field("info", pattern="^(debug|info|warning|error)$", description="How much the server logs.")

    @field_validator("allowed_origins")
    @classmethod
    def _origins(cls, addresses: tuple[str, ...]) -> tuple[str, ...]:
        """Return the origins as browsers send them, without a closing slash; refuse what none ever sends."""
        origins = tuple(address.removesuffix("/") for address in addresses)
        for origin in origins:
            if not _ORIGIN.fullmatch(origin):
                raise ValueError(f"{origin!r} is no origin; write scheme and host alone: https://www.kommun.example")
        return origins

    @property
    def slack(self) -> bool:
        """Whether Slack is asked for: any of its secrets is set."""
        return any((self.slack_bot_token, self.slack_signing_secret, self.slack_app_token))

    @property
    def teams(self) -> bool:
        """Whether Teams is asked for: its app, tenant or secret is set."""
        return any((self.teams_app_id, self.teams_tenant_id, self.teams_client_secret))

    @property
    def index_folder(self) -> Path:
        """The folder that holds CURRENT and the builds."""
        return self.index or self.data / "index"

    @property
    def model_folder(self) -> Path:
        """Where prepared models lie."""
        return self.data / "models"

    @property
    def sources_folder(self) -> Path:
        """Where snapshots of official texts lie."""
        return self.data / "sources"

    @property
    def feedback_folder(self) -> Path:
        """Where readers' feedback lies."""
        return self.data / "feedback"

    @property
    def cache_folder(self) -> Path:
        """Where embedded texts are kept between builds."""
        return self.data / "cache"

    def redacted(self) -> dict[str, str]:
        """Return every setting as text, secrets as stars."""
        return {name: str(getattr(self, name)) for name in type(self).model_fields}


def load(environment: dict[str, str] | None = None, **overrides: Any) -> Settings:
    """Return the settings: overrides, then environment, then the TOML file named by LOTSEN_CONFIG, then defaults.

    Raises SettingsError naming the key, where it stands and what is allowed.
    """
    env = dict(os.environ) if environment is None else environment
    values: dict[str, Any] = {}
    if config := env.get(CONFIG_VARIABLE):
        values |= _from_file(Path(config))
    values |= _from_environment(env)
    values |= {key: value for key, value in overrides.items() if value is not None}
    try:
        return Settings(**values)
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"A setting cannot be used: {problems}. See docs/settings.md.") from error


def _from_file(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"The settings file {path} cannot be read: {error}.") from error
    _refuse_unknown(set(values), f"in {path}")
    return values


def _from_environment(env: dict[str, str]) -> dict[str, Any]:
    names = {key: key.removeprefix(PREFIX).lower() for key in env if key.startswith(PREFIX) and key != CONFIG_VARIABLE}
    _refuse_unknown(set(names.values()), "among the LOTSEN_ variables")
    lists = {name for name, info in Settings.model_fields.items() if info.annotation == tuple[str, ...]}
    return {
        name: tuple(part.strip() for part in env[key].split(",") if part.strip()) if name in lists else env[key]
        for key, name in names.items()
    }


def _refuse_unknown(names: set[str], where: str) -> None:
    unknown = sorted(names - set(Settings.model_fields))
    if unknown:
        known = ", ".join(sorted(Settings.model_fields))
        raise SettingsError(f"Unknown setting {', '.join(unknown)} {where}. Known settings: {known}.")
