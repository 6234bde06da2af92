"""The stage that lets a language model say the answer: statement by statement, each verified before it is shown.

It comes after the extractive answer is composed and verified, which stands wherever the model does not: when it is
down, breaks off, or says nothing that holds.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Generator, Iterator
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.answering.model.base import ChatModel
from assistant.answering.model.breaker import CircuitBreaker
from assistant.answering.model.evidence import agrees, citable
from assistant.answering.model.prompt import answer_prompt
from assistant.answering.model.proposals import Proposal, ProposalReader
from assistant.answering.model.spoken import Spoken
from assistant.answering.verification.support import SupportCheck
from assistant.domain import Hit, Outcome
from assistant.embedding.base import Embedder
from assistant.errors import ModelError
from assistant.index.index import Index
from assistant.outcomes import frame
from assistant.retrieval.terms import Terms

log = logging.getLogger("lotsen.model")


class Writer:
    """Writes answers with a language model. One for all questions: it holds the circuit breaker."""

    def __init__(self, model: ChatModel, breaker: CircuitBreaker | None = None) -> None:
        self._model = model
        self._breaker = breaker or CircuitBreaker()

    def write(self, draft: Draft, index: Index, embedder: Embedder, terms: Terms) -> Iterator[Draft]:
        """Yield the draft as it grows by verified statements, and unchanged while the model says nothing.

        ``draft`` holds the extractive answer; the last draft is the answer.
        """
        query = draft.understood()
        hits = citable(draft.hits, query)
        spoken = Spoken(draft, hits, index, SupportCheck(embedder, terms))
        if not hits or not all(agrees(source.passage, query) for source in draft.sources):
            # A comparison of countries, or of days: the sources' own sentences tell them apart.
            yield draft
        elif not self._breaker.allows():
            yield _without_model(draft, spoken)
        else:
            yield from self._write(draft, hits, spoken)

    def close(self) -> None:
        """Let go of the model's threads."""
        self._model.close()

    def _write(self, draft: Draft, hits: tuple[Hit, ...], spoken: Spoken) -> Iterator[Draft]:
        try:
            with contextlib.closing(self._proposals(draft, hits)) as proposals:
                for proposal in proposals:
                    if proposal is not None:
                        spoken.add(proposal)
                    yield spoken.draft()
        except ModelError as error:
            self._breaker.failed()
            log.warning("model failed: %s", error)
            yield _without_model(draft, spoken)
            return
        self._breaker.succeeded()
        yield self._finished(draft, spoken)

    def _proposals(self, draft: Draft, hits: tuple[Hit, ...]) -> Generator[Proposal | None, None, None]:
        prompt = answer_prompt(draft.question, draft.understood(), hits)
        reader = ProposalReader()
        with contextlib.closing(self._model.write(prompt)) as pieces:
            for piece in pieces:
                if piece is None:
                    yield None
                    continue
                yield from reader.take(piece)
                if reader.finished:
                    return
        reader.end()

    def _finished(self, draft: Draft, spoken: Spoken) -> Draft:
        language = draft.understood().language
        if spoken.failed:
            log.info("verification failures=%d of=%d: %s", spoken.failed, spoken.proposed, "; ".join(spoken.failures))
        if not spoken.proposed:
            return replace(draft, outcome=Outcome.partly_answered)
        if not spoken.said:
            return replace(draft, notes=(*draft.notes, frame("nothing_held", language)))
        notes = (frame("replaced", language),) if spoken.replaced else ()
        written = replace(spoken.draft(), model=self._model.name)
        outcome = Outcome.partly_answered if spoken.removed else draft.outcome
        return replace(written, outcome=outcome, notes=(*written.notes, *notes))


def _without_model(draft: Draft, spoken: Spoken) -> Draft:
    """Return what was verified and shown before the model failed, then the whole extractive answer."""
    return replace(spoken.followed_by(draft), outcome=Outcome.model_down)
