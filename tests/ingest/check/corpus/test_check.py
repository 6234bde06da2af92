from __future__ import annotations

from datetime import date
from pathlib import Path

from ingest.check.corpus.check import ERRORS, WARNINGS, check_writing
from tests.ingest.check.corpus.making import change, writing


def test_a_sound_corpus_has_no_error(corpus: Path) -> None:
    assert check_writing(writing(corpus)).errors == ()


def test_every_rule_is_held_against_the_corpus_once() -> None:
    rules = [*ERRORS, *WARNINGS]
    assert len(rules) == len(set(rules))


def test_an_error_of_each_kind_is_found_in_one_go(corpus: Path) -> None:
    change(corpus, "publisher: Lotsen", "colour: blue")
    change(corpus, "Spør hva en prøve koster.", "", "nb")
    errors = check_writing(writing(corpus)).errors
    assert {error.path for error in errors} == {"methods/trial-purchase.sv.md", "methods/trial-purchase.nb.md"}
    assert len(errors) >= 2


def test_what_time_brings_is_a_warning_and_no_error(corpus: Path) -> None:
    later = check_writing(writing(corpus, today=date(2029, 1, 1)))
    assert later.errors == ()
    assert any("checked" in str(warning) for warning in later.warnings)
