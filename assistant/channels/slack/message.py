"""An answer as Slack messages: statements under their authority, sources with dates and country, buttons."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.channels.common import words
from assistant.channels.common.markdown import web_address
from assistant.channels.slack.blocks import (
    BUTTON_VALUE,
    Block,
    actions,
    button,
    link,
    quote,
    rich,
    row,
    small,
    text,
    text_pieces,
)
from assistant.channels.slack.texts import clipped_bytes, escaped, without_tables
from assistant.domain import Answer, Language, Outcome, Source, Statement

BLOCKS = 45
"""In one message; Slack takes 50."""
CHARACTERS = 10_000
"""Shown in one message; beyond about 13,000 Slack refuses it."""
FALLBACK_BYTES = 3_900
"""Of the text for notifications and screen readers; an edited message may have 4,000."""


@dataclass(frozen=True, slots=True)
class Message:
    """What one message shows, and the same as Slack text for notifications and screen readers."""

    blocks: list[Block]
    text: str


def messages(answer: Answer, *, first_turn: bool, with_question: bool) -> list[Message]:
    """Return the answer, nearly always as one message; more where its text is beyond what Slack takes in one."""
    pages: list[list[Block]] = [[]]
    room = CHARACTERS
    for block in _blocks(answer, first_turn, with_question):
        size = len(_read(block))
        if pages[-1] and (size > room or len(pages[-1]) == BLOCKS):
            pages.append([])
            room = CHARACTERS
        pages[-1].append(block)
        room -= size
    return [Message(page, fallback(page)) for page in pages]


def notice(texts: Iterable[str], *more: Block) -> Message:
    """Return a message of whole paragraphs, such as a placeholder or an apology."""
    page = [rich([text(paragraph)]) for paragraph in texts]
    return Message([*page, *more], fallback(page))


def fallback(blocks: Iterable[Block]) -> str:
    """Return what the blocks say, as Slack text."""
    return clipped_bytes(escaped("\n".join(filter(None, map(_read, blocks)))), FALLBACK_BYTES)


def _blocks(answer: Answer, first_turn: bool, with_question: bool) -> Iterator[Block]:
    language = answer.language
    if first_turn:
        yield rich([text(words.ai_notice(language), "italic")])
    # A refused question is not said again.
    if with_question and answer.outcome is not Outcome.refused_personal_data:
        yield quote(answer.question.text)
    if answer.notice:
        yield rich([text(answer.notice)])
    label = ""
    for statement in answer.statements:
        above, label = label, words.label(statement, language)
        yield _statement(statement, label if label != above else None)
    if answer.choices:
        yield from _asks("choice", "choices", ((choice.label, choice.value) for choice in answer.choices), language)
    for term in answer.terms:
        yield small(f"{term.label}: {term.definition}")
    if answer.sources:
        heading = words.word("sources", language)
        yield rich([text(heading, "bold")], *(_source(source, language) for source in answer.sources))
        yield small(words.word("as_of", language, answer.as_of.isoformat()))
    if answer.follow_ups:
        yield from _asks("follow_up", "follow_ups", ((ask, ask) for ask in answer.follow_ups), language)
    yield from _buttons(answer)


def _statement(statement: Statement, label: str | None) -> Block:
    marks = "".join(f"[{number}]" for number in statement.citations)
    heading = [[text(label, "bold")]] if label else []
    return rich(*heading, [*text_pieces(without_tables(statement.text)), text(f" {marks}")])


def _source(source: Source, language: Language) -> list[Block]:
    name, address = words.source_name(source), web_address(source)
    facts = "".join(f" · {fact}" for fact in words.source_facts(source, language))
    return [text(f"[{source.number}] "), link(name, address) if address else text(name), text(facts)]


def _asks(action: str, heading: str, asks: Iterable[tuple[str, str]], language: Language) -> Iterator[Block]:
    yield rich([text(words.word(heading, language), "bold")])
    for position, (label, value) in enumerate(asks):
        yield row(label, button(f"{action}_{position}", words.word("ask", language), value[:BUTTON_VALUE]))


def _buttons(answer: Answer) -> Iterator[Block]:
    language, shown = answer.language, []
    if answer.sources:
        shown.append(button("sources", words.word("show_sources", language), _places(answer)))
    if answer.statements:
        about = json.dumps({"answer": answer.id, "build": answer.build_id, "language": language})
        shown += [button(verdict, words.word(verdict, language), about) for verdict in ("helpful", "not_helpful")]
    if shown:
        yield actions(*shown)


def _places(answer: Answer) -> str:
    """Return where the sources stand in the index, as many as a button's value holds (15 or more)."""
    places = [[source.number, source.passage.id] for source in answer.sources]
    while len(value := json.dumps({"language": answer.language, "places": places})) > BUTTON_VALUE:
        places.pop()
    return value


def _read(block: Block) -> str:
    if block["type"] == "section":
        return str(block["text"]["text"])
    if block["type"] == "context":
        return "\n".join(element["text"] for element in block["elements"])
    lines = (part["elements"] for part in block["elements"] if part["type"].startswith("rich_text"))
    return "\n".join("".join(element["text"] for element in line) for line in lines)
