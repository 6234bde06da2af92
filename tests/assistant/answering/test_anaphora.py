from __future__ import annotations

import pytest

from assistant.answering.anaphora import stands_alone


@pytest.mark.parametrize(
    "text",
    [
        "Den ska skickas senast 30 dagar efter avtalet.",
        "Även en muntlig fråga får besvaras.",
        "Myndigheten får däremot samla svaren.",
        "Oppdragsgiveren kan likevel be om mer.",
        "It may be extended once.",
        "The same applies below the threshold.",
        "Fallen är:\n- brådska\n- ensamrätt",
    ],
)
def test_a_unit_that_leans_on_another_does_not_stand_alone(text: str) -> None:
    assert not stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "Denver ligger inte i Norden.",
        "Ett avtal efter direktupphandling ska vara skriftligt, eftersom lagen beskriver ett kontrakt så.",
        "Different lots may be awarded to different bidders.",
        "Avgift, kostnad och pris är tre saker som ska anges var för sig i varje anbud; dock inte i alla.",
    ],
)
def test_a_unit_that_names_what_it_speaks_of_stands_alone(text: str) -> None:
    assert stands_alone(text)
