"""The wordings of a provision through time, and what to say when the one shown is not that of another day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain import Kind, Language, Passage, Reference, Status
from assistant.law.days import in_words
from assistant.law.dead import dead_reference
from assistant.law.resolve import Catalogue, first_day, holds
from assistant.law.sentences import cited_passage, listed, sentence


@dataclass(frozen=True, slots=True)
class Wording:
    """What one document says a provision is, in all its passages."""

    passages: tuple[Passage, ...]

    @property
    def first(self) -> Passage:
        """The passage that opens it: its document, place and dates are the wording's."""
        return self.passages[0]

    @property
    def valid_from(self) -> date | None:
        """The first day it is known to hold."""
        return first_day(self.first)

    @property
    def valid_to(self) -> date | None:
        """The last day it holds."""
        return self.first.valid_to or self.first.document.valid_to

    @property
    def text(self) -> str:
        """The whole provision."""
        return "\n\n".join(passage.text for passage in self.passages)

    def holds(self, day: date) -> bool:
        """Return whether it holds on ``day``."""
        return holds(self.first, day)

    def says_the_same(self, other: Wording) -> bool:
        """Return whether the words are the same."""
        return self.text.split() == other.text.split()


def wordings(passages: Iterable[Passage], language: Language | None = None) -> tuple[Wording, ...]:
    """Return the wordings that the passages of one provision make, oldest first.

    The official text silences a digest, and ``language`` picks one of several; English stands in for a missing one.
    """
    parts: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        parts[f"{passage.document.id} {first_day(passage)}"].append(passage)
    found = [Wording(tuple(sorted(group, key=lambda p: p.position))) for group in parts.values()]
    if any(one.first.document.kind is Kind.act for one in found):
        found = [one for one in found if one.first.document.kind is Kind.act]
    languages = {one.first.document.language for one in found}
    chosen = next((code for code in (language, Language.en) if code in languages), None)
    kept = [one for one in found if chosen is None or one.first.document.language is chosen]
    return tuple(sorted(kept, key=lambda one: (one.valid_from or date.min, one.first.document.id)))


def on_day(found: Sequence[Wording], day: date) -> Wording:
    """Return the wording of ``day``; where that is not known, the last one before, else the first one after."""
    valid = [one for one in found if one.holds(day)]
    before = [one for one in found if (one.valid_from or date.min) <= day]
    return (valid or before or found[:1])[-1]


def wordings_of(catalogue: Catalogue, passage: Passage) -> tuple[Wording, ...]:
    """Return the wordings of the provision a passage is of, in its language."""
    document = passage.document
    numbers = catalogue.provision(passage.provision or "", document.act, document.jurisdiction)
    return wordings((catalogue.passage(number) for number in numbers), document.language)


def notes_on(
    catalogue: Catalogue, passages: Iterable[Passage], as_of: date, today: date, language: Language
) -> tuple[str, ...]:
    """Return what must be said of provisions cited for ``as_of``: where today's wording, or a coming one, is another.

    ``passages`` that are no provisions of an act have nothing to say.
    """
    said: dict[tuple[str, date], dict[str, None]] = defaultdict(dict)
    moved: dict[str, None] = {}
    for passage in passages:
        if passage.provision is None or passage.document.act is None:
            continue
        reference = Reference(passage.provision, passage.document.act, passage.document.jurisdiction)
        for name, day in _fate(passage, wordings_of(catalogue, passage), as_of, today):
            dead = dead_reference(reference, day)
            if dead and dead.since == day:
                moved[dead.correction(language)] = None
            else:
                said[name, day][cited_passage(passage)] = None
    changed = (
        sentence(name, language, old=listed(list(names), language), day=in_words(day, language))
        for (name, day), names in said.items()
    )
    return (*moved, *changed)


def state_notes(wording: Wording, as_of: date, language: Language) -> tuple[str, ...]:
    """Return what must be said of the wording shown: that it is another day's, or that its repeal is adopted."""
    passage, document = wording.first, wording.first.document
    old = cited_passage(passage)
    said = []
    if not wording.holds(as_of):
        state = document.text_state or (in_words(wording.valid_from, language) if wording.valid_from else "–")
        said.append(sentence("other_state", language, old=old, state=state, day=in_words(as_of, language)))
    if passage.status is Status.repeal_adopted_not_in_force:
        said.append(sentence("repeal_adopted", language, old=old))
    return tuple(said)


def _fate(passage: Passage, found: Sequence[Wording], as_of: date, today: date) -> Iterator[tuple[str, date]]:
    """Yield the sentence and the day of what happens to a wording after, or before, the day it is cited for."""
    shown = next((one for one in found if passage in one.passages), None)
    if shown is None:
        return
    others = [one for one in found if not one.says_the_same(shown)]
    after = max(as_of, shown.valid_from or as_of)
    later = [one.valid_from for one in others if one.valid_from and one.valid_from > after]
    if later:
        yield "changes", min(later)
    elif shown.valid_to and as_of <= shown.valid_to < today:
        yield "ends", shown.valid_to
    elif shown.valid_from and today < shown.valid_from <= as_of and any(one.holds(today) for one in others):
        yield "not_yet", shown.valid_from
