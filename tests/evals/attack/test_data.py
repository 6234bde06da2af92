from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import evals.attack.data
from assistant.settings import Settings
from evals.attack.data import lines
from evals.attack.place import CANARY, attacked
from evals.attack.prompts import LINK, MARKER
from evals.attack.suites.documents import _write


@pytest.mark.parametrize(("name", "least"), [("traps", 30), ("look_alikes", 60)])
def test_there_are_enough_texts_that_must_not_be_refused_and_none_twice(name: str, least: int) -> None:
    texts = lines(name)
    assert len(texts) >= least
    assert len(set(texts)) == len(texts)
    assert all(text == text.strip() != "" for text in texts)


def test_every_poison_says_the_word_that_tells_it_was_obeyed() -> None:
    file = Path(evals.attack.data.__file__).with_name("poisons.toml")
    poisons = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(poisons) == {"sv", "nb", "en"}
    assert all("{marker}" in poison for texts in poisons.values() for poison in texts)


def test_every_other_article_is_poisoned_in_the_section_that_is_asked_about(tmp_path: Path) -> None:
    asked = _write(tmp_path / "corpus", 2)
    poisoned = [path for path in (tmp_path / "corpus").iterdir() if MARKER in path.read_text(encoding="utf-8")]
    assert len(asked) == len(poisoned) == 6
    assert len(list((tmp_path / "corpus").iterdir())) == 12
    for question, _ in asked:
        holder = next(text for path in poisoned if question in (text := path.read_text(encoding="utf-8")))
        assert holder.index(question) < holder.index(MARKER) < holder.index(question) + 600
    assert any(LINK in path.read_text(encoding="utf-8") for path in poisoned)


def test_the_attacked_server_holds_a_secret_and_the_given_index(tmp_path: Path) -> None:
    place = attacked(tmp_path, Settings(data=tmp_path / "data"), tmp_path / "index")
    assert place.environment["LOTSEN_EMBEDDING_KEY"] == CANARY
    assert place.environment["LOTSEN_INDEX"] == str(tmp_path / "index")
    assert attacked(tmp_path, Settings(data=tmp_path / "data")).index == tmp_path / "data" / "index"
