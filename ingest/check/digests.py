"""Our summaries against the provisions they summarise: numbers, and the letters or numbers of their lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.domain import Kind
from assistant.law.acts import Style, act_called
from assistant.law.references import Context, find_references
from ingest.check.finding import Finding, Tally
from ingest.check.lists import Labels, lists_of
from ingest.check.numbers import Number, claims, numbers, printed, stated
from ingest.check.wordings import Wording, Wordings, text_of
from ingest.digests import with_provisions
from ingest.model import Block, Heading, Skip, Skipped
from ingest.parse import parse
from ingest.read import find_documents

FOLDER = "law"


@dataclass(frozen=True, slots=True)
class Digest:
    """What one file of ours says of one provision."""

    path: str
    line: int
    """Of its heading."""
    act: str
    provision: str
    heading: str
    blocks: tuple[Block, ...]
    begins: date
    ends: date | None

    @property
    def repealed(self) -> bool:
        """Whether it says that the provision is no longer there."""
        return any(word in self.heading.lower() for word in ("opphevet", "upphävd", "repealed"))


def check_digests(digests: Iterable[Digest], acts: Wordings) -> Tally:
    """Compare every digest with the wording it summarises."""
    tally = Tally("provisions summarised in law/")
    by_provision: dict[tuple[str, str], list[Digest]] = defaultdict(list)
    for digest in digests:
        by_provision[digest.act, digest.provision].append(digest)
    for siblings in by_provision.values():
        for digest in siblings:
            tally.add(_findings(digest, siblings, acts))
    return tally


def read_digests(corpus: Path) -> Iterator[Digest]:
    """Yield the digests of a corpus folder, in reading order. Raises CorpusMissing when it has no such folder."""
    for raw in find_documents(corpus / FOLDER):
        if isinstance(raw, Skipped):
            continue
        try:
            documents = [with_provisions(parsed) for parsed in parse(raw)]
        except Skip:
            continue
        lines = raw.data.decode("utf-8", errors="replace").splitlines()
        for parsed in documents:
            document = parsed.document
            if document.kind is not Kind.digest or document.act is None:
                continue
            for heading, blocks in _sections(parsed.blocks):
                assert heading.provision is not None
                yield Digest(
                    path=f"{FOLDER}/{raw.path}",
                    line=next((at for at, line in enumerate(lines, 1) if line.lstrip("# ") == heading.text), 1),
                    act=document.act,
                    provision=heading.provision,
                    heading=heading.text,
                    blocks=tuple(blocks),
                    begins=document.valid_from or date.min,
                    ends=document.valid_to,
                )


def _sections(blocks: Iterable[Block]) -> Iterator[tuple[Heading, list[Block]]]:
    current: Heading | None = None
    below: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and (block.provision or block.level <= 2):
            if current:
                yield current, below
            current, below = (block if block.provision else None), []
        else:
            below.append(block)
    if current:
        yield current, below


def _findings(digest: Digest, siblings: Iterable[Digest], acts: Wordings) -> list[Finding] | None:
    """Return what is wrong with a digest; None when the wording it summarises does not lie in the folder."""
    last = digest.ends or date.max
    wording = acts.on(digest.act, digest.provision, last)
    if wording is None:
        if acts.lacks(digest.act, digest.provision, digest.begins):
            return [_finding(digest, f"{digest.act} {digest.provision} is summarised", "a provision of that act")]
        return None
    older = any(other.begins < digest.begins for other in siblings)
    if older and wording.begins < digest.begins:
        return None
    if digest.repealed != wording.repealed:
        says = "repealed" if digest.repealed else "in force"
        return [_finding(digest, f"the summary says that {digest.provision} is {says}", "what the act says")]
    wrong = [] if digest.repealed else [*_wrong_numbers(digest, wording, acts), *_wrong_lists(digest, wording)]
    return None if wrong and (wording.cut or _changed_since(digest, wording, acts)) else wrong


def _changed_since(digest: Digest, wording: Wording, acts: Wordings) -> bool:
    """Tell whether the complete text is older than the digest, and an excerpt shows that the act changed since."""
    whole, excerpt = acts.whole.get(digest.act, date.min), acts.excerpts.get(digest.act, date.min)
    return not wording.excerpt and whole < digest.begins and whole < excerpt


def _wrong_numbers(digest: Digest, wording: Wording, acts: Wordings) -> Iterator[Finding]:
    """Yield a finding for each number that neither the provision states nor another one that the sentence names."""
    there = numbers(wording.text)
    for block in digest.blocks:
        text = text_of(block)
        for number in sorted(claims(text)):
            if not stated(number, there | _numbers_named(digest, text, acts)):
                yield _finding(digest, f"{printed(number)} in {text[:80]!r}", "a number that the provision states")


def _numbers_named(digest: Digest, text: str, acts: Wordings) -> frozenset[Number]:
    act = act_called(digest.act)
    context = Context(act, digest.provision.partition(":")[0] if act.style is Style.chapter else None) if act else None
    last = digest.ends or date.max
    named = [acts.on(r.act or digest.act, r.provision, last) for r in find_references(text, context)]
    return frozenset(number for wording in named if wording for number in numbers(wording.text))


def _wrong_lists(digest: Digest, wording: Wording) -> Iterator[Finding]:
    for labels in lists_of(digest.blocks):
        if not any(_same(labels, other, wording.text) for other in wording.lists):
            there = " or ".join(" ".join(other) for other in wording.lists) or "no list with letters or numbers"
            yield _finding(digest, f"a list with the items {' '.join(labels)}", there)


def _same(labels: Labels, other: Labels, text: str) -> bool:
    """Tell whether two lists have the same labels; one that runs on inside an item of the act counts as an item."""
    return tuple(label for label in labels if label in other or not re.search(rf"\s{label}[.)] ", text)) == other


def _finding(digest: Digest, what: str, expected: str) -> Finding:
    return Finding(digest.path, digest.line, what, f"{expected} ({digest.act} {digest.provision})")
