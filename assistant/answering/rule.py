"""Where a question asks for a rule, the rule itself belongs in the answer beside the guidance that explains it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.units import RankedUnit
from assistant.law.references import find_references

MARGIN = 0.3
"""How far below the best hit a provision may rank and still be the rule, where no guidance points to one."""


def binding_unit(ranked: Sequence[RankedUnit]) -> RankedUnit | None:
    """Return the unit of law that states the rule: of the provisions the best guidance rests on, else by its own rank.

    ``ranked`` are all units of all hits, best first. None when no law found bears on the question.
    """
    near = (unit for unit in ranked if is_provision(unit) and unit.hit.score >= ranked[0].hit.score - MARGIN)
    return legal_basis(ranked) or next(near, None)


def legal_basis(ranked: Sequence[RankedUnit]) -> RankedUnit | None:
    """Return the best unit of the provisions that the best guidance (or figure) rests on, None where it names none."""
    guidance = next((unit for unit in ranked if not is_provision(unit)), None)
    if guidance is None:
        return None
    rests_on = {reference.provision for reference in find_references(guidance.text)}
    rests_on |= {reference.provision for reference in find_references(guidance.hit.passage.text)[:2]}
    return next((unit for unit in ranked if unit.hit.passage.provision in rests_on), None)


def is_provision(unit: RankedUnit) -> bool:
    """Return whether a unit is a provision's own text or its digest."""
    return unit.hit.passage.provision is not None
