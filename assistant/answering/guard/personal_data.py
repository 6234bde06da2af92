"""A question with a person's number or address in it is not answered but offered back without it.

Names are not looked for: no list or rule tells a person's name from a place's or a company's, and none of what is asked
is kept. The question is masked before any other stage sees it, so nothing behind this stage can store or send it on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.clean import visible
from assistant.answering.draft import Draft
from assistant.answering.guard.contacts import account_numbers, emails
from assistant.answering.guard.digits import plain
from assistant.answering.guard.identity_numbers import identity_numbers
from assistant.answering.guard.phone_numbers import phone_numbers
from assistant.domain import Choice, Outcome, Span, Turn

MASK = "[…]"
_MOST = 20_000
"""Characters looked through; the rest of a longer text is dropped, which no stage behind this one would read either."""
_WORDS_LEFT = 3
"""Words that must be left for the rest to be worth asking."""


def personal_data(draft: Draft) -> Draft:
    """End with ``refused_personal_data``, the question masked and offered back, where it holds personal data.

    Personal data in the conversation before is masked and no reason to refuse: the asker cannot take it back.
    """
    question = draft.question
    history = tuple(_masked_turn(turn) for turn in question.history)
    text = masked(question.text)
    safe = replace(question, history=history) if history != question.history else question
    if text is None:
        return replace(draft, question=safe) if safe is not question else draft
    return replace(
        draft,
        question=replace(safe, text=text),
        choices=_offered(text),
        outcome=Outcome.refused_personal_data,
    )


def masked(text: str) -> str | None:
    """Return the visible text with ``MASK`` in place of personal data; None when there is none."""
    seen = visible(text[:_MOST])
    spans = _joined(_personal(plain(seen)))
    if not spans:
        return None
    for span in reversed(spans):
        seen = seen[: span.start] + MASK + seen[span.end :]
    return seen


def _personal(text: str) -> Iterator[Span]:
    if "@" in text:
        yield from emails(text)
    if sum(c.isdigit() for c in text) >= 7:
        yield from identity_numbers(text)
        yield from phone_numbers(text)
        yield from account_numbers(text)


def _joined(spans: Iterator[Span]) -> list[Span]:
    """Return the spans in order, those that overlap as one."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _masked_turn(turn: Turn) -> Turn:
    question, text = masked(turn.question), masked(turn.text) if turn.text else None
    if question is None and text is None:
        return turn
    return replace(turn, question=question or turn.question, text=text or turn.text)


def _offered(text: str) -> tuple[Choice, ...]:
    enough = len(re.findall(r"[^\W\d_]{2,}", text.replace(MASK, " "))) >= _WORDS_LEFT
    return (Choice(text, text),) if enough else ()
