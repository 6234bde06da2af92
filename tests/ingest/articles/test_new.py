"""A new article: what is written, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain import Jurisdiction, Language
from assistant.errors import ArticleRefused
from ingest.articles.new import new_method, new_policy
from ingest.check.corpus.whole import empty_sections, missing_languages, missing_sections
from ingest.check.corpus.writing import read_writing
from ingest.metadata import split_front_matter

TODAY = date(2026, 11, 22)
TITLES = {Language.sv: "Socialt värde", Language.nb: "Sosial verdi", Language.en: "Social value"}


def test_a_method_gets_one_file_a_language_with_that_languages_law(tmp_path: Path) -> None:
    files = new_method(tmp_path, "social-value", TITLES, TODAY)
    declared = [split_front_matter(file.read_text(encoding="utf-8"))[0] for file in files]
    assert [file.name for file in files] == ["social-value.sv.md", "social-value.nb.md", "social-value.en.md"]
    assert [one["jurisdiction"] for one in declared] == ["SE", "NO", "EU"]
    assert {str(one["checked"]) for one in declared} == {"2026-11-22"}


def test_its_headings_ask_about_its_title(tmp_path: Path) -> None:
    text = new_method(tmp_path, "social-value", TITLES, TODAY)[0].read_text(encoding="utf-8")
    assert "\n# Socialt värde\n" in text
    assert "\n## När passar socialt värde, och när passar socialt värde inte?\n" in text


def test_a_title_that_is_an_abbreviation_keeps_its_capitals(tmp_path: Path) -> None:
    text = new_method(tmp_path, "rfi", {Language.en: "RFI"}, TODAY)[0].read_text(encoding="utf-8")
    assert "\n## What is RFI?\n" in text


def test_the_check_then_lists_what_is_to_be_written_and_no_missing_section(tmp_path: Path) -> None:
    new_method(tmp_path, "social-value", TITLES, TODAY)
    writing = read_writing(tmp_path, TODAY)
    assert list(missing_languages(writing)) == []
    assert {finding.what for finding in missing_sections(writing)} == {"no provision is named"}
    assert len(list(empty_sections(writing))) == 9 + 9 + 10


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    (file,) = new_method(tmp_path, "rfi", {Language.nb: "RFI"}, TODAY)
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(ArticleRefused, match=r"rfi\.nb\.md exists already"):
        new_method(tmp_path, "rfi", TITLES, TODAY)
    assert file.read_text(encoding="utf-8") == "mine"
    assert [one.name for one in file.parent.iterdir()] == ["rfi.nb.md"]


@pytest.mark.parametrize("name", ["Social value", "../social", "socialt-värde", ""])
def test_a_name_that_is_no_file_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArticleRefused, match="Use small letters"):
        new_method(tmp_path, name, TITLES, TODAY)
    assert list(tmp_path.iterdir()) == []


def test_a_policy_says_that_it_is_one(tmp_path: Path) -> None:
    file = new_policy(tmp_path / "own", "guidelines", "Våra riktlinjer", Language.sv, Jurisdiction.FI)
    declared, body = split_front_matter(file.read_text(encoding="utf-8"))
    assert (declared["kind"], declared["authority"]) == ("policy", "local_policy")
    assert (declared["jurisdiction"], declared["language"]) == ("FI", "sv")
    assert "## Vad kräver våra riktlinjer?" in body


def test_a_policy_in_a_language_without_a_template_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleRefused, match="no template in da"):
        new_policy(tmp_path, "guidelines", "Retningslinjer", Language.da, Jurisdiction.DK)
