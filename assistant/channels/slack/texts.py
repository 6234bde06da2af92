"""Between Slack's text and plain text: https://docs.slack.dev/messaging/formatting-message-text/ ."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import zip_longest

from assistant.tables import Table, parts

_ENTITY = re.compile(r"<((?:[@#!]|[a-z]+:)[^<>]*)>")


def plain(text: str) -> str:
    """Return what a person wrote: names of people and the calls to a whole channel removed, links as their label."""
    return html.unescape(" ".join(_ENTITY.sub(_shown, text).split()))


def _shown(entity: re.Match[str]) -> str:
    target, _, label = entity[1].partition("|")
    if target.startswith(("@", "!")):
        return ""
    if target.startswith("#"):
        return f"#{label}" if label else ""
    return label or target.removeprefix("mailto:")


def escaped(text: str) -> str:
    """Return plain text so that Slack shows it as it reads and calls nobody."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def without_tables(text: str) -> str:
    """Return the text with a line for each row of a table, its cells named by the heads of their columns."""
    return "\n".join(part if isinstance(part, str) else "\n".join(_rows(part)) for part in parts(text))


def _rows(table: Table) -> Iterator[str]:
    heads, rows = (table[0], table[1:]) if len(table) > 1 else ([], table)
    for row in rows:
        named = (f"{head}: {cell}" if head else cell for head, cell in zip_longest(heads, row, fillvalue="") if cell)
        yield f"• {' · '.join(named)}"


def clipped(text: str, most: int) -> str:
    """Return the text, cut to ``most`` characters with an ellipsis where it is longer."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def clipped_bytes(text: str, most: int) -> str:
    """Return Slack text cut to ``most`` bytes of UTF-8, never within an escape."""
    if len(text.encode()) <= most:
        return text
    kept = text.encode()[: most - 3].decode(errors="ignore")
    return re.sub(r"&[a-z]*$", "", kept) + "…"
