from __future__ import annotations

import pytest

from ingest.abbreviations import ALWAYS_GO_ON, BEFORE_AN_ACT, LETTERED, MAY_END
from ingest.sentences import split_units


@pytest.mark.parametrize("group", [ALWAYS_GO_ON, MAY_END, BEFORE_AN_ACT], ids=["always", "may", "act"])
def test_an_abbreviation_is_in_lower_case_and_has_a_full_stop_or_stands_for_one(group: frozenset[str]) -> None:
    assert all(word == word.lower() for word in group)
    assert [word for word in group if not word.endswith(".") and word != "n:o"] == []


def test_no_abbreviation_both_may_and_may_not_end_a_sentence() -> None:
    assert not ALWAYS_GO_ON & MAY_END
    assert BEFORE_AN_ACT <= MAY_END


def test_what_is_lettered_is_a_word_and_no_abbreviation() -> None:
    assert not LETTERED & (ALWAYS_GO_ON | MAY_END)
    assert all(word.isalpha() for word in LETTERED)


@pytest.mark.parametrize("word", sorted(word for word in ALWAYS_GO_ON if word.endswith(".")))
def test_after_these_a_sentence_goes_on_even_before_a_capital(word: str) -> None:
    assert len(split_units(f"Detta gäller {word} Norge också.")) == 1


@pytest.mark.parametrize("word", sorted(MAY_END))
def test_after_these_a_capital_opens_a_new_sentence_and_a_small_letter_does_not(word: str) -> None:
    assert len(split_units(f"Detta gäller här {word} norska också.")) == 1
    assert len(split_units(f"Detta gäller här {word} 12 dagar också.")) == 1
    assert len(split_units(f"Detta gäller här {word} Nästa mening står här.")) == 2
