from __future__ import annotations

import csv
from pathlib import Path

import pytest

from assistant.errors import QuestionsUnreadable
from evals.report.agreement import agreement, as_table, verdict
from evals.report.sheet import COLUMNS, Rating, read_sheet, write_sheet
from tests.evals.making import answer, case, said, silence, source

CASES = [
    case(answer([said("Högst 35 dagar.", 1, 2), said("=1+1")], [source(1), source(2, locator="6 kap. 6 §")])),
    case(silence(), id="dev-002"),
]


def filled(folder: Path, *words: tuple[str, str, str, str], delimiter: str = ",") -> Path:
    path = folder / "sheet.csv"
    write_sheet(CASES, folder / "empty.csv")
    with (folder / "empty.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(head)
        writer.writerows([*row[:-4], *rated] for row, rated in zip(rows, words, strict=True))
    return path


def test_a_sheet_has_a_row_for_every_sentence_with_its_sources(tmp_path: Path) -> None:
    assert write_sheet(CASES, tmp_path / "sheet.csv") == 2
    with (tmp_path / "sheet.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert tuple(first) == COLUMNS
    assert (first["question id"], first["statement"], second["statement"]) == ("dev-001", "1", "2")
    assert first["sources"] == "LOU 6 kap., 6 kap. 5 §\nLOU 6 kap., 6 kap. 6 §"
    assert first["citation 2 (right|near|wrong)"] == ""


def test_a_sentence_is_no_formula_in_a_spreadsheet(tmp_path: Path) -> None:
    write_sheet(CASES, tmp_path / "sheet.csv")
    assert "'=1+1" in (tmp_path / "sheet.csv").read_text(encoding="utf-8-sig")


def test_a_sheet_with_ratings_in_it_is_never_written_over(tmp_path: Path) -> None:
    write_sheet(CASES, tmp_path / "sheet.csv")
    with pytest.raises(QuestionsUnreadable, match="exists already"):
        write_sheet(CASES, tmp_path / "sheet.csv")


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_ratings_are_read_as_they_were_written(tmp_path: Path, delimiter: str) -> None:
    path = filled(tmp_path, ("right", "right", "partly", "near"), ("Wrong ", "wrong", "", ""), delimiter=delimiter)
    assert read_sheet(path) == [
        Rating("dev-001", ("right", "partly"), ("right", "near")),
        Rating("dev-001", ("wrong", None), ("wrong", None)),
    ]


def test_a_word_that_is_no_choice_is_named_with_its_line_and_rater(tmp_path: Path) -> None:
    path = filled(tmp_path, ("right", "right", "right", "partly"), ("", "", "", ""))
    with pytest.raises(QuestionsUnreadable, match=r"rater 2 wrote 'partly'; choose right, near, wrong"):
        read_sheet(path)


def test_a_sheet_without_its_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(QuestionsUnreadable, match="lacks the column 'question id'"):
        read_sheet(path)


def test_agreement_beyond_chance_is_cohens_kappa() -> None:
    pairs = [("right", "right")] * 20 + [("right", "wrong")] * 5 + [("wrong", "right")] * 10 + [("wrong", "wrong")] * 15
    found = agreement(pairs)
    assert found is not None
    assert (found.percent, found.n) == (70.0, 50)
    assert found.kappa == pytest.approx(0.4)


def test_where_both_say_the_same_of_all_kappa_says_nothing() -> None:
    found = agreement([("right", "right")] * 3)
    assert found is not None
    assert (found.percent, found.kappa) == (100.0, None)
    assert agreement([("right", None), (None, "wrong")]) is None


def test_accuracy_is_the_mean_of_both_raters() -> None:
    ratings = [
        Rating("dev-001", ("right", "partly"), ("right", None)),
        Rating("dev-002", ("wrong", "wrong"), (None, None)),
    ]
    sentences = verdict(ratings, lambda rating: rating.sentence)
    assert sentences.right is not None
    assert sentences.not_wrong is not None
    assert (sentences.right.mean, sentences.not_wrong.mean, sentences.right.n) == (0.25, 0.5, 2)
    citations = verdict(ratings, lambda rating: rating.citation)
    assert citations.right is not None
    assert (citations.right.mean, citations.right.n, citations.agreement) == (1.0, 1, None)


def test_a_sheet_nobody_filled_in_says_so() -> None:
    text = as_table([Rating("dev-001", (None, None), (None, None))])
    assert "| sentences | 0 | – | – | – | – | 0 |" in text


def test_the_table_tells_accuracy_and_agreement() -> None:
    text = as_table([Rating(f"dev-{n}", ("right", "right"), ("near", "wrong")) for n in range(3)])
    assert "| sentences | 3 | 1.000 (1.000–1.000) | 1.000 (1.000–1.000) | 100 % | – | 3 |" in text
    assert "| citations | 3 | 0.000 (0.000–0.000) | 0.500 (0.500–0.500) | 0 % | 0.00 | 3 |" in text
