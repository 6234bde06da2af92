"""The product on one screen: the stages a question passes, and the loop that runs them."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering.about import about
from assistant.answering.basis import cite_basis
from assistant.answering.clarify import clarify
from assistant.answering.clean import clean
from assistant.answering.compose import compose
from assistant.answering.contradictions import show_contradictions
from assistant.answering.corrections import correct
from assistant.answering.dating import date_sources
from assistant.answering.draft import Draft, Stage
from assistant.answering.explain import explain
from assistant.answering.follow_ups import follow_ups
from assistant.answering.greet import greet
from assistant.answering.guard.case_advice import about_anybody, case_advice, undecided
from assistant.answering.guard.foreign_law import foreign_law
from assistant.answering.guard.misuse import misuse
from assistant.answering.guard.personal_data import personal_data
from assistant.answering.guard.trusted import TrustedRetriever
from assistant.answering.local_policy import under_the_law
from assistant.answering.model.write import Writer
from assistant.answering.place import tell_place
from assistant.answering.procedure import of_the_procedure
from assistant.answering.second_look import second_look
from assistant.answering.sides import compose_each, sides
from assistant.answering.understand import understand
from assistant.answering.verification.quotes import verify
from assistant.answering.weigh import weigh
from assistant.domain import Answer, Language, Outcome, Question, Statement
from assistant.embedding.base import Embedder
from assistant.errors import IndexUnusable
from assistant.index.index import Index
from assistant.index.live import LiveIndex
from assistant.outcomes import sentence
from assistant.retrieval.language import identify
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.terms import Terms


def stages(
    index: Index,
    embedder: Embedder,
    terms: Terms,
    today: date,
    writer: Writer | None = None,
    retriever: Retriever | None = None,
) -> tuple[Stage, ...]:
    """Return the way of a question to its answer: of the sources' own sentences, or, with a writer, of a model's."""
    retriever = retriever or TrustedRetriever(index, embedder)
    return (
        Stage("understand", personal_data),
        Stage("understand", clean),
        Stage("understand", misuse),
        Stage("understand", greet),
        Stage("understand", lambda draft: about(draft, index)),
        Stage("understand", lambda draft: understand(draft, today, index, terms)),
        Stage("understand", foreign_law),
        Stage("understand", about_anybody),
        Stage("retrieve", lambda draft: replace(draft, hits=retriever.retrieve(draft.understood()))),
        Stage("retrieve", lambda draft: second_look(draft, retriever, terms)),
        Stage("retrieve", lambda draft: of_the_procedure(draft, terms)),
        Stage("retrieve", lambda draft: correct(draft, index)),
        Stage("compose", clarify),
        Stage("compose", lambda draft: undecided(weigh(draft, retriever.leaning(draft.understood())))),
        Stage("compose", lambda draft: _compose(draft, index, retriever, terms)),
        Stage("compose", lambda draft: cite_basis(draft, index)),
        Stage("compose", under_the_law),
        Stage("compose", lambda draft: show_contradictions(draft, embedder)),
        Stage("compose", lambda draft: tell_place(draft, index)),
        Stage("verify", verify),
        *([Stage("write", lambda draft: writer.write(draft, index, embedder, terms))] if writer else []),
        Stage("verify", lambda draft: date_sources(draft, index, today)),
        Stage("verify", lambda draft: explain(draft, terms)),
        Stage("verify", lambda draft: follow_ups(draft, index)),
        Stage("verify", case_advice),
    )


def _compose(draft: Draft, index: Index, retriever: Retriever, terms: Terms) -> Draft:
    queries = sides(draft, index, terms)
    return compose_each(draft, queries, index, retriever, terms) if queries else compose(draft, index)


@dataclass(frozen=True, slots=True)
class Progress:
    """A stage has begun; its name is one of outcomes.toml."""

    stage: str


Watch = Callable[[Draft], None]

_GOES_ON = (None, Outcome.answered, Outcome.partly_answered)
"""With any other outcome the run ends at the stage that set it."""


def _shown(drafts: Iterator[Draft], waiting: Progress) -> Generator[Progress | Statement, None, Draft]:
    """Yield each statement once, ``waiting`` where a draft brings none, and return the last draft."""
    said = 0
    for draft in drafts:
        yield from draft.statements[said:] or (waiting,)
        said = len(draft.statements)
    return draft


class Pipeline:
    """Answers questions from the index that is current when a question arrives."""

    def __init__(
        self,
        live: LiveIndex,
        embedder: Embedder,
        terms: Terms,
        today: Callable[[], date] = date.today,
        writer: Writer | None = None,
    ) -> None:
        self._live = live
        self._embedder = embedder
        self._terms = terms
        self._today = today
        self._writer = writer

    def answer(self, question: Question, watch: Watch | None = None) -> Answer:
        """Return the answer to a question; every failure a person can do something about is an outcome.

        ``watch`` is shown the draft after every stage.
        """
        *_, last = self.run(question, watch)
        assert isinstance(last, Answer)
        return last

    def warm_up(self) -> None:
        """Load what the first question would have to wait for: language identification, embedding session, index."""
        extractive = Pipeline(self._live, self._embedder, self._terms, self._today)
        extractive.answer(Question("upphandling"))

    def run(self, question: Question, watch: Watch | None = None) -> Iterator[Progress | Statement | Answer]:
        """Yield the progress, the statements that are certain before the end, and the answer, which holds them all.

        Close the iterator to stop: before the next stage, and while a model is waited for.
        """
        try:
            with self._live.lease() as index:
                yield from self._run(question, index, watch)
        except IndexUnusable:
            yield self._finish(Draft(question, outcome=Outcome.index_missing), None, {})

    def _run(self, question: Question, index: Index, watch: Watch | None) -> Iterator[Progress | Statement | Answer]:
        draft, timings, shown = Draft(question), dict[str, float](), ""
        for stage in stages(index, self._embedder, self._terms, self._today(), self._writer):
            if stage.name != shown:
                shown = stage.name
                yield Progress(shown)
            started = time.perf_counter()
            made = stage.run(draft)
            draft = made if isinstance(made, Draft) else (yield from _shown(made, Progress(shown)))
            timings[shown] = timings.get(shown, 0.0) + (time.perf_counter() - started) * 1_000
            if watch is not None:
                watch(draft)
            if draft.outcome not in _GOES_ON:
                break
        yield self._finish(draft, index.build_id, timings)

    def _finish(self, draft: Draft, build_id: str | None, timings: dict[str, float]) -> Answer:
        question, query = draft.question, draft.query
        language = query.language if query else question.language or identify(question.text or " ")
        outcome = draft.outcome or Outcome.answered
        notice = " ".join(part for part in (sentence(outcome, language), *draft.notes) if part)
        return Answer(
            id=uuid.uuid4().hex,
            question=question,
            language=language if language is not Language.fi else Language.en,
            jurisdiction=query.jurisdiction if query else question.jurisdiction,
            as_of=query.as_of if query else question.as_of or self._today(),
            outcome=outcome,
            statements=draft.statements,
            sources=draft.sources,
            notice=notice or None,
            terms=draft.terms,
            choices=draft.choices,
            follow_ups=draft.follow_ups,
            build_id=build_id,
            model=draft.model,
            timings_ms={stage: round(ms, 2) for stage, ms in timings.items()},
        )
