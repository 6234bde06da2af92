from __future__ import annotations

import pytest

from assistant.answering.verification.support import SupportCheck
from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Span
from assistant.embedding.bundled import BundledEmbedder
from assistant.retrieval.terms import Terms

UNITS = (
    "Öppet förfarande får alltid användas.",
    "Anbudstiden är minst 35 dagar från det att annonsen skickades.",
    "Avtalet får inte ingås innan avtalsspärren har löpt ut.",
)


def passage(*units: str, number: int = 1) -> Passage:
    document = Document(f"d{number}", "Titel", Kind.guidance, Authority.guidance, Language.sv, Jurisdiction.SE, "", "")
    starts = [sum(len(unit) + 1 for unit in units[:place]) for place in range(len(units))]
    spans = tuple(Span(start, start + len(unit)) for start, unit in zip(starts, units, strict=True))
    return Passage(f"p{number}", document, 0, ("Rubrik",), "Rubrik", " ".join(units), spans)


@pytest.fixture
def check(embedder: BundledEmbedder) -> SupportCheck:
    return SupportCheck(embedder, Terms.open())


def test_a_paraphrase_is_carried_by_the_unit_it_comes_from(check: SupportCheck) -> None:
    verdict = check.check("Anbudstiden ska vara minst 35 dagar.", Language.sv, [passage(*UNITS)])
    assert verdict.sound
    assert verdict.carried_by[0].texts() == (UNITS[1],)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anbudstiden är minst 30 dagar från det att annonsen skickades.", "figure"),
        ("Anbudstiden är högst 35 dagar från det att annonsen skickades.", "turned"),
        ("Avtalet får ingås innan avtalsspärren har löpt ut.", "turned"),
        ("Selektivt förfarande får alltid användas.", "name"),
        ("Leverantören betalar en avgift för varje anbud den lämnar in.", "support"),
    ],
)
def test_what_is_changed_is_found_and_named(check: SupportCheck, text: str, kind: str) -> None:
    verdict = check.check(text, Language.sv, [passage(*UNITS)])
    assert not verdict.sound
    assert kind in {failure.partition(":")[0] for failure in verdict.failures}


def test_a_passage_that_does_not_carry_the_statement_is_left_out(check: SupportCheck) -> None:
    other = passage("Utvärderingen sker med bästa förhållandet mellan pris och kvalitet.", number=2)
    verdict = check.check(UNITS[0], Language.sv, [other, passage(*UNITS)])
    assert [one.passage.id for one in verdict.carried_by] == ["p1"]


def test_a_statement_without_passages_fails(check: SupportCheck) -> None:
    assert not check.check(UNITS[0], Language.sv, []).sound
