from __future__ import annotations

import pytest

from assistant.domain import Language, Outcome
from assistant.outcomes import quoted_in, sentence, stage_text, stages

ANSWERING = [language for language in Language if language is not Language.fi]


@pytest.mark.parametrize("language", ANSWERING)
@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.answered])
def test_every_outcome_has_a_sentence_in_every_language(outcome: Outcome, language: Language) -> None:
    assert sentence(outcome, language).endswith((".", ":"))


def test_no_two_languages_share_a_sentence() -> None:
    for outcome in Outcome:
        if outcome is not Outcome.answered:
            assert len({sentence(outcome, language) for language in ANSWERING}) == len(ANSWERING)


def test_an_answer_speaks_for_itself() -> None:
    assert sentence(Outcome.answered, Language.sv) == ""


def test_every_stage_has_words_in_every_language() -> None:
    assert stages() == ("understand", "retrieve", "compose", "verify", "write")
    assert all(stage_text(stage, language) for stage in stages() for language in ANSWERING)


def test_a_language_lotsen_does_not_answer_in_gets_english() -> None:
    assert sentence(Outcome.busy, Language.fi) == sentence(Outcome.busy, Language.en)


def test_quotations_in_other_languages_are_told_in_one_sentence() -> None:
    told = quoted_in([Language.nb, Language.en], Language.sv)
    assert told == "En del citeras på källans eget språk: norska, engelska."
    assert all(quoted_in([Language.fi], language).endswith(".") for language in ANSWERING)
