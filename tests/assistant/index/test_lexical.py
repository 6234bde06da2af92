from __future__ import annotations

from pathlib import Path

import bm25s
import numpy as np
import pytest

from assistant.domain import Language
from assistant.index import lexical, lexical_writer
from assistant.index.lexical import Lexical
from assistant.index.lexical_writer import LexicalWriter
from assistant.index.words import terms

TEXTS = [
    "Anbud lämnas skriftligt inom tiden för anbud.",
    "Tiden för anbud räknas från annonsen.",
    "Köparen får avbryta en upphandling av sakliga skäl.",
    "En dynamisk inköpsordning är öppen för nya leverantörer.",
    "Leverantörer kan överpröva en upphandling.",
]


def written(folder: Path, texts: list[str] = TEXTS) -> Lexical:
    writer = LexicalWriter(folder)
    for text in texts:
        writer.add(terms(text, Language.sv))
    writer.finish()
    return Lexical(folder, len(texts))


@pytest.mark.parametrize("query", ["anbud", "tiden för anbud", "leverantörernas upphandlingar", "öppen inköpsordning"])
def test_scores_are_those_of_the_reference_implementation(tmp_path: Path, query: str) -> None:
    reference = bm25s.BM25(method="lucene", k1=lexical_writer.K1, b=lexical_writer.B)
    documents = [list(map(str, terms(text, Language.sv).tolist())) for text in TEXTS]
    reference.index(documents, show_progress=False)
    asked = list(map(str, terms(query, Language.sv).tolist()))
    expected = reference.get_scores([term for term in asked if term in reference.vocab_dict])

    scores = written(tmp_path / "lexical").scores(terms(query, Language.sv))

    assert scores / scores.max() == pytest.approx(expected / expected.max(), abs=1e-6)


def test_a_build_in_many_runs_is_the_same_as_in_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = written(tmp_path / "one")
    monkeypatch.setattr(lexical_writer, "TERMS_A_RUN", 20)
    in_runs = written(tmp_path / "many")
    for text in TEXTS:
        query = terms(text, Language.sv)
        assert in_runs.scores(query).tolist() == at_once.scores(query).tolist()


def test_no_run_stays_behind(tmp_path: Path) -> None:
    written(tmp_path / "lexical")
    names = sorted(path.name for path in (tmp_path / "lexical").iterdir())
    assert names == ["passages.npy", "starts.npy", "terms.npy", "weights.npy"]


def test_the_best_passage_holds_the_words_and_scores_below_one(tmp_path: Path) -> None:
    scores = written(tmp_path / "lexical").scores(terms("dynamisk inköpsordning", Language.sv))
    assert int(scores.argmax()) == 3
    assert 0 < scores.max() < 1


def test_unknown_words_lower_the_score_instead_of_vanishing(tmp_path: Path) -> None:
    opened = written(tmp_path / "lexical")
    known = opened.scores(terms("inköpsordning", Language.sv)).max()
    diluted = opened.scores(terms("inköpsordning zebrafinkar kvantfysik", Language.sv)).max()
    assert 0 < diluted < known / 2


@pytest.mark.parametrize("query", ["", "zebra", "§§"])
def test_a_query_without_a_known_word_scores_nothing(tmp_path: Path, query: str) -> None:
    assert written(tmp_path / "lexical").scores(terms(query, Language.sv)).tolist() == [0.0] * len(TEXTS)


def test_passages_without_words_can_be_indexed(tmp_path: Path) -> None:
    opened = written(tmp_path / "lexical", ["§", "…"])
    assert opened.scores(terms("anbud", Language.sv)).tolist() == [0.0, 0.0]


def test_a_query_reads_a_bounded_number_of_postings_rarest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = written(tmp_path / "lexical", ["anbud sommar"] + ["anbud"] * 50)
    monkeypatch.setattr(lexical, "POSTINGS_READ", 40)
    scores = opened.scores(terms("anbud sommar", Language.sv))
    assert scores[0] > 0
    assert np.count_nonzero(scores[1:]) == 0
