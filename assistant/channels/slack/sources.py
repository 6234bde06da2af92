"""What the sources of an answer say, as a Slack view, read from the index that is published now."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from assistant.channels.common import words
from assistant.channels.common.ports import LiveIndex
from assistant.channels.slack.blocks import Block, quote, rich, text
from assistant.channels.slack.texts import clipped, without_tables
from assistant.domain import Language, Passage, Source
from assistant.errors import IndexUnusable

PASSAGE_CHARACTERS = 6_000
TITLE = 24


def sources_view(live_index: LiveIndex, value: str) -> dict[str, Any]:
    """Return the view for the value of a "read the sources" button; reads files, so call it in a thread."""
    asked = json.loads(value)
    language = Language(asked["language"])
    blocks: list[Block] = []
    for number, passage_id in asked["places"]:
        passage = _passage(live_index, passage_id)
        blocks += _shown(number, passage, language) if passage else _gone(number, language)
    return {
        "type": "modal",
        "title": plain_text(words.word("sources", language)),
        "close": plain_text(words.word("close", language)),
        "blocks": blocks,
    }


def plain_text(label: str) -> dict[str, Any]:
    """Return the title or the button of a view."""
    return {"type": "plain_text", "text": clipped(label, TITLE), "emoji": False}


def _passage(live_index: LiveIndex, passage_id: str) -> Passage | None:
    try:
        with live_index.lease() as index:
            return index.catalogue.passage(index.catalogue.number(passage_id))
    except (KeyError, IndexUnusable, sqlite3.Error):
        return None


def _shown(number: int, passage: Passage, language: Language) -> list[Block]:
    source = Source(number, passage, "")
    lines = [[text(f"[{number}] {words.source_name(source)}", "bold")]]
    if passage.heading_path:
        lines.append([text(" › ".join(passage.heading_path), "italic")])
    authority = words.authority_name(passage.document.authority, language)
    lines.append([text(" · ".join([authority, *words.source_facts(source, language)]))])
    return [rich(*lines), quote(clipped(without_tables(passage.text), PASSAGE_CHARACTERS))]


def _gone(number: int, language: Language) -> list[Block]:
    return [rich([text(f"[{number}] {words.word('passage_gone', language)}")])]
