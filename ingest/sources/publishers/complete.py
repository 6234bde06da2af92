"""Whether what came is whole and of the promised kind, before any parser sees it."""

from __future__ import annotations

import re
from typing import Final

from assistant.errors import SourceDamaged

_PROLOGUE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?[^>]{0,500}\?>\s*|<!--.{0,5000}?-->\s*|<!doctype[^>\[]{0,500}>\s*)*<(?P<root>[\w:.-]{1,80})",
    re.IGNORECASE | re.DOTALL,
)
_ENDING: Final = 2_000
"""Bytes at the end in which the root's closing tag must stand."""


def root_of(data: bytes) -> str | None:
    """Return the local name of a document's root element in lower case; None if it is no markup."""
    match = _PROLOGUE.match(data)
    return match["root"].decode().rpartition(":")[2].lower() if match else None


def check_page(data: bytes, address: str) -> None:
    """Raise SourceDamaged unless ``data`` is an HTML page that has its end."""
    if root_of(data) != "html":
        raise SourceDamaged(f"{address} answers with something that is no HTML page.")
    _check_end(data, address)


def check_xml(data: bytes, address: str, root: str | None = None) -> None:
    """Raise SourceDamaged unless ``data`` is XML, no web page, and whole; with the named root if one is given."""
    found = root_of(data)
    if found is None:
        raise SourceDamaged(f"{address} answers with something that is no XML.")
    if found == "html" or (root and found != root.lower()):
        raise SourceDamaged(f"{address} promised XML ({root or 'an act'}) and answers with <{found}>.")
    _check_end(data, address)


def check_text(data: bytes, address: str) -> None:
    """Raise SourceDamaged unless ``data`` is plain text with sections; plain text cannot show whether it is whole."""
    if root_of(data):
        raise SourceDamaged(f"{address} promised plain text and answers with a page (<{root_of(data)}>).")
    if "§".encode() not in data and "§".encode("latin-1") not in data:
        raise SourceDamaged(f"{address} answers with a text that has no §.")


def _check_end(data: bytes, address: str) -> None:
    root = re.escape(root_of(data) or "").encode()
    end = re.compile(rb"</(?:[\w.-]{1,40}:)?" + root + rb"\s*>\s*(?:<!--.*?-->\s*)*\Z", re.IGNORECASE | re.DOTALL)
    if not end.search(data[-_ENDING:]):
        raise SourceDamaged(f"{address} came only in part: the end of the document is missing.")
