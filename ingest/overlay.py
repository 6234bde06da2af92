"""An organisation's own folder beside the corpus: what lies there is its policy, unless it says otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.domain import Authority, Kind
from ingest.documents import Parser
from ingest.model import ParsedDocument, RawDocument


def with_overlay(parser: Parser, folder: Path | None) -> Parser:
    """Return a parser that labels what lies below ``folder``; the same parser where there is no such folder."""
    return _Overlay(parser, folder.resolve()) if folder else parser


class _Overlay:
    def __init__(self, parser: Parser, folder: Path) -> None:
        self._parser = parser
        self._folder = folder

    def parse(self, raw: RawDocument) -> tuple[ParsedDocument, ...]:
        """Return the file's documents; those that would be ordinary articles are local policy. Raises Skip."""
        parsed = self._parser.parse(raw)
        return tuple(map(_as_policy, parsed)) if raw.corpus.resolve() == self._folder else parsed


def _as_policy(parsed: ParsedDocument) -> ParsedDocument:
    """Return an article as local policy; acts, digests, cases and declared guidance keep their authority."""
    document = parsed.document
    if document.kind not in (Kind.article, Kind.policy):
        return parsed
    return replace(parsed, document=replace(document, kind=Kind.policy, authority=Authority.local_policy))
