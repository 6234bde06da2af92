"""What a person reads of an Adaptive Card, and the buttons they can press."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def read(card: Json) -> str:
    """Return the text of a card, a line for each line shown or hidden until a press; buttons are left out."""
    return "\n".join(line for element in card["body"] for line in _lines(element))


def buttons(card: Json) -> list[Json]:
    """Return the buttons in order."""
    return [action for element in card["body"] for action in _actions(element)]


def _lines(element: Json) -> Iterator[str]:
    if element["type"] == "TextBlock":
        yield element["text"]
    elif element["type"] == "RichTextBlock":
        yield "".join(run["text"] for run in element["inlines"])
    for part in _parts(element):
        yield from _lines(part)


def _actions(element: Json) -> Iterator[Json]:
    if element["type"] == "ActionSet":
        yield from element["actions"]
    for part in _parts(element):
        yield from _actions(part)


def _parts(element: Json) -> list[Json]:
    if element["type"] == "ColumnSet":
        return list(element["columns"])
    if element["type"] == "Table":
        return list(element["rows"])
    return list(element.get("items", ())) + list(element.get("cells", ()))
