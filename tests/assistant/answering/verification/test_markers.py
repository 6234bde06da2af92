from __future__ import annotations

import pytest

from assistant.answering.verification.markers import added, markers
from assistant.domain import Language

KEPT = [
    ("sv", "Anbudet ska förkastas.", "sv", "Myndigheten måste förkasta anbudet."),
    ("sv", "Fristen är högst 30 dagar.", "en", "The time limit is no more than 30 days."),
    ("nb", "Det kan ikke forhandles om minstekrav.", "sv", "Man får inte förhandla om minimikrav."),
    ("en", "The value must not exceed the limit.", "sv", "Värdet får inte överstiga gränsen."),
    ("sv", "Värdet är under gränsen.", "sv", "Värdet är högst gränsen."),
    ("da", "Ordregiveren må forhandle.", "sv", "Myndigheten får förhandla."),
    ("sv", "Alla leverantörer bör bjudas in.", "sv", "Leverantörerna bör bjudas in."),
]
TURNED = [
    ("sv", "Anbudet ska förkastas.", "Myndigheten får förkasta anbudet.", "must"),
    ("sv", "Myndigheten får förkasta anbudet.", "Myndigheten ska förkasta anbudet.", "may"),
    ("nb", "Oppdragsgiver må dokumentere møtet.", "Oppdragsgiver bør dokumentere møtet.", "must"),
    ("en", "The notice is not needed.", "The notice is needed.", "not"),
    ("en", "Only small suppliers may take part.", "Small suppliers may take part.", "only"),
    ("sv", "Fristen är högst 30 dagar.", "Fristen är minst 30 dagar.", "at most"),
    ("nb", "Verdien er over 500 000 kroner.", "Verdien er under 500 000 kroner.", "above"),
    ("en", "The meeting is held after the notice.", "The meeting is held before the notice.", "after"),
]


@pytest.mark.parametrize(("spoken", "text", "of", "source"), KEPT)
def test_the_same_rule_in_other_words_adds_nothing(spoken: str, text: str, of: str, source: str) -> None:
    assert added(markers(text, Language(spoken)), markers(source, Language(of))) == set()


@pytest.mark.parametrize(("spoken", "text", "source", "what"), TURNED)
def test_a_turned_rule_adds_what_turned_it(spoken: str, text: str, source: str, what: str) -> None:
    language = Language(spoken)
    assert what in added(markers(text, language), markers(source, language))


def test_during_a_time_is_not_below_a_limit() -> None:
    assert "below" not in markers("Avtalet ingås inte under avtalsspärren.", Language.sv)
    assert "below" in markers("Värdet ligger under tröskelvärdet.", Language.sv)


def test_danish_ma_is_may_and_norwegian_ma_is_must() -> None:
    assert "may" in markers("Ordregiver må forhandle.", Language.da)
    assert "must" in markers("Oppdragsgiver må forhandle.", Language.nb)
    assert "must" not in markers("Ordregiver må forhandle.", Language.da)
