from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage
from assistant.law.annex import Annex
from ingest.annex import write_law

LAW = Document("law", "LOU", Kind.digest, Authority.digest, Language.sv, Jurisdiction.SE, "law.md", "0", act="LOU")
GUIDE = Document("guide", "Dialog", Kind.guidance, Authority.guidance, Language.sv, Jurisdiction.SE, "g.md", "0")
PASSAGES = (
    Passage("law#1", LAW, 0, (), "6 kap. 5 §", "Samma fall som i 6 § och 6 kap. 5 §.", (), "6:5"),
    Passage("guide#1", GUIDE, 0, (), "När?", "Se 6 kap. 5 § och FOA § 13-2, men inte 36 § avtalslagen.", ()),
)
CONCORDANCE = "topic,label_sv,LOU,note\ndialogue,dialog,6:20; 6:21,\n"
TERMS = '[[concept]]\nid = "dps"\nlabel = { sv = "dynamiskt inköpssystem", en = "DPS" }\nalso = { sv = ["DIS"] }\n'


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "concordance.csv").write_text(CONCORDANCE, encoding="utf-8")
    (folder / "terms.toml").write_text(TERMS, encoding="utf-8")
    return folder


def test_who_cites_a_provision_is_kept_and_nobody_cites_themselves(tmp_path: Path, corpus: Path) -> None:
    write_law(tmp_path, PASSAGES, [corpus])
    with closing(Annex(tmp_path)) as annex:
        assert annex.citing("LOU", "6:5") == (1,)
        assert annex.citing("lou", "6:6") == (0,)
        assert annex.citing("FOA", "13-2") == (1,)
        assert annex.citing("LOU", "36") == ()


def test_the_concordances_of_all_corpora_are_kept_in_order(tmp_path: Path, corpus: Path) -> None:
    write_law(tmp_path, (), [corpus, corpus])
    with closing(Annex(tmp_path)) as annex:
        row = {"topic": "dialogue", "label_sv": "dialog", "LOU": "6:20; 6:21", "note": ""}
        assert annex.concordance() == (row, row)


def test_a_label_finds_all_labels_of_its_concept(tmp_path: Path, corpus: Path) -> None:
    write_law(tmp_path, (), [corpus])
    with closing(Annex(tmp_path)) as annex:
        assert annex.same_labels("dis") == {"dynamiskt inköpssystem", "dps", "dis"}
        assert annex.same_labels("kaffe") == frozenset()


@pytest.mark.parametrize(("name", "damage"), [("concordance.csv", b"topic\n\xff\xfe"), ("terms.toml", b"[[concept")])
def test_a_damaged_data_file_adds_nothing(tmp_path: Path, corpus: Path, name: str, damage: bytes) -> None:
    (corpus / name).write_bytes(damage)
    write_law(tmp_path, PASSAGES, [corpus])
    with closing(Annex(tmp_path)) as annex:
        assert annex.citing("LOU", "6:5") == (1,)
        assert bool(annex.concordance()) is (name != "concordance.csv")
        assert bool(annex.same_labels("dps")) is (name != "terms.toml")


def test_a_build_without_the_file_knows_of_nobody(tmp_path: Path) -> None:
    with closing(Annex(tmp_path)) as annex:
        assert (annex.citing("LOU", "6:5"), annex.concordance()) == ((), ())
