"""One provision with all that belongs to it: wordings, neighbours, what it refers to and what refers to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.domain import Jurisdiction, Kind, Language, Passage, Reference
from assistant.errors import ReferenceUnknown
from assistant.law.acts import Act, act_called, main_act
from assistant.law.annex import Annex
from assistant.law.dead import Dead, dead_reference, replaced_act, replacement
from assistant.law.references import context_of, find_references
from assistant.law.resolve import Catalogue, holds, resolve, with_act
from assistant.law.sentences import cited_passage, cited_reference, sentence
from assistant.law.wordings import Wording, notes_on, on_day, state_notes, wordings

MOST_CITING = 50
"""Passages listed as referring to a provision."""
_NEAREST = 5
"""Provisions named when the one asked for is not there."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another provision, shortly."""

    reference: Reference
    passage: Passage | None
    """Its first passage; None where the index does not have it."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision as it is shown."""

    reference: Reference
    act: Act
    as_of: date
    shown: Wording
    """The wording of that day, or the nearest there is; ``notes`` say which."""
    wordings: tuple[Wording, ...]
    previous: Neighbour | None
    next: Neighbour | None
    refers_to: tuple[Neighbour, ...]
    referred_by: tuple[Passage, ...]
    dead: Dead | None
    notes: tuple[str, ...]
    """Sentences in the reader's language."""


def read_reference(text: str) -> Reference:
    """Return the one provision a person asks for; "6:5" and "13-2" are taken for the main act's.

    Raises ReferenceUnknown where the text names none, several, or a chapter.
    """
    text = " ".join(text.split())[:200]
    mains = (main_act(place).name for place in (Jurisdiction.SE, Jurisdiction.NO))
    readings = (find_references(written) for written in (text, *(f"{name} {text}" for name in mains)))
    found = next(filter(None, readings), ())
    if not found:
        raise ReferenceUnknown(
            f"No provision is named in {text!r}. Write it as “6 kap. 5 § LOU”, “LOU 6:5”, “FOA § 13-2”, “LOA § 5b” or "
            "“Article 31 of Directive 2014/24/EU”."
        )
    if len({(one.act, one.provision) for one in found}) > 1:
        names = tuple(cited_reference(with_act(one, None), Language.en) for one in found)
        raise ReferenceUnknown(f"{text!r} names several provisions: {', '.join(names)}. Ask for one.", names)
    return with_act(found[0], None)


def home_language(reference: Reference) -> Language:
    """Return the language of the law a reference is to; English for EU law."""
    return (reference.jurisdiction and reference.jurisdiction.home_language) or Language.en


def find_provision(
    catalogue: Catalogue, annex: Annex, reference: Reference, as_of: date, today: date, language: Language
) -> Provision:
    """Return the provision as it reads on ``as_of``; notes, and the text where it can be, are in ``language``.

    Raises ReferenceUnknown naming the nearest provisions where the index does not have it.
    """
    reference = with_act(reference, None)
    act = act_called(reference.act or "")
    if act is None or reference.whole_chapter:
        raise _unknown(catalogue, reference, language, as_of)
    found = wordings(map(catalogue.passage, resolve(catalogue, reference, None)), language)
    if not found:
        raise _unknown(catalogue, reference, language, as_of)
    shown = on_day(found, as_of)
    before, after = _neighbours(catalogue, act, reference.provision, as_of)
    dead = dead_reference(reference, as_of)
    notes = (
        *([dead.correction(language)] if dead else []),
        *([sentence("digest", language)] if shown.first.document.kind is Kind.digest else []),
        *state_notes(shown, as_of, language),
        *notes_on(catalogue, [shown.first], as_of, today, language),
    )
    return Provision(
        reference=reference,
        act=act,
        as_of=as_of,
        shown=shown,
        wordings=found,
        previous=before,
        next=after,
        refers_to=_referred(catalogue, shown, as_of),
        referred_by=_citing(catalogue, annex, reference, as_of),
        dead=dead,
        notes=notes,
    )


def _neighbours(catalogue: Catalogue, act: Act, number: str, as_of: date) -> tuple[Neighbour | None, Neighbour | None]:
    """Return the provisions before and after in the act's order, whatever documents they stand in."""
    ordered = sorted({name for name, _ in catalogue.provisions_of(act.name)}, key=_order)
    at = next((place for place, name in enumerate(ordered) if _order(name) == _order(number)), None)
    if at is None:
        return None, None
    around = (ordered[at - 1] if at else None, ordered[at + 1] if at + 1 < len(ordered) else None)
    first, second = (
        _neighbour(catalogue, Reference(name, act.name, act.jurisdiction), as_of) if name else None for name in around
    )
    return first, second


def _neighbour(catalogue: Catalogue, reference: Reference, as_of: date) -> Neighbour:
    numbers = resolve(catalogue, reference, None, as_of)
    return Neighbour(reference, catalogue.passage(numbers[0]) if numbers else None)


def _referred(catalogue: Catalogue, shown: Wording, as_of: date) -> tuple[Neighbour, ...]:
    """Return the provisions the text names, each once and never itself, so that no circle can be walked."""
    context = context_of(shown.first)
    own = (shown.first.document.act, shown.first.provision)
    home = shown.first.document.jurisdiction
    found = (with_act(reference, home) for reference in find_references(shown.text, context))
    plain = dict.fromkeys(replace(one, paragraph=None, point=None) for one in found)
    return tuple(
        Neighbour(one, None) if one.whole_chapter else _neighbour(catalogue, one, as_of)
        for one in plain
        if (one.act, one.provision) != own
    )


def _citing(catalogue: Catalogue, annex: Annex, reference: Reference, as_of: date) -> tuple[Passage, ...]:
    passages = map(catalogue.passage, annex.citing(reference.act or "", reference.provision))
    valid = [passage for passage in passages if holds(passage, as_of)]
    return tuple(sorted(valid, key=lambda passage: passage.provision is None)[:MOST_CITING])


def _unknown(catalogue: Catalogue, reference: Reference, language: Language, as_of: date) -> ReferenceUnknown:
    asked = cited_reference(reference, language)
    if replaced := replaced_act(reference.act or "", as_of):
        return ReferenceUnknown(f"{asked} is not in the index. {replacement(replaced, language)}")
    nearest = tuple(map(cited_passage, _nearest(catalogue, reference)))
    if reference.whole_chapter and nearest:
        return ReferenceUnknown(f"{asked} is a chapter. Ask for one provision of it: {', '.join(nearest)}.", nearest)
    if dead := dead_reference(reference, as_of):
        living = tuple(cited_reference(one, language) for one in dead.living())
        return ReferenceUnknown(dead.correction(language), living)
    near = f" Nearest: {', '.join(nearest)}." if nearest else ""
    hint = near or f" The index has no provision of {reference.act}: `lotsen sources sync` fetches official texts."
    return ReferenceUnknown(f"{asked} is not in the index.{hint}", nearest)


def _nearest(catalogue: Catalogue, reference: Reference) -> Sequence[Passage]:
    """Return the first passages of the provisions whose numbers stand nearest, or of the first ones of a chapter."""
    first: dict[str, int] = {}
    for name, number in catalogue.provisions_of(reference.act or ""):
        first.setdefault(name, number)
    chapter = [name for name in first if re.split("[:-]", name)[0] == re.split("[:-]", reference.provision)[0]]
    if reference.whole_chapter:
        return [catalogue.passage(first[name]) for name in sorted(chapter, key=_order)]
    ordered = sorted(chapter or first, key=_order)
    at = sum(_order(name) < _order(reference.provision) for name in ordered)
    start = max(0, min(at - _NEAREST // 2, len(ordered) - _NEAREST))
    return [catalogue.passage(first[name]) for name in ordered[start : start + _NEAREST]]


def _order(number: str) -> tuple[tuple[int, str], ...]:
    """Return what sorts "5:7" before "5:7a" before "5:8" and "2-5" before "13-1"."""
    return tuple((int(digits), letters) for digits, letters in re.findall(r"(\d+)([a-zåäöæø]*)", number.lower()))
