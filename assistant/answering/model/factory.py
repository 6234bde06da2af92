"""Opens the language model that the settings name; none by default."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from assistant.answering.model.base import ChatModel
from assistant.answering.model.proposals import SCHEMA
from assistant.errors import ModelError, SettingsError
from assistant.settings import Settings

RETRIES = 2
"""Times a request is sent again, with back-off, before the first word: after 408, 409, 429, 5xx, a lost connection."""
_EXTRAS = {"openai": "models", "azure_openai": "models", "anthropic": "anthropic", "mistralai": "mistral"}


def open_model(settings: Settings, schema: dict[str, Any] = SCHEMA) -> ChatModel | None:
    """Return the model named by ``settings.model``, None where it is ``none``; nothing is asked of it yet.

    It writes JSON of the form ``schema``: the pipeline's answer, unless something else is asked of it.

    Raises SettingsError if the name has no provider, ModelError if its package or its key is missing.
    """
    if settings.model == "none":
        return None
    provider, _, name = settings.model.partition(":")
    if not provider or not name:
        raise SettingsError(
            f"The setting `model` is {settings.model!r}, which names no model. Use `none` or `<provider>:<model>`, "
            "such as `openai:<model>`, `anthropic:<model>`, `azure_openai:<deployment>` or `mistralai:<model>`."
        )
    from assistant.answering.model.langchain import LangChainModel

    options = _options(settings)
    try:
        from langchain.chat_models import init_chat_model

        model = init_chat_model(name, model_provider=provider, **options)
    except ImportError as error:
        package = f"'lotsen[{_EXTRAS[provider]}]'" if provider in _EXTRAS else f"langchain-{provider}"
        raise ModelError(
            f"The model `{provider}:` needs LangChain's package for it, which is not installed. "
            f"Run `pip install {package}`."
        ) from error
    except Exception as error:
        raise ModelError(
            f"The model {settings.model} cannot be prepared ({type(error).__name__}). "
            "Check its name and that LOTSEN_MODEL_KEY (or LOTSEN_MODEL_KEY_FILE) is set; see docs/models.md."
        ) from error
    return LangChainModel(model, settings.model, settings.model_seconds, schema)


def _options(settings: Settings) -> dict[str, Any]:
    options: dict[str, Any] = {
        "max_tokens": settings.model_tokens,
        "timeout": math.ceil(settings.model_seconds),
        "max_retries": RETRIES,
    }
    if settings.model_temperature is not None:  # some models refuse any
        options["temperature"] = settings.model_temperature
    if settings.model_url is not None:
        options["azure_endpoint" if settings.model.startswith("azure_openai:") else "base_url"] = settings.model_url
    key = _key(settings)
    if key is None and settings.model_url is not None:
        # A server of one's own may need no key, and must not be sent the one that the machine keeps for another.
        key = SecretStr("none")
    if key is not None:
        options["api_key"] = key
    return options


def _key(settings: Settings) -> SecretStr | None:
    return settings.model_key or (_read(settings.model_key_file) if settings.model_key_file else None)


def _read(file: Path) -> SecretStr:
    try:
        return SecretStr(file.read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"LOTSEN_MODEL_KEY_FILE names {file}, which cannot be read: {error}.") from error
