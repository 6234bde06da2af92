"""What differs between two snapshots of an act, provision by provision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from ingest.model import Block, ListItem, ParsedDocument, texts_of
from ingest.sections import Section, sections

_REPEALED = re.compile(
    r"\(?(opphevet|opphevd|upphävd|ophævet|kumottu|repealed|deleted)\)?\.?$|har upphävts genom|on kumottu",
    re.IGNORECASE,
)
_LONGEST_REPEAL = 40
"""Words. A longer provision that speaks of a repeal is not itself repealed."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision's place and words."""

    locator: str
    text: str

    @property
    def repealed(self) -> bool:
        """Whether all it says is that it was repealed."""
        return len(self.text.split()) <= _LONGEST_REPEAL and bool(_REPEALED.search(self.text))


@dataclass(frozen=True, slots=True)
class Content:
    """What a text says: by provision, and the rest in one piece."""

    provisions: Mapping[str, Provision]
    """By act and number ("LOU 6:5")."""
    rest: str
    """Text outside provisions: recitals, transitional rules, annexes; all of a page."""


@dataclass(frozen=True, slots=True)
class Change:
    """One provision that differs."""

    provision: str
    locator: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two snapshots."""

    changed: tuple[Change, ...] = ()
    added: tuple[Change, ...] = ()
    repealed: tuple[Change, ...] = ()
    """Gone from the text, or left in it only as repealed."""
    rest_changed: bool = False

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.repealed or self.rest_changed)

    def as_json(self) -> dict[str, object]:
        """Return the changes as plain values."""
        return asdict(self)

    def in_words(self) -> str:
        """Return the changes as one line for a person: which provisions, not their words."""
        named = (("changed", self.changed), ("added", self.added), ("repealed", self.repealed))
        parts = [f"{len(found)} {what} ({_some(found)})" for what, found in named if found]
        if self.rest_changed:
            parts.append("text outside provisions changed")
        return "; ".join(parts) or "no provision differs"


def content_of(documents: Iterable[ParsedDocument]) -> Content:
    """Return what the documents of one text say, with single spaces.

    A provision that stands in several wordings, each with its dates, is all of them in order.
    """
    provisions: dict[str, Provision] = {}
    rest: list[str] = []
    for parsed in documents:
        for section in sections(parsed):
            words = _text(section)
            if section.provision is None:
                rest.append(words)
                continue
            key = f"{parsed.document.act or parsed.document.id} {section.provision}"
            before = provisions.get(key)
            provisions[key] = Provision(section.locator, f"{before.text} {words}" if before else words)
    return Content(provisions, " ".join(rest))


def changes_between(before: Content, after: Content) -> Changes:
    """Return what differs, in the order of the newer text."""
    old, new = before.provisions, after.provisions
    common = [key for key in new if key in old and new[key].text != old[key].text]
    repealed = [key for key in common if new[key].repealed and not old[key].repealed]
    return Changes(
        changed=tuple(_change(key, old, new) for key in common if key not in repealed),
        added=tuple(_change(key, old, new) for key in new if key not in old),
        repealed=tuple(_change(key, old, new) for key in [*repealed, *(key for key in old if key not in new)]),
        rest_changed=before.rest != after.rest,
    )


def _change(key: str, old: Mapping[str, Provision], new: Mapping[str, Provision]) -> Change:
    before, after = old.get(key), new.get(key)
    locator = after.locator if after else before.locator if before else key
    return Change(key, locator, before.text if before else None, after.text if after else None)


def _some(found: tuple[Change, ...], most: int = 8) -> str:
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return ", ".join(change.locator for change in found[:most]) + more


def _text(section: Section) -> str:
    return " ".join(" ".join(_words(block) for block in section.blocks).split())


def _words(block: Block) -> str:
    text = " ".join(texts_of(block))
    return f"{block.marker} {text}" if isinstance(block, ListItem) else text
