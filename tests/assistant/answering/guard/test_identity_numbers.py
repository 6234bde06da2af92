from __future__ import annotations

import pytest

from assistant.answering.guard.identity_numbers import identity_numbers
from evals.attack.made_up import danish, finnish, norwegian, swedish


def found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in identity_numbers(text)]


VALID = [*swedish(), *swedish(coordination=True), *norwegian(), *norwegian(temporary=True), *danish(), *finnish()]


def test_there_are_well_over_a_hundred_numbers_to_try() -> None:
    assert len(set(VALID)) == len(VALID) >= 170


@pytest.mark.parametrize("number", VALID)
def test_a_number_that_passes_its_checks_is_found_whole(number: str) -> None:
    assert found(f"Får {number} delta i utvärderingen?") == [number]


@pytest.mark.parametrize(
    "written",
    ["19000103-1004", "190001031004", "000103-1004", "0001031004", "000103+1004", "000103 1004", "000103 - 1004"],
)
def test_a_swedish_number_is_found_however_it_is_written(written: str) -> None:
    assert found(f"pnr:{written}.") == [written]


@pytest.mark.parametrize("number", [n.replace("-", "") for n in (*swedish(), *danish())])
def test_the_hyphen_may_be_missing(number: str) -> None:
    assert found(f"Er {number} inhabil?") == [number]


@pytest.mark.parametrize("number", list(norwegian())[:5])
def test_a_norwegian_number_may_be_grouped(number: str) -> None:
    assert found(f"Er {number[:6]} {number[6:]} inhabil?") == [f"{number[:6]} {number[6:]}"]


@pytest.mark.parametrize("number", list(swedish())[:10])
def test_a_wrong_check_digit_makes_it_no_swedish_number(number: str) -> None:
    assert found(number[:-1] + str((int(number[-1]) + 1) % 10)) == []


@pytest.mark.parametrize("number", [*list(norwegian())[:10], *list(norwegian(temporary=True))[:10]])
def test_a_wrong_check_digit_makes_it_no_norwegian_number(number: str) -> None:
    assert found(number[:-1] + str((int(number[-1]) + 1) % 10)) == []


def test_a_day_that_never_was_makes_it_no_number() -> None:
    # 30 February and month 13; both pass Luhn.
    assert found("19000230-1008") == []
    assert found("19001301-1000") == []


def test_a_danish_number_without_its_old_modulus_needs_its_hyphen_or_a_word_for_it() -> None:
    assert found("Må 010203-1235 deltage?") == ["010203-1235"]
    assert found("Sagen 0102031235 er ny.") == []
    assert found("CPR 0102031235") == ["0102031235"]


@pytest.mark.parametrize("organisation", ["556036-0793", "212000-0142", "202100-2114", "802012-3458", "165560360793"])
def test_an_organisation_number_is_no_persons(organisation: str) -> None:
    assert found(f"Leverantören ({organisation}) har lämnat anbud.") == []


def test_the_organisation_number_of_a_sole_trader_is_a_persons() -> None:
    assert found("enskild firma, org.nr 000103-1004") == ["000103-1004"]


def test_a_notice_in_ted_is_told_by_its_year() -> None:
    assert found("Se annons 121212-2024 och 010203-2025 i TED.") == []
    assert found("Personnummer 010203-2025") == ["010203-2025"]
