"""What a person reads of a Slack message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def read(message: dict[str, Any]) -> str:
    """Return the text of the blocks, a line for each line shown; buttons are left out."""
    return "\n".join(line for block in message["blocks"] for line in _lines(block))


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the buttons in order."""
    found = []
    for block in message["blocks"]:
        if block["type"] == "actions":
            found += block["elements"]
        elif "accessory" in block:
            found.append(block["accessory"])
    return found


def _lines(block: dict[str, Any]) -> Iterator[str]:
    if block["type"] == "rich_text":
        for line in block["elements"]:
            yield "".join(element["text"] for element in line["elements"])
    elif block["type"] == "context":
        yield from (element["text"] for element in block["elements"])
    elif block["type"] == "section":
        yield block["text"]["text"]
