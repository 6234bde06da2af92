from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant.answering.model.base import Prompt
from assistant.answering.model.factory import open_model
from assistant.errors import ModelError, SettingsError
from assistant.settings import Settings
from tests.assistant.answering.model.model_server import ModelServer, status, writes

PROMPT = Prompt("rules", "{}")


def text(settings: Settings) -> str:
    model = open_model(settings)
    assert model is not None
    try:
        return "".join(piece or "" for piece in model.write(PROMPT))
    finally:
        model.close()


def test_no_model_is_the_default_and_loads_nothing() -> None:
    before = set(sys.modules)
    assert open_model(Settings()) is None
    assert not any(name.startswith("langchain_openai") for name in set(sys.modules) - before)


@pytest.mark.parametrize("name", ["gpt", "openai:", ":gpt"])
def test_a_name_without_provider_or_model_is_refused_with_examples(name: str) -> None:
    with pytest.raises(SettingsError, match="openai:<model>"):
        open_model(Settings(model=name))


def test_a_missing_package_is_named_with_the_command_that_installs_it() -> None:
    pytest.importorskip("langchain")
    with pytest.raises(ModelError, match="pip install langchain-groq"):
        open_model(Settings(model="groq:any"))


def test_a_missing_key_is_told_without_the_clients_words(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("langchain")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelError, match="LOTSEN_MODEL_KEY"):
        open_model(Settings(model="openai:any"))


def test_a_server_of_ones_own_is_never_sent_the_machines_other_key(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-service")
    server.scripts = [writes("ja")]
    assert text(Settings(model="openai:any", model_url=server.url)) == "ja"
    assert server.keys == ["Bearer none"]


def test_the_key_may_stand_in_a_file(server: ModelServer, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("sk-filed\n", encoding="utf-8")
    text(Settings(model="openai:any", model_url=server.url, model_key_file=tmp_path / "key"))
    assert server.keys == ["Bearer sk-filed"]


def test_a_key_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    pytest.importorskip("langchain")
    with pytest.raises(SettingsError, match="nowhere"):
        open_model(Settings(model="openai:any", model_key_file=tmp_path / "nowhere"))


def test_the_request_asks_for_json_by_schema_within_the_budget(server: ModelServer) -> None:
    text(Settings(model="openai:small", model_url=server.url, model_tokens=321, model_temperature=0))
    [request] = server.requests
    assert (request["model"], request["temperature"], request["stream"]) == ("small", 0, True)
    assert request.get("max_tokens", request.get("max_completion_tokens")) == 321
    assert request["response_format"]["type"] == "json_schema"
    assert [message["role"] for message in request["messages"]] == ["system", "user"]


@pytest.mark.parametrize(
    ("code", "advice"),
    [(401, "LOTSEN_MODEL_KEY"), (404, "LOTSEN_MODEL_URL"), (429, "quota"), (400, "structured output"), (503, "log")],
)
def test_a_refusal_says_what_to_do_and_never_the_key(server: ModelServer, code: int, advice: str) -> None:
    server.scripts = [status(code, Retry_After="0")]
    with pytest.raises(ModelError, match=advice) as caught:
        text(Settings.model_validate({"model": "openai:any", "model_url": server.url, "model_key": "sk-canary"}))
    assert "canary" not in str(caught.value)


def test_a_server_that_is_not_there_is_told() -> None:
    pytest.importorskip("langchain")
    with pytest.raises(ModelError, match="LOTSEN_MODEL_URL"):
        text(Settings(model="openai:any", model_url="http://127.0.0.1:9/v1"))


def test_nothing_is_traced_elsewhere_whatever_the_machine_has_set(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "ls-key")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", server.url)
    text(Settings(model="openai:any", model_url=server.url))
    assert [request.get("model") for request in server.requests] == ["any"]
