"""An answer as Adaptive Cards: statements under their authority, sources with dates and country, buttons."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from assistant import outcomes
from assistant.channels.common import words
from assistant.channels.common.markdown import web_address
from assistant.channels.teams.elements import Element, actions, container, heading, line, run, submit, text
from assistant.channels.teams.submitted import ask_again, judge
from assistant.domain import Answer, Language, Outcome, Source, Statement

Card = dict[str, Any]

BYTES = 24_000
"""Of one card, as JSON; Teams refuses messages somewhat above 28,000 in some chats."""
QUOTES_CHARACTERS = 6_000
"""Of all quotes of an answer; what is longer is read at the source."""
_QUOTES = "quotes"


def cards(answer: Answer, *, first_turn: bool, with_question: bool) -> list[Card]:
    """Return the answer, nearly always as one card; more where its text is beyond what Teams takes in one."""
    pages: list[list[Element]] = [[]]
    room = BYTES
    for element in _elements(answer, first_turn, with_question):
        size = len(json.dumps(element, ensure_ascii=False).encode())
        if pages[-1] and size > room:
            pages.append([])
            room = BYTES
        pages[-1].append(element)
        room -= size
    return [_card(page, answer.language) for page in pages]


def greeting(language: Language) -> Card:
    """Return what Lotsen says of itself before anybody has asked."""
    return notice((words.ai_notice(language), outcomes.sentence(Outcome.greeting, language)), language)


def failure(question: str, told: str, language: Language) -> Card:
    """Return the sentence that says why there is no answer, with a button that asks again."""
    again = submit(words.word("again", language), ask_again(question))
    return notice((words.ai_notice(language), told), language, actions(again))


def notice(paragraphs: Iterable[str], language: Language, *more: Element) -> Card:
    """Return a card of whole paragraphs."""
    return _card([*(container(text(paragraph)) for paragraph in paragraphs), *more], language)


def summary(answer: Answer) -> str:
    """Return the words for notifications, where no card is shown."""
    told = answer.statements[0].text if answer.statements else answer.notice or ""
    return " ".join(told.split())[:200]


def _card(body: list[Element], language: Language) -> Card:
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": str(language),
        "msteams": {"width": "full"},
        "body": body,
    }


def _elements(answer: Answer, first_turn: bool, with_question: bool) -> Iterator[Element]:
    language = answer.language
    if first_turn:
        yield line(run(words.ai_notice(language), italic=True, isSubtle=True))
    # A refused question is not said again.
    if with_question and answer.outcome is not Outcome.refused_personal_data:
        yield container(text(answer.question.text), style="emphasis")
    if answer.notice:
        yield container(text(answer.notice))
    label = ""
    for statement in answer.statements:
        above, label = label, words.label(statement, language)
        yield _statement(statement, label if label != above else None)
    if answer.choices:
        yield _asks("choices", ((choice.label, choice.value) for choice in answer.choices), language)
    if answer.terms:
        terms = (line(run(f"{term.label}: ", weight="Bolder"), run(term.definition)) for term in answer.terms)
        yield container([heading(words.word("terms", language)), *terms])
    if answer.sources:
        yield _sources(answer)
    if answer.follow_ups:
        yield _asks("follow_ups", ((ask, ask) for ask in answer.follow_ups), language)
    if answer.statements:
        yield actions(*(_verdict(answer, verdict) for verdict in ("helpful", "not_helpful")))


def _statement(statement: Statement, label: str | None) -> Element:
    marks = "".join(f"[{number}]" for number in statement.citations)
    return container([*([heading(label)] if label else []), *text(statement.text, after=marks)])


def _sources(answer: Answer) -> Element:
    language, shown = answer.language, _quotes(answer)
    toggle = {
        "type": "Action.ToggleVisibility",
        "title": words.word("show_sources", language),
        "targetElements": [_QUOTES],
    }
    return container(
        [
            heading(words.word("sources", language)),
            *(_source(source, language) for source in answer.sources),
            line(run(words.word("as_of", language, answer.as_of.isoformat()), italic=True)),
            actions(toggle),
            container(shown, id=_QUOTES, isVisible=False),
        ],
        separator=True,
    )


def _source(source: Source, language: Language) -> Element:
    facts = "".join(f" · {fact}" for fact in words.source_facts(source, language))
    name = run(words.source_name(source), url=web_address(source))
    return line(run(f"[{source.number}] "), name, run(facts, isSubtle=True))


def _quotes(answer: Answer) -> Iterator[Element]:
    most = QUOTES_CHARACTERS // len(answer.sources)
    for source in answer.sources:
        quote, passage = source.quote, source.passage
        quote = quote if len(quote) <= most else f"{quote[:most].rstrip()}…"
        place = " › ".join(passage.heading_path) or words.source_name(source)
        yield container([line(run(f"[{source.number}] {place}", weight="Bolder")), *text(quote)], style="emphasis")


def _asks(above: str, asks: Iterable[tuple[str, str]], language: Language) -> Element:
    rows = (
        {
            "type": "ColumnSet",
            "columns": [
                {
                    "type": "Column",
                    "width": "stretch",
                    "verticalContentAlignment": "Center",
                    "items": [line(run(label))],
                },
                {
                    "type": "Column",
                    "width": "auto",
                    "items": [actions(submit(words.word("ask", language), ask_again(value), tooltip=label))],
                },
            ],
        }
        for label, value in asks
    )
    return container([heading(words.word(above, language)), *rows])


def _verdict(answer: Answer, verdict: str) -> Element:
    data = judge(answer.id, answer.build_id, answer.language)
    return {"type": "Action.Execute", "title": words.word(verdict, answer.language), "verb": verdict, "data": data}
