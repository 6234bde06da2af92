"""Blocks to pieces: the smallest runs of text that a passage is packed from, with their quotable units."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from assistant.domain import Span
from ingest.listing import LONGEST_ITEM, item_groups, lines
from ingest.model import Block, ListItem, Paragraph, Table
from ingest.sentences import split_units

WHOLE_LIST: Final = 1_000
"""Characters. A longer list outside a provision is quoted item by item; conditions of a law only together."""
WHOLE_TABLE: Final = 800
"""Characters. A longer table is quoted row by row."""
WHOLE_ITEM: Final = 400
"""Characters. A longer item without a lead-in is quoted sentence by sentence."""

_T = TypeVar("_T")
_CHANGE_NOTE = re.compile(r"\s*\b(?:Lag|Förordning) \(\d{4}:\d+\)\.?$")
_ANNOUNCES = re.compile(r"\b(?:följande|nedan|følgende|nedenfor|nedanför|følgjande|following|below|seuraav\w*)\b", re.I)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with its units; ``joint`` is what stands between it and the piece before."""

    text: str
    units: tuple[Span, ...]
    tokens: int
    joint: str = "\n\n"


@dataclass(frozen=True, slots=True)
class PieceCutter:
    """Cuts blocks into pieces of at most ``most`` tokens, unless one sentence, item or row is longer."""

    count_tokens: Callable[[str], int]
    most: int
    complete_lists: bool
    """Quote lists only together with their lead-in, however long: the conditions of a provision."""

    def cut(self, blocks: Sequence[Block]) -> list[Piece]:
        """Return the pieces of the blocks under one heading."""
        found: list[Piece] = []
        lead = ""
        at = 0
        while at < len(blocks):
            block = blocks[at]
            at += 1
            if isinstance(block, Paragraph):
                text = _flat(block.text)
                lead_at = _lead_in(text) if at < len(blocks) and not isinstance(blocks[at], Paragraph) else len(text)
                found.extend(self._paragraph(text[:lead_at].rstrip()))
                lead = text[lead_at:]
                continue
            joint = " " if lead and lead_at else "\n\n"
            if isinstance(block, ListItem):
                items = [block]
                while at < len(blocks) and isinstance(item := blocks[at], ListItem):
                    items.append(item)
                    at += 1
                new = self._list(lead, items)
                if at < len(blocks) and _carries_on(blocks[at]) and len(new) == 1:
                    new = [self._carried_on(new[0], _flat(blocks[at].text))]  # type: ignore[union-attr]
                    at += 1
            elif isinstance(block, Table):
                new = self._table(lead, block)
            else:
                new = []
            found.extend(_with_joint(new, joint))
            lead = ""
        return found

    def _paragraph(self, text: str) -> list[Piece]:
        sentences = split_units(text)
        tokens = [self.count_tokens(text[s.start : s.end]) for s in sentences]
        runs = balanced(list(zip(sentences, tokens, strict=True)), lambda pair: pair[1], self.most)
        return [
            self._piece(text[run[0][0].start : run[-1][0].end], None, " " if n else "\n\n") for n, run in enumerate(runs)
        ]

    def _list(self, lead: str, items: Sequence[ListItem]) -> list[Piece]:
        """Split between items only; every part begins with the lead-in."""
        groups = item_groups(items)
        head = self.count_tokens(lead) if lead else 0
        if head > self.most // 2:
            return self._paragraph(lead) + _with_joint(self._list("", items), "\n")
        sized = [(group, self.count_tokens(lines(group))) for group in groups]
        made: list[Piece] = []
        for run in balanced(sized, lambda pair: pair[1], self.most - head):
            first = run[0][0]
            if len(run) == 1 and head + run[0][1] > self.most and len(first) > 1:
                made.extend(self._list(f"{lead}\n{lines(first[:1])}" if lead else lines(first[:1]), first[1:]))
            else:
                made.append(self._list_part(lead, [group for group, _ in run]))
        return made

    def _list_part(self, lead: str, groups: Sequence[Sequence[ListItem]]) -> Piece:
        rendered = [lines(group) for group in groups]
        text = "\n".join(([lead] if lead else []) + rendered)
        if lead and (self.complete_lists or len(text) <= WHOLE_LIST):
            return self._piece(text, (Span(0, len(text)),))
        units: list[Span] = []
        at = len(lead) + 1 if lead else 0
        for group, shown in zip(groups, rendered, strict=True):
            start = at + len(shown) - len(shown.lstrip()) + len(group[0].marker) + 1
            if len(group) == 1 and len(shown) > WHOLE_ITEM:
                units.extend(_shifted(split_units(text[start : at + len(shown)]), start))
            else:
                units.append(Span(start, at + len(shown)))
            at += len(shown) + 1
        return self._piece(text, tuple(units))

    def _carried_on(self, piece: Piece, text: str) -> Piece:
        """Add the paragraph in which the lead-in's sentence ends after its list."""
        sentences = _shifted(split_units(text), len(piece.text) + 1)
        whole = f"{piece.text}\n{text}"
        if len(piece.units) == 1:
            return self._piece(whole, (Span(0, sentences[0].end), *sentences[1:]))
        return self._piece(whole, (*piece.units, *sentences))

    def _table(self, lead: str, table: Table) -> list[Piece]:
        rows = ["| " + " | ".join(_flat(cell).replace("|", "\\|") for cell in row) + " |" for row in table.rows]
        if not rows or max(map(len, rows)) > LONGEST_ITEM:
            return [piece for row in table.rows for piece in self._paragraph(_flat(" ".join(row)))]
        head = [lead] if lead else []
        head += [rows[0], "|" + " --- |" * len(table.rows[0])]
        begin = "\n".join(head)
        if len(rows) == 1:
            return [self._piece(begin, (Span(0, len(begin)),))]
        room = max(self.most - self.count_tokens(begin), self.most // 3)
        parts = balanced([(row, self.count_tokens(row)) for row in rows[1:]], lambda pair: pair[1], room)
        return [self._table_part(begin, [row for row, _ in part]) for part in parts]

    def _table_part(self, begin: str, rows: Sequence[str]) -> Piece:
        text = "\n".join([begin, *rows])
        if len(text) <= WHOLE_TABLE:
            return self._piece(text, (Span(0, len(text)),))
        units, at = [], len(begin) + 1
        for row in rows:
            units.append(Span(at, at + len(row)))
            at += len(row) + 1
        return self._piece(text, tuple(units))

    def _piece(self, text: str, units: tuple[Span, ...] | None, joint: str = "\n\n") -> Piece:
        spans = split_units(text) if units is None else units
        return Piece(text, _quotable(text, spans), self.count_tokens(text), joint)


def balanced(things: Sequence[_T], size: Callable[[_T], int], most: int) -> list[list[_T]]:
    """Divide ``things`` in order into runs of at most ``most``, as few and as even as a greedy pass makes them."""
    left = sum(map(size, things))
    runs: list[list[_T]] = []
    held = most + 1
    for thing in things:
        here = size(thing)
        aim = left / max(1, -(-left // most)) if runs and held == 0 else 0
        del aim
        if held + here > most:
            runs.append([])
            held = 0
        runs[-1].append(thing)
        held += here
    return runs
