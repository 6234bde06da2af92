"""Elements of Adaptive Cards 1.5, the newest that Teams shows everywhere: https://adaptivecards.io/explorer/ ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assistant.tables import Table, parts

Element = dict[str, Any]


def run(text: str, *, url: str | None = None, **style: Any) -> Element:
    """Return text in which no markup acts, a link where there is an address."""
    element: Element = {"type": "TextRun", "text": text, **style}
    return {**element, "underline": True, "selectAction": {"type": "Action.OpenUrl", "url": url}} if url else element


def line(*runs: Element, spacing: str = "Small") -> Element:
    """Return one line of text."""
    return {"type": "RichTextBlock", "spacing": spacing, "inlines": list(runs)}


def heading(words: str) -> Element:
    """Return a heading that screen readers can jump to; ``words`` are Lotsen's own, since markup acts in them."""
    return {
        "type": "TextBlock",
        "style": "heading",
        "size": "Default",
        "weight": "Bolder",
        "spacing": "Medium",
        "wrap": True,
        "text": words,
    }


def container(items: Iterable[Element], **more: Any) -> Element:
    """Return elements that stand together."""
    return {"type": "Container", "spacing": "Small", "items": list(items), **more}


def text(words: str, after: str = "") -> list[Element]:
    """Return a text of several lines, its tables as tables, with ``after`` at its end."""
    elements: list[Element] = []
    for part in parts(words):
        if isinstance(part, str):
            elements += [line(run(each)) for each in part.splitlines() if each.strip()]
        else:
            elements.append(_table(part))
    if after and elements and elements[-1]["type"] == "RichTextBlock":
        elements[-1]["inlines"].append(run(f" {after}"))
    elif after:
        elements.append(line(run(after)))
    return elements


def submit(title: str, data: dict[str, Any], **more: Any) -> Element:
    """Return a button that sends a message with ``data``."""
    return {"type": "Action.Submit", "title": title, "data": data, **more}


def actions(*buttons: Element) -> Element:
    """Return buttons in a row."""
    return {"type": "ActionSet", "actions": list(buttons)}


def _table(rows: Table) -> Element:
    width = max(map(len, rows))
    return {
        "type": "Table",
        "firstRowAsHeaders": True,
        "columns": [{"width": 1}] * width,
        "rows": [
            {
                "type": "TableRow",
                "cells": [{"type": "TableCell", "items": [line(run(cell or " "))]} for cell in row]
                + [{"type": "TableCell", "items": []}] * (width - len(row)),
            }
            for row in rows
        ],
    }
