"""No sentence without a source: every statement is held against the stored passages, and what fails is removed."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.domain import Outcome, Source, Statement

_NUMBER = re.compile(r"\d+(?:[ .,\u00a0]\d+)*")


def verify(draft: Draft) -> Draft:
    """Keep the statements whose citations exist, whose quotes stand in the passage character by character, and
    whose numbers occur in a cited passage; number the sources that are left again from 1.
    """
    by_number = {source.number: source for source in draft.sources if source.quote in source.passage.text}
    sound = tuple(statement for statement in draft.statements if _holds(statement, by_number))
    used = [number for number in by_number if any(number in statement.citations for statement in sound)]
    renumbered = {old: new for new, old in enumerate(used, start=1)}
    statements = tuple(replace(s, citations=tuple(renumbered[n] for n in s.citations)) for s in sound)
    sources = tuple(replace(by_number[old], number=new) for old, new in renumbered.items())
    return replace(
        draft,
        statements=statements,
        sources=sources,
        outcome=draft.outcome if statements else Outcome.no_source,
        notes=draft.notes if statements else (),
    )


def _holds(statement: Statement, sources: dict[int, Source]) -> bool:
    cited = [sources.get(number) for number in statement.citations]
    quotes = [source.quote for source in cited if source is not None]
    if not quotes or len(quotes) < len(cited) or not any(statement.text in quote for quote in quotes):
        return False
    numbers = _NUMBER.findall(statement.text)
    return all(any(number in quote for quote in quotes) for number in numbers)
