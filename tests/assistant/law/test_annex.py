from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage
from assistant.law.annex import FILE, Annex, write_annex

LOU = Document("lou", "LOU", Kind.digest, Authority.digest, Language.sv, Jurisdiction.SE, "l.md", "0", act="LOU")
ARTICLE = Document("a", "Artikel", Kind.article, Authority.practice, Language.sv, Jurisdiction.SE, "a.md", "0")
GENERAL = Document("g", "Article", Kind.article, Authority.practice, Language.en, None, "g.md", "0")


def a_passage(document: Document, text: str, provision: str | None = None) -> Passage:
    return Passage(f"{document.id}#{text}", document, 0, (), "plats", text, (), provision)


@contextmanager
def annex(
    folder: Path,
    passages: Sequence[Passage] = (),
    rows: Sequence[dict[str, str]] = (),
    labels: Sequence[tuple[str, str]] = (),
) -> Iterator[Annex]:
    write_annex(folder, passages, rows, labels)
    with closing(Annex(folder)) as opened:
        yield opened


def test_the_passages_that_cite_a_provision_are_found_by_its_act_and_number(tmp_path: Path) -> None:
    citing = [a_passage(ARTICLE, text) for text in ("Se 6 kap. 5 § LOU.", "Inget här.", "LOU 6:5 och LUF 6:5.")]
    with annex(tmp_path, citing) as opened:
        assert opened.citing("LOU", "6:5") == (0, 2)
        assert opened.citing("LUF", "6:5") == (2,)
        assert opened.citing("LOU", "6:6") == ()


def test_case_and_spaces_make_no_difference(tmp_path: Path) -> None:
    with annex(tmp_path, [a_passage(ARTICLE, "Se 19 a kap. 2 § LOU.")]) as opened:
        assert opened.citing("lou", "19 A:2") == (0,)


def test_an_act_left_unsaid_is_the_main_one_of_the_country_that_writes_so(tmp_path: Path) -> None:
    with annex(tmp_path, [a_passage(ARTICLE, "Se § 13-2."), a_passage(GENERAL, "See 6 kap. 5 §.")]) as opened:
        assert opened.citing("FOA", "13-2") == (0,)
        assert opened.citing("LOU", "6:5") == (1,)


def test_a_number_within_an_act_is_one_of_that_act_and_chapter(tmp_path: Path) -> None:
    with annex(tmp_path, [a_passage(LOU, "Enligt 7 § gäller annat.", "6:5")]) as opened:
        assert opened.citing("LOU", "6:7") == (0,)


def test_a_provision_does_not_cite_itself(tmp_path: Path) -> None:
    with annex(tmp_path, [a_passage(LOU, "6 kap. 5 § säger detta, 6 kap. 6 § mer.", "6:5")]) as opened:
        assert opened.citing("LOU", "6:5") == ()
        assert opened.citing("LOU", "6:6") == (0,)


def test_a_provision_named_twice_is_cited_once(tmp_path: Path) -> None:
    with annex(tmp_path, [a_passage(ARTICLE, "LOU 6:5 och åter 6 kap. 5 § LOU.")]) as opened:
        assert opened.citing("LOU", "6:5") == (0,)


def test_a_whole_chapter_cites_none_of_its_provisions(tmp_path: Path) -> None:
    with annex(tmp_path, [a_passage(ARTICLE, "Läs hela 6 kap. LOU.")]) as opened:
        assert opened.citing("LOU", "6") == ()


def test_the_concordance_comes_back_word_for_word_and_in_order(tmp_path: Path) -> None:
    rows = [{"topic": f"ämne {number} åäö ”x”", "LOU": "6:5; 6:6"} for number in range(12)]
    with annex(tmp_path, rows=rows) as opened:
        assert list(opened.concordance()) == rows


def test_a_label_leads_to_all_labels_of_its_concepts_in_any_case(tmp_path: Path) -> None:
    labels = [("Ramavtal", "fa"), ("rammeavtale", "fa"), ("framework agreement", "fa"), ("anbud", "tender")]
    with annex(tmp_path, labels=labels) as opened:
        assert opened.same_labels("RAMAVTAL") == {"ramavtal", "rammeavtale", "framework agreement"}
        assert opened.same_labels("Anbud") == {"anbud"}
        assert opened.same_labels("okänt") == frozenset()


def test_a_label_of_two_concepts_leads_to_both(tmp_path: Path) -> None:
    with annex(tmp_path, labels=[("lot", "a"), ("delkontrakt", "a"), ("lot", "b"), ("parti", "b")]) as opened:
        assert opened.same_labels("lot") == {"lot", "delkontrakt", "parti"}


def test_a_label_given_twice_is_kept_once(tmp_path: Path) -> None:
    with annex(tmp_path, labels=[("Lot", "a"), ("lot", "a")]) as opened:
        assert opened.same_labels("lot") == {"lot"}


def test_a_build_without_the_file_knows_nothing_and_does_not_fail(tmp_path: Path) -> None:
    with closing(Annex(tmp_path)) as opened:
        assert opened.citing("LOU", "6:5") == ()
        assert opened.concordance() == ()
        assert opened.same_labels("ramavtal") == frozenset()
    assert not (tmp_path / FILE).exists()


def test_a_published_file_cannot_be_written_to(tmp_path: Path) -> None:
    with annex(tmp_path) as opened, pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened._connection.execute("DELETE FROM concordance")


def test_a_folder_whose_name_would_mean_something_in_an_address_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "a?b#c %20å"
    folder.mkdir()
    with annex(folder, [a_passage(ARTICLE, "LOU 6:5")]) as opened:
        assert opened.citing("LOU", "6:5") == (0,)
