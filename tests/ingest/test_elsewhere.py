from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import BuildFailed
from ingest.elsewhere import elsewhere_questions

GOOD = """
[[topic]]
id = "skatt"
sv = ["Hur deklarerar jag?"]
en = ["How do I file my tax return?", "Hur deklarerar jag?"]
"""


def test_the_questions_of_every_corpus_are_read_each_once(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.toml").write_text(GOOD)
    assert elsewhere_questions([tmp_path, tmp_path]) == ["Hur deklarerar jag?", "How do I file my tax return?"]


def test_a_corpus_without_the_file_has_none(tmp_path: Path) -> None:
    assert elsewhere_questions([tmp_path]) == []


@pytest.mark.parametrize("text", ["topic = 3", "[[topic]\nid", "id = 'x'", "[[topic]]\nsv = 3"])
def test_a_file_not_as_it_should_be_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "elsewhere.toml").write_text(text)
    with pytest.raises(BuildFailed, match=r"elsewhere\.toml cannot be read"):
        elsewhere_questions([tmp_path])
