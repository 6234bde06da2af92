from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.errors import EmbeddingError
from ingest.adapter.__main__ import app


@pytest.mark.parametrize("command", [[], ["held-out"]])
def test_without_torch_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    for name in ("tune", "losses", "model", "training"):
        monkeypatch.delitem(sys.modules, f"ingest.adapter.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "torch", None)
    result = CliRunner().invoke(app, command)
    assert isinstance(result.exception, EmbeddingError)
    assert "needs the package torch" in str(result.exception)
    assert "lotsen[adapter,ingest]" in str(result.exception)


def test_a_missing_folder_is_refused_before_the_training(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["--out", str(tmp_path / "nowhere" / "adapter.npz")])
    assert result.exit_code == 2
    assert "does not exist" in result.output
