"""Addresses in a text: a model is shown none and may write none; links are made by code, from passage numbers."""

from __future__ import annotations

import re

_MARKDOWN_LINK = re.compile(r"!?\[([^\]\n]*)\]\(\s*<?[^)\s]*>?[^)\n]*\)")
_ADDRESS = re.compile(
    r"(?:\b(?:https?|ftp|file|mailto|data|javascript):|\bwww\.)(?=\S)(?:[^\s<>()\[\]]*[^\s<>()\[\].,;:!?])?",
    re.IGNORECASE,
)
_EMPTY_BRACKETS = re.compile(r"\s*[(\[<]\s*[)\]>]")
_BARE = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\b(?:[a-z0-9-]{2,}\.)+[a-z]{2,}\b(?:/\S*)?", re.IGNORECASE)
"""A mail address, or a host name without scheme; "t.ex." and "bl.a." have parts of one letter and are none."""


def without_addresses(text: str) -> str:
    """Return the text without addresses; of a Markdown link its words stay."""
    bare = _ADDRESS.sub("", _MARKDOWN_LINK.sub(r"\1", text))
    return _EMPTY_BRACKETS.sub("", bare) if bare != text else text


def bare_addresses(text: str) -> list[str]:
    """Return what still reads as a host name or a mail address."""
    return [match[0] for match in _BARE.finditer(text)]
