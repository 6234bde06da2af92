from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.composition import Assistant
from assistant.domain import Jurisdiction, Language
from assistant.errors import QuestionsUnreadable
from evals.suites.headings import bare_index, heading_queries, rank_headings
from evals.suites.law import as_table
from evals.suites.law import run as run_law
from evals.suites.variants import PRODUCT
from ingest.model import RawDocument
from ingest.parse.dispatch import parse
from tests.evals.making import question

ACT = """---
beteckning: 2016:1145
rubrik: Lag om offentlig upphandling
utfardad_datum: 2016-12-01
ikraft_datum: 2017-01-01
---
# Lag (2016:1145) om offentlig upphandling
## 1 kap. Tillämpning
### Lagens område
#### 1 §
Lagen gäller när en myndighet köper varor.
#### 2 §
Lagen gäller också när en region köper tjänster.
### Ord i lagen
#### 3 §
Med vara avses ett lösöre.
## 2 kap. Köp
#### 1 §
Ett köp ska annonseras.
"""


def act_file(folder: Path) -> Path:
    path = folder / "lou.md"
    path.write_text(ACT, encoding="utf-8")
    return path


def test_a_sub_heading_asks_for_the_provisions_that_stood_below_it(tmp_path: Path) -> None:
    path = act_file(tmp_path)
    (parsed,) = parse(RawDocument(tmp_path, path.name, path.read_bytes()))
    found = [(one.text, one.gold) for one in heading_queries(parsed)]
    assert found == [("Lagens område", ("LOU 1:1", "LOU 1:2")), ("Ord i lagen", ("LOU 1:3",))]
    assert {(one.language, one.jurisdiction) for one in heading_queries(parsed)} == {(Language.sv, Jurisdiction.SE)}


def test_the_index_holds_the_provisions_without_their_sub_headings(tmp_path: Path, assistant: Assistant) -> None:
    path = act_file(tmp_path)
    folder = tmp_path / "work"
    folder.mkdir()
    with bare_index(path, folder, assistant.settings, assistant.embedder) as (index, queries):
        passages = list(index.catalogue.passages())
        assert [passage.provision for passage in passages] == ["1:1", "1:2", "1:3", "2:1"]
        assert not any("Lagens område" in " ".join(passage.heading_path) for passage in passages)
        assert "1 kap. Tillämpning" in passages[0].heading_path
        ranking = rank_headings(index, assistant.embedder, queries, date(2026, 11, 22), PRODUCT)
    assert set(ranking.by_question["R@10"].values()) == {1.0}


def test_the_law_suite_sets_each_act_beside_bm25(tmp_path: Path, assistant: Assistant) -> None:
    asked = [question(question="Vad säger 19 a kap. 2 § LOU?", provisions=[["LOU 19a:2"]])]
    said: list[str] = []
    rows = run_law(assistant, asked, [act_file(tmp_path)], date(2026, 11, 22), said.append)
    assert [(what, ranking.variant) for what, ranking in rows] == [
        ("questions of officers", "product"),
        ("questions of officers", "BM25 only"),
        ("2 sub-headings of lou.md", "product"),
        ("2 sub-headings of lou.md", "BM25 only"),
    ]
    assert "| 2 sub-headings of lou.md | product | 2 | 1.000 (1.000–1.000) |" in as_table(rows)
    assert said == ["law: lou.md without its sub-headings"]


def test_an_act_without_sub_headings_cannot_be_asked(tmp_path: Path, assistant: Assistant) -> None:
    path = tmp_path / "flat.md"
    path.write_text(ACT.replace("### Lagens område\n", "").replace("### Ord i lagen\n", ""), encoding="utf-8")
    asked = [question(question="Vad säger 19 a kap. 2 § LOU?", provisions=[["LOU 19a:2"]])]
    with pytest.raises(QuestionsUnreadable, match=r"flat\.md has no sub-headings"):
        run_law(assistant, asked, [path], date(2026, 11, 22), lambda _: None)
