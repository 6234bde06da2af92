"""The answer as a language model has said it so far: what held, and what was put in the place of what did not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.clean import visible
from assistant.answering.draft import Draft
from assistant.answering.model.citations import Citations, cited_text
from assistant.answering.model.proposals import Proposal
from assistant.answering.units import rank_units
from assistant.answering.verification.support import SupportCheck
from assistant.domain import Hit, Statement
from assistant.index.index import Index
from assistant.outcomes import quoted_in
from assistant.retrieval.language import identify


class Spoken:
    """Takes proposals one by one; statements and their source numbers never change once they are shown."""

    def __init__(self, draft: Draft, hits: Sequence[Hit], index: Index, check: SupportCheck) -> None:
        """Begin with nothing said; a proposal's passage number n is ``hits[n - 1]``."""
        self._draft = draft
        self._query = draft.understood()
        self._hits = hits
        self._index = index
        self._check = check
        self._citations = Citations()
        self.said: list[Statement] = []
        self.proposed = 0
        self.replaced = 0
        self.removed = 0
        self.failures: list[str] = []
        """Why proposals failed, without their words."""

    @property
    def failed(self) -> int:
        """How many proposals did not hold."""
        return self.replaced + self.removed

    def add(self, proposal: Proposal) -> None:
        """Say the proposal if it holds; else the best sentence of the first passage it cites, if not yet said."""
        self.proposed += 1
        text = cited_text(visible(proposal.text))
        cited = [self._hits[number - 1] for number in proposal.passages if 0 < number <= len(self._hits)]
        verdict = self._check.check(text, self._query.language, [hit.passage for hit in cited]) if text else None
        if verdict is None or not verdict.sound or self._foreign(text):
            self.failures += [failure.partition(":")[0] for failure in verdict.failures] if verdict else ["empty"]
            self._replace(cited)
            return
        if any(text == statement.text for statement in self.said):
            return
        numbers = tuple(self._citations.cite(one.passage, one.places) for one in verdict.carried_by)
        heaviest = min((one.passage.document.authority for one in verdict.carried_by), key=lambda one: one.rank)
        self.said.append(Statement(text, self._query.language, heaviest, numbers))

    def draft(self) -> Draft:
        """Return the draft with what is said so far."""
        foreign = dict.fromkeys(s.language for s in self.said if s.language is not self._query.language)
        notes = [note for note in self._draft.notes if note not in self._quoting(self._draft.statements)]
        return replace(
            self._draft,
            statements=tuple(self.said),
            sources=self._citations.sources(),
            notes=(*notes, quoted_in(foreign, self._query.language)) if foreign else tuple(notes),
        )

    def followed_by(self, extractive: Draft) -> Draft:
        """Return what is said so far, then the extractive answer with its sources numbered on."""
        if not self.said:
            return extractive
        before, statements = self.draft(), list(self.said)
        number_of = {source.number: self._citations.quote(source) for source in extractive.sources}
        for statement in extractive.statements:
            statements.append(replace(statement, citations=tuple(number_of[n] for n in statement.citations)))
        notes = tuple(dict.fromkeys((*before.notes, *extractive.notes)))
        return replace(before, statements=tuple(statements), sources=self._citations.sources(), notes=notes)

    def _replace(self, cited: Sequence[Hit]) -> None:
        weights = self._index.rarity(self._query.text, self._query.language)
        ranked = rank_units(cited[:1], self._query, weights)
        if not ranked or self._citations.cites(ranked[0].hit.passage, ranked[0].place):
            self.removed += 1
            return
        unit = ranked[0]
        document = unit.hit.passage.document
        number = self._citations.cite(unit.hit.passage, (unit.place,))
        self.said.append(Statement(unit.text, document.language, document.authority, (number,)))
        self.replaced += 1

    def _foreign(self, text: str) -> bool:
        """Return whether the sentence is plainly English where the asker is not, or the reverse."""
        asker = self._query.language
        if len(text.split()) < _SURE:
            return False
        return (identify(text, asker) == "en") is not (asker in ("en", "fi"))

    def _quoting(self, statements: Sequence[Statement]) -> tuple[str, ...]:
        foreign = dict.fromkeys(s.language for s in statements if s.language is not self._query.language)
        return (quoted_in(foreign, self._query.language),) if foreign else ()


_SURE = 6
"""Words from which English is told from the Nordic languages without fail."""
