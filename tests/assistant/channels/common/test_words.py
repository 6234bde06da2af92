from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.channels.common.words import ai_notice, authority_name, source_facts, source_name, word
from assistant.domain import Authority, Language, Outcome
from tests.contract.answers import LANGUAGES, answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_authority_has_a_name_of_its_own(language: Language) -> None:
    names = [authority_name(authority, language) for authority in Authority]

    assert len(set(names)) == len(Authority)


def test_the_notice_of_ai_is_said_in_each_language() -> None:
    assert len({ai_notice(language) for language in LANGUAGES}) == len(LANGUAGES)


def test_a_language_lotsen_does_not_answer_in_reads_english() -> None:
    assert word("sources", Language.fi) == "Sources"


def test_a_source_tells_its_country_its_days_and_its_wording() -> None:
    source = answer(Outcome.answered, Language.nb).sources[0]

    assert source_facts(source, Language.nb) == (
        "Riksdagen",
        "Sverige",
        "gjelder fra 2026-07-01",
        "gjelder til og med 2027-12-31",
        "i lydelse 2026-07-01",
        "kontrollert 2026-06-01",
    )


def test_a_place_that_is_only_the_title_again_is_left_out() -> None:
    source = answer(Outcome.answered, Language.sv).sources[0]

    assert source_name(source) == "Lag_1 om *inköp*, 1 kap. 5 §"
    same = replace(source, passage=replace(source.passage, locator="Lag_1 om *inköp*"))
    assert source_name(same) == "Lag_1 om *inköp*"
