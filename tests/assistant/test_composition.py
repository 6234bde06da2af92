from __future__ import annotations

from pathlib import Path

import pytest

from assistant.composition import compose
from assistant.domain import Outcome, Question
from assistant.errors import SettingsError
from assistant.settings import load


def test_an_assistant_is_composed_without_an_index_and_says_that_it_has_none(tmp_path: Path) -> None:
    assistant = compose(load({}, data=tmp_path, embedding="hashing"))
    assert assistant.pipeline.answer(Question("Vad är en dialog?")).outcome is Outcome.index_missing
    assistant.close()


def test_an_embedder_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="names no embedder"):
        compose(load({}, data=tmp_path, embedding="no-such"))
