from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.bundled import BundledEmbedder
from assistant.embedding.factory import open_embedder
from assistant.embedding.hashing import HashingEmbedder
from assistant.errors import EmbeddingError, SettingsError
from assistant.settings import Settings


@pytest.mark.parametrize(
    "name", ["", "bundle", "bundled:small", "openai", "openai:", "sentence-transformers:", "BUNDLED"]
)
def test_an_unknown_name_is_refused_with_the_three_forms(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        open_embedder(Settings(data=tmp_path, embedding=name))
    for form in (repr(name), "`bundled`", "`sentence-transformers:<name or path>`", "`openai:<model>`"):
        assert form in str(caught.value)


def test_the_default_is_the_bundled_model_in_the_model_folder(bundled: BundledEmbedder, model_folder: Path) -> None:
    (model_folder / "data").mkdir()
    (model_folder / "data" / "models").symlink_to(model_folder)
    opened = open_embedder(Settings(data=model_folder / "data"))
    assert isinstance(opened, BundledEmbedder)
    assert opened.model_id == bundled.model_id


def test_hashing_needs_no_files(tmp_path: Path) -> None:
    assert isinstance(open_embedder(Settings(data=tmp_path, embedding="hashing")), HashingEmbedder)
    assert list(tmp_path.iterdir()) == []


def test_an_openai_model_is_looked_for_at_the_address_in_the_settings(tmp_path: Path) -> None:
    pytest.importorskip("langchain_openai", reason="the extra openai is not installed")
    from tests.assistant.embedding.endpoint import endpoint

    with endpoint() as server:
        settings = Settings(data=tmp_path, embedding="openai:org/model:v2", embedding_url=server.url, embedding_key="k")
        assert open_embedder(settings).model_id == "openai:org/model:v2"
    assert server.keys == ["Bearer k"]


def test_a_sentence_transformers_model_is_looked_for_under_its_whole_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(EmbeddingError, match="sentence-transformers"):
        open_embedder(Settings(data=tmp_path, embedding=f"sentence-transformers:{tmp_path}/none:1"))
