"""Which act a number belongs to: the one beside it, else that of the list it stands in."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.law.acts import Act, Style
from assistant.law.forms import Expression
from assistant.law.gaps import JOINER, LOOSE_AFTER, LOOSE_BEFORE, TIGHT_AFTER, TIGHT_BEFORE
from assistant.law.named import Named
from assistant.law.numbers import LONGEST_LIST

_LONGEST_JOINT = 40
"""Characters between two members of one list."""


def acts_beside(text: str, found: Sequence[Expression], acts: Sequence[Named]) -> list[Named | None]:
    """Return for each expression the act that stands right before or behind it; an act serves one side only."""
    chosen: list[Named | None] = []
    used: set[int] = set()
    for at, one in enumerate(found):
        start = found[at - 1].end if at else 0
        end = found[at + 1].start if at + 1 < len(found) else len(text)
        before = next((a for a in reversed(acts) if start <= a.start and a.end <= one.start and not a.behind), None)
        after = next((a for a in acts if one.end <= a.start and a.end <= end), None)
        before = before if before and before.start not in used else None
        gap_before = text[before.end : one.start] if before else ""
        gap_after = text[one.end : after.start] if after else ""
        candidates = [
            (before, TIGHT_BEFORE, gap_before),
            (after, TIGHT_AFTER, gap_after),
            (before, LOOSE_BEFORE, gap_before),
            (after, LOOSE_AFTER, gap_after),
        ]
        if before and before.act is None and after and after.act:  # "avtalen (§ 13-2 FOA)" is FOA's
            candidates[:2] = candidates[1::-1]
        act = next((act for act, gap, words in candidates if act and gap.fullmatch(words) and _may_be(act, one)), None)
        chosen.append(act)
        if act:
            used.add(act.start)
    return chosen


def carried_act(
    text: str, found: Sequence[Expression], beside: Sequence[Named | None], at: int, style: Style
) -> Named | None:
    """Return the act of the nearest expression of the same list, forward first, then back."""
    for step in (-1, 1):
        for here in range(at + step, at + step * LONGEST_LIST, step):
            if not 0 <= here < len(found) or not _joined(text, found, beside, min(here, here - step)):
                break
            act = beside[here]
            if act and (act.act is None or fits(act.act, style, found[at])):
                return act
    return None


def _may_be(named: Named, one: Expression) -> bool:
    """Return whether an expression may be a number of the act: "§§ 61-66" can be a range, "3 §" one of a chapter."""
    act = named.act
    if act is None or fits(act, one.style, one):
        return True
    other = {Style.hyphen: Style.section, Style.section: Style.chapter}
    return other.get(one.style) is act.style


def fits(act: Act, style: Style, one: Expression) -> bool:
    """Return whether an act numbers its provisions the way an expression does."""
    return act.style in (Style.chapter, Style.hyphen) if one.whole_chapters else act.style is style


def _joined(text: str, found: Sequence[Expression], beside: Sequence[Named | None], at: int) -> bool:
    """Return whether an expression and the next one stand in one list, whatever act stands between them."""
    start, end = found[at].end, found[at + 1].start
    between = text[start:end]
    for act in beside[at : at + 2]:
        if act and start <= act.start and act.end <= end:
            between = f"{text[start : act.start]} {text[act.end : end]}"
    return len(between) < _LONGEST_JOINT and bool(JOINER.fullmatch(between))
