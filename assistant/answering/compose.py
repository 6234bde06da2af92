"""An answer without a language model: the few sentences of the sources that answer the question, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import PurePosixPath

from assistant.answering.anaphora import stands_alone
from assistant.answering.draft import Draft
from assistant.answering.question_type import QuestionType, question_type
from assistant.answering.rule import binding_unit, is_provision, own_law_first
from assistant.answering.units import RankedUnit, rank_units
from assistant.domain import Authority, Hit, Kind, Language, Source, Statement
from assistant.index.index import Index
from assistant.outcomes import quoted_in
from assistant.retrieval.retriever import NAMED_PROVISION, is_law

PASSAGES = 3
"""Hits whose units compete."""
BEHIND = 0.3
"""How far below the best hit a hit's score may be for its units to compete: what is far behind is another matter."""
EXPLAINS = 0.2
"""How much further behind the best guidance may be where law is nearer."""
MOST_NAMED = 3
"""Of the provisions a question names, how many are said in any case."""
FIRST = 8
"""Hits among which the law is looked for."""
BASIS = 2.5
"""How far below the best unit the law may score that is added where only guidance was chosen."""
MOST_STATEMENTS = 4
MOST_CHARACTERS = 2_400
MARGIN = 0.45
"""How far below the best unit a unit may score and still be said."""
WHOLE_PROVISION = 900
"""Characters up to which a provision is quoted whole, so that no condition or exception is cut off from its rule."""
MEANT = 0.93
"""Cosine of an asked question from which its section is taken to be the one meant."""
CLEAR = 0.1
"""How far behind all law a section of guidance may be and still open the answer: its first sentence was written for
such a question and names the rule."""
CLEAR_MEANT = 0.4
"""The same for a section that is meant."""
LEAST_OF_SECTION = 5
"""Units of such a section that are said, most often all: the sentence left out was the consequence or the limit."""
FURTHER = 4.0
"""How far below its first sentence the others of such a section may score."""
LIST_WITHIN = 2
"""Units after the strongest one within which its list is looked for."""
LEAD = 0.5
"""How much better than the law's best unit guidance must answer to be said first where a rule is asked for."""
LIST_LEAD = 1.5
"""How much more where that unit is a list: a rule with all its conditions is an answer by itself."""
MUCH = 0.4
"""How much better than the first sentence said of its passage a sentence must answer to be said before it."""
ALIKE = 0.5
"""Share of stems in common (Jaccard) from which two units say the same."""
SAID = 0.33
"""The share from which guidance has said the rule: it is cited with the provision, which then need not be said too. A
local policy has not."""


def compose(draft: Draft, index: Index) -> Draft:
    """Choose the units that answer, order them and cite each.

    A section of guidance on the question opens the answer with its first sentence, which answers its heading and names
    the rule, unless law bears clearly more on the question: then the rule comes first where one is asked for.
    """
    query = draft.understood()
    weights = index.rarity(query.text, query.language)
    hits = _of_the_day(draft.hits, query.as_of)
    ranked = rank_units(hits, query, weights)
    ranked = own_law_first(ranked, query.jurisdiction, FIRST)
    opening = _opening(ranked, hits)
    law_first = question_type(query.text) is QuestionType.rule
    rule = binding_unit(ranked, query.language) if law_first and not opening else None
    chosen = _choose(_competing(ranked, opening or rule))
    chosen += _rest_of_section(opening, ranked, chosen) if opening else []
    chosen += _neighbours(opening, ranked, chosen) if opening else []
    chosen += _named(ranked, chosen)
    chosen += _rest_of_provision(rule, ranked, chosen)
    chosen += _legal_basis([opening, *ranked] if opening else ranked, chosen, query.language)
    for unit in (rule, next((unit for unit in ranked if not is_law(unit.hit)), None)):
        chosen += _list_after(unit, ranked, chosen)
    ordered = _in_reading_order(chosen, law_first, opening)
    by_passage: dict[str, list[RankedUnit]] = {}
    for unit in ordered:
        by_passage.setdefault(unit.hit.passage.id, []).append(unit)
    numbers = {passage_id: number for number, passage_id in enumerate(by_passage, start=1)}
    statements = tuple(
        Statement(
            text=unit.text,
            language=unit.hit.passage.document.language,
            authority=unit.hit.passage.document.authority,
            citations=(numbers[unit.hit.passage.id],),
        )
        for unit in ordered
    )
    sources = tuple(_source(numbers[passage_id], units) for passage_id, units in by_passage.items())
    return replace(draft, statements=statements, sources=sources, notes=with_quoted(draft, statements))


def _opening(ranked: Sequence[RankedUnit], hits: Sequence[Hit]) -> RankedUnit | None:
    """Return the first sentence of the section of guidance on the very question, None where law is clearly nearer."""
    rank, section = next(((rank, hit) for rank, hit in enumerate(hits[:PASSAGES]) if not is_law(hit)), (0, None))
    if section is None or any(is_law(hit) and _is_nearer(hit, section) for hit in hits):
        return None
    return next((unit for unit in ranked if unit.rank == rank and unit.place == 0), None)


def _is_nearer(law: Hit, section: Hit) -> bool:
    """Return whether law is so far ahead of a section of guidance that the section does not open the answer."""
    return law.score > section.score + (CLEAR_MEANT if section.asked >= MEANT else CLEAR)


def _rest_of_section(
    opening: RankedUnit, ranked: Sequence[RankedUnit], chosen: Sequence[RankedUnit]
) -> list[RankedUnit]:
    """Return the next units of the section that opens the answer, in its own order, until enough of it is said."""
    said = sum(unit.rank == opening.rank for unit in chosen)
    least = opening.score - FURTHER
    section = (unit for unit in ranked if unit.rank == opening.rank and unit.score >= least)
    near = sorted(section, key=lambda unit: unit.place)
    rest = (unit for unit in near if not _is_said(unit, chosen))
    return list(islice(rest, max(0, LEAST_OF_SECTION - said)))


def _neighbours(opening: RankedUnit, ranked: Sequence[RankedUnit], chosen: Sequence[RankedUnit]) -> list[RankedUnit]:
    """Return the first sentences of the sections close behind the one that opens where it may not be the one meant."""
    if opening.hit.asked >= MEANT:
        return []
    least = opening.hit.score - BEHIND
    near = (u for u in ranked if u.place == 0 and u.rank < PASSAGES and u.hit.score >= least and not is_law(u.hit))
    return [unit for unit in near if not _is_said(unit, chosen)]


def _of_the_day(hits: Sequence[Hit], as_of: date) -> Sequence[Hit]:
    """Return the hits less guidance checked after the day asked about, where there is law or a figure of that day."""
    dated = [hit for hit in hits if hit.passage.valid_from or not _later(hit, as_of)]
    return dated if any(is_law(hit) for hit in dated) else hits


def _later(hit: Hit, as_of: date) -> bool:
    checked = hit.passage.document.checked
    return checked is not None and checked > as_of and not is_law(hit)


def _competing(ranked: Sequence[RankedUnit], first: RankedUnit | None) -> list[RankedUnit]:
    """Return the units of the first hits and of the first that is not law, led by ``first``, said in any case."""
    unnamed = (unit.hit.score for unit in ranked if unit.hit.score < NAMED_PROVISION)
    least = max(unnamed, default=0.0) - BEHIND
    explains = min((unit.rank for unit in ranked if not is_law(unit.hit)), default=0)
    near = (
        unit
        for unit in ranked
        if (unit.hit.score >= least and unit.rank < PASSAGES)
        or (unit.hit.score >= least - EXPLAINS and unit.rank == explains)
        or _defines(unit)
    )
    competing = [unit for unit in near if unit is not first]
    return [first, *competing] if first else competing


def _defines(unit: RankedUnit) -> bool:
    """Return whether a unit is a term's definition, which is found only where a meaning is asked for."""
    document = unit.hit.passage.document
    return document.kind is Kind.data and PurePosixPath(document.path).stem == "terms" and unit.rank < FIRST


def _choose(ranked: Sequence[RankedUnit]) -> list[RankedUnit]:
    chosen: list[RankedUnit] = []
    length = 0
    least = max((unit.score for unit in ranked), default=0.0) - MARGIN
    for unit in ranked:
        if (chosen and unit.score < least) or len(chosen) == MOST_STATEMENTS:
            break
        fits = not chosen or length + len(unit.text) <= MOST_CHARACTERS
        if fits and not _is_said(unit, chosen):
            chosen.append(unit)
            length += len(unit.text)
    return chosen


def _named(ranked: Sequence[RankedUnit], chosen: Sequence[RankedUnit]) -> list[RankedUnit]:
    """Return the best unit of each of the first provisions that the question names and that has none chosen."""
    said = {unit.rank for unit in chosen}
    best: dict[int, RankedUnit] = {}
    for unit in ranked:
        if unit.rank not in said and unit.rank < MOST_NAMED and unit.hit.score >= NAMED_PROVISION:
            best.setdefault(unit.rank, unit)
    return list(best.values())


def _legal_basis(ranked: Sequence[RankedUnit], chosen: Sequence[RankedUnit], asker: Language) -> list[RankedUnit]:
    """Return what the law says where only guidance was chosen: the provision it rests on, else one of the first."""
    if any(map(is_provision, chosen)):
        return []
    basis = binding_unit(ranked, asker)
    if basis is None or basis.rank >= FIRST or basis.score < ranked[0].score - BASIS:
        return []
    guidance = (unit for unit in chosen if unit.hit.passage.document.authority is Authority.guidance)
    return [] if _is_said(basis, guidance, SAID) else [basis]


def _rest_of_provision(
    rule: RankedUnit | None, ranked: Sequence[RankedUnit], chosen: Sequence[RankedUnit]
) -> list[RankedUnit]:
    """Return what a short provision says beside the units already chosen from it; of any other chosen how it begins.

    An exception is never said without its rule.
    """
    ranks = {unit.rank for unit in chosen if is_provision(unit)}
    short = rule is not None and is_provision(rule) and len(rule.hit.passage.text) <= WHOLE_PROVISION
    whole = {rule.rank} if rule is not None and short else set()
    return [u for u in ranked if (u.rank in whole or (u.rank in ranks and u.place == 0)) and u not in chosen]


def _list_after(
    unit: RankedUnit | None, ranked: Sequence[RankedUnit], chosen: Sequence[RankedUnit]
) -> list[RankedUnit]:
    """Return the list (steps, conditions) that follows, in its own passage, a unit that was chosen or said alike."""
    if unit is None or "\n" in unit.text or not _is_said(unit, chosen):
        return []
    after = (u for u in ranked if u.rank == unit.rank and unit.place < u.place <= unit.place + LIST_WITHIN)
    return [u for u in after if "\n" in u.text and u not in chosen][:1]


def _is_said(unit: RankedUnit, chosen: Iterable[RankedUnit], share: float = ALIKE) -> bool:
    """Return whether one of the units chosen says the same."""
    one = unit.stems()
    return any(len(one & two) >= share * len(one | two) for two in (other.stems() for other in chosen))


def _in_reading_order(chosen: Sequence[RankedUnit], law_first: bool, opening: RankedUnit | None) -> list[RankedUnit]:
    """Return the units passage by passage, each in its own order: the opening's, then the strongest passage first.

    With ``law_first`` the law comes before guidance, unless guidance answers much better; else guidance does. A
    sentence that answers much better than the first one said of its passage leads it.
    """
    law_first = law_first and (opening is not None or not _guidance_leads(chosen))
    strength: dict[str, float] = {}
    first: dict[str, float] = {}
    for unit in sorted(chosen, key=lambda unit: unit.place):
        passage_id = unit.hit.passage.id
        strength[passage_id] = max(strength.get(passage_id, unit.score), unit.score)
        first.setdefault(passage_id, unit.score)

    def order(unit: RankedUnit) -> tuple[bool, bool, float, bool, int]:
        passage_id = unit.hit.passage.id
        opens = opening is not None and unit.rank == opening.rank
        leads = unit.score == strength[passage_id] >= first[passage_id] + MUCH and stands_alone(unit.text)
        return not opens, law_first is not is_law(unit.hit), -strength[passage_id], not leads, unit.place

    return sorted(chosen, key=order)


def _guidance_leads(chosen: Sequence[RankedUnit]) -> bool:
    """Return whether guidance answers so much better than the law found that it opens the answer."""
    law = max((unit for unit in chosen if is_law(unit.hit)), key=lambda unit: unit.score, default=None)
    guidance = max((unit.score for unit in chosen if not is_law(unit.hit)), default=0.0)
    return law is not None and guidance > law.score + LEAD + LIST_LEAD * ("\n" in law.text)


def with_quoted(draft: Draft, statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return the draft's notes and, where statements stand in another language than the asker's, one that says so."""
    asker = draft.understood().language
    foreign = dict.fromkeys(s.language for s in statements if s.language is not asker)
    return (*draft.notes, quoted_in(foreign, asker)) if foreign else draft.notes


def _source(number: int, units: Sequence[RankedUnit]) -> Source:
    """Return the passage as a source; its quote runs from the first unit said to the last."""
    passage = units[0].hit.passage
    places = [unit.place for unit in units]
    return Source(number, passage, passage.text[passage.units[min(places)].start : passage.units[max(places)].end])
