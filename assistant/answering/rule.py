"""Where a question asks for a rule, the rule itself belongs in the answer beside the guidance that explains it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.units import RankedUnit
from assistant.domain import Jurisdiction, Language
from assistant.law.references import find_references
from assistant.retrieval.retriever import NAMED_PROVISION

MARGIN = 0.3
"""How far below the best hit a provision may rank and still be the rule, where no guidance points to one."""


ACROSS_LANGUAGES = 0.5
"""How much further below it may rank when it is written in another language than the question."""


def binding_unit(ranked: Sequence[RankedUnit], asker: Language) -> RankedUnit | None:
    """Return the unit of law that states the rule: of the provisions the best guidance rests on, else by its own rank.

    ``ranked`` are all units of all hits, best first. None when no law found bears on the question.
    """
    return legal_basis(ranked) or next((unit for unit in ranked if _near(unit, ranked[0], asker)), None)


def _near(unit: RankedUnit, best: RankedUnit, asker: Language) -> bool:
    foreign = unit.hit.passage.document.language is not asker
    margin = MARGIN + ACROSS_LANGUAGES * foreign
    return is_provision(unit) and unit.hit.score >= best.hit.score - margin


def own_law_first(ranked: Sequence[RankedUnit], jurisdiction: Jurisdiction, first: int) -> list[RankedUnit]:
    """Return the units less the EU's provisions, where one of the ``first`` hits is of the jurisdiction's own law.

    A provision the question names stays.
    """
    places = {unit.hit.passage.document.jurisdiction for unit in ranked if is_provision(unit) and unit.rank < first}
    if jurisdiction is Jurisdiction.EU or jurisdiction not in places:
        return list(ranked)
    return [unit for unit in ranked if not _of_the_eu(unit) or unit.hit.score >= NAMED_PROVISION]


def _of_the_eu(unit: RankedUnit) -> bool:
    return is_provision(unit) and unit.hit.passage.document.jurisdiction is Jurisdiction.EU


def legal_basis(ranked: Sequence[RankedUnit]) -> RankedUnit | None:
    """Return the best unit of the provisions that the best guidance (or figure) rests on, None where it names none."""
    guidance = next((unit for unit in ranked if not is_provision(unit)), None)
    if guidance is None:
        return None
    said = {reference.provision for reference in find_references(guidance.text)}
    beside = {reference.provision for reference in find_references(guidance.hit.passage.text)[:2]}
    law = [unit for unit in ranked if is_provision(unit)]
    pointed_to = [unit for named in (said, beside) for unit in law if unit.hit.passage.provision in named]
    return pointed_to[0] if pointed_to else None


def is_provision(unit: RankedUnit) -> bool:
    """Return whether a unit is a provision's own text or its digest."""
    return unit.hit.passage.provision is not None
