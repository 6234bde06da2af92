"""Block Kit elements, within Slack's limits: https://docs.slack.dev/reference/block-kit/blocks/ ."""

from __future__ import annotations

from typing import Any

from assistant.channels.slack.texts import clipped

Block = dict[str, Any]

BUTTON_LABEL, BUTTON_VALUE = 75, 2_000
SECTION_TEXT = 3_000
TEXT_PIECE = 3_000
CONTEXT_TEXT = 2_000


def rich(*lines: list[Block]) -> Block:
    """Return text in which no markup acts; each line is a list of ``text`` and ``link`` elements."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": line} for line in lines]}


def quote(text: str) -> Block:
    """Return words that stand somewhere else."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": text_pieces(text)}]}


def text_pieces(words: str) -> list[Block]:
    """Return a text of any length as elements."""
    return [text(words[start : start + TEXT_PIECE]) for start in range(0, len(words), TEXT_PIECE)]


def text(words: str, style: str | None = None) -> Block:
    """Return text that shows as it reads, ``bold`` or ``italic`` where asked for."""
    element: Block = {"type": "text", "text": words}
    return {**element, "style": {style: True}} if style else element


def link(words: str, url: str) -> Block:
    """Return a link."""
    return {"type": "link", "url": url, "text": words}


def button(action: str, label: str, value: str) -> Block:
    """Return a button that sends ``value`` back."""
    shown = {"type": "plain_text", "text": clipped(label, BUTTON_LABEL), "emoji": False}
    return {"type": "button", "action_id": action, "text": shown, "value": value}


def row(words: str, beside: Block) -> Block:
    """Return a text with a button beside it."""
    shown = {"type": "plain_text", "text": clipped(words, SECTION_TEXT), "emoji": False}
    return {"type": "section", "text": shown, "accessory": beside}


def small(words: str) -> Block:
    """Return text in small grey letters."""
    return {
        "type": "context",
        "elements": [{"type": "plain_text", "text": clipped(words, CONTEXT_TEXT), "emoji": False}],
    }


def actions(*buttons: Block) -> Block:
    """Return buttons in a line."""
    return {"type": "actions", "elements": list(buttons)}
