"""An answer as Markdown (CommonMark, tables): statements under their authority, ``[n]`` marks, sources at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.channels.common import words
from assistant.domain import Answer, Language, Source, Statement

# What would be markup; a backslash before a pipe already is an escape in the table lines of a statement.
_MARKUP = re.compile(r"[`*_<\[\]~]|\\(?!\|)|&(?=#?\w+;)")
_LINE_MARKUP = re.compile(r"^(\s*)([#>]|[-=]{2,}\s*$)", re.MULTILINE)
# A table needs an empty line before it, and two spaces keep the end of any other line.
_TABLE_START = re.compile(r"^(?!\s*\|)(.+)\n(?=\s*\|)", re.MULTILINE)
_LINE_END = re.compile(r"(?<![\s|])\n(?!\n)")
_BLOCK = re.compile(r"^\s*(?:[-*•–]\s|\(?(?:\d{1,3}|[a-zåäöæø])[.)]\s|\|)", re.IGNORECASE)
_NOT_IN_LINKS = {ord(mark): f"%{ord(mark):02X}" for mark in " ()<>[]\\\"'`\n\r\t"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Where in the text the citation of a source stands: characters ``start`` to ``end``, half-open, read ``[n]``."""

    number: int
    start: int
    end: int


class MarkdownWriter:
    """Writes an answer piece by piece, so that statements which are certain early can be shown early."""

    def __init__(self, language: Language | None, *, first_turn: bool) -> None:
        """Begin; ``language`` is the asker's where it is known, and the first turn opens with the AI notice."""
        self.text = ""
        self.marks: list[Mark] = []
        self._language = language
        self._opening = first_turn
        self._label = ""
        self._written = 0

    def statement(self, statement: Statement) -> str:
        """Add the next statement and return what that adds to the text."""
        before = len(self.text)
        language = self._language or statement.language
        self._open(language)
        label = words.label(statement, language)
        if label != self._label:
            self._paragraph(f"**{label}**")
            self._label = label
        self._paragraph(plain(statement.text))
        after_block = bool(_BLOCK.match(statement.text.rsplit("\n", 1)[-1]))
        for position, number in enumerate(statement.citations):
            if position == 0:
                self.text += "\n\n" if after_block else " "
            mark = f"[{number}]"
            self.marks.append(Mark(number, len(self.text), len(self.text) + len(mark)))
            self.text += mark
        self._written += 1
        return self.text[before:]

    def end(self, answer: Answer) -> str:
        """Add all that is not written yet and return what that adds to the text."""
        before = len(self.text)
        language = self._language = self._language or answer.language
        self._open(language)
        # A notice that comes late, after statements that came early, still comes.
        if answer.notice:
            self._paragraph(plain(answer.notice))
        for statement in answer.statements[self._written :]:
            self.statement(statement)
        for paragraph in _closing(answer, language):
            self._paragraph(paragraph)
        return self.text[before:]

    def _open(self, language: Language) -> None:
        if self._opening:
            self._opening = False
            self._paragraph(f"*{plain(words.ai_notice(language))}*")

    def _paragraph(self, text: str) -> None:
        self.text += f"\n\n{text}" if self.text else text


def markdown(answer: Answer, *, first_turn: bool) -> str:
    """Return a whole answer as Markdown."""
    writer = MarkdownWriter(answer.language, first_turn=first_turn)
    writer.end(answer)
    return writer.text


def plain(text: str) -> str:
    """Return text so that it shows as it reads: its lines, lists and tables stay, and no other markup acts."""
    escaped = _LINE_MARKUP.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", text))
    return _LINE_END.sub(r"  \n", _TABLE_START.sub(r"\1\n\n", escaped))


def web_address(source: Source) -> str | None:
    """Return the source's address with nothing in it that could end a link; None unless it is http or https."""
    url = source.passage.document.url
    return url.translate(_NOT_IN_LINKS) if url and url.startswith(("https://", "http://")) else None


def _closing(answer: Answer, language: Language) -> Iterator[str]:
    if answer.choices:
        yield _listed("choices", (choice.label for choice in answer.choices), language)
    if answer.terms:
        yield _listed("terms", (f"{term.label}: {term.definition}" for term in answer.terms), language)
    if answer.sources:
        lines = "\n".join(f"- {_source(source, language)}" for source in answer.sources)
        yield f"**{words.word('sources', language)}**\n\n{lines}"
        yield f"*{words.word('as_of', language, answer.as_of.isoformat())}*"
    if answer.follow_ups:
        yield _listed("follow_ups", answer.follow_ups, language)


def _listed(heading: str, texts: Iterable[str], language: Language) -> str:
    return f"**{words.word(heading, language)}**\n\n" + "\n".join(f"- {plain(text)}" for text in texts)


def _source(source: Source, language: Language) -> str:
    name, address = plain(words.source_name(source)), web_address(source)
    shown = f"[{name}]({address})" if address else name
    return f"[{source.number}] " + " · ".join([shown, *map(plain, words.source_facts(source, language))])
