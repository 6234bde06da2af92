"""How well the check of statements tells supported from unsupported and contradicted ones: ``python -m evals.support``.

Reads the pairs of evals/data/support.toml. AUROC is the chance that a supported statement scores above an unsupported
one (Fawcett 2006); higher is better. Accepted: the share the whole check lets through; high for supported statements,
low for the others. Only the calibration part is fitted on.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answering.verification.alignment import Aligner
from assistant.answering.verification.support import SupportCheck, Verdict, probability
from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Span
from assistant.embedding.base import Embedder
from assistant.retrieval.terms import Terms

PARTS = ("calibration", "held out", "fresh")
FILE = Path(__file__).with_name("data") / "support.toml"
_COUNTRY = {
    "sv": Jurisdiction.SE,
    "nb": Jurisdiction.NO,
    "nn": Jurisdiction.NO,
    "da": Jurisdiction.DK,
    "en": Jurisdiction.EU,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement, the passage it is held against, and what it is: supported, unsupported or contradicted."""

    passage: Passage
    language: Language
    text: str
    label: str
    change: str
    part: str
    """``calibration``, ``held out`` or ``fresh``: see the head of the file."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with what the check says of it."""

    pair: Pair
    score: float
    verdict: Verdict


def pairs(file: Path = FILE) -> list[Pair]:
    """Return the pairs of the file, passage by passage."""
    passages = tomllib.loads(file.read_text(encoding="utf-8"))["passage"]
    return [pair for place, entry in enumerate(passages) for pair in _pairs(place, entry)]


def judge(pairs: Sequence[Pair], embedder: Embedder, terms: Terms) -> list[Judged]:
    """Return every pair with its alignment's probability and the verdict of the whole check."""
    aligner, check = Aligner(embedder), SupportCheck(embedder, terms)
    return [
        Judged(
            pair,
            probability(aligner.align(pair.text, pair.language, pair.passage)),
            check.check(pair.text, pair.language, [pair.passage]),
        )
        for pair in pairs
    ]


def auroc(judged: Sequence[Judged]) -> float:
    """Return the chance that a supported pair scores above an unsupported one, ties counted half."""
    good = [one.score for one in judged if one.pair.label == "supported"]
    bad = [one.score for one in judged if one.pair.label == "unsupported"]
    return sum((g > b) + (g == b) / 2 for g in good for b in bad) / (len(good) * len(bad))


def accepted(judged: Sequence[Judged], label: str) -> tuple[int, int]:
    """Return how many pairs with this label the check lets through, and how many there are."""
    of_label = [one for one in judged if one.pair.label == label]
    return sum(one.verdict.sound for one in of_label), len(of_label)


def _pairs(place: int, entry: dict[str, object]) -> Iterator[Pair]:
    passage = _passage(place, entry)
    part = "fresh" if "fresh" in entry else PARTS[place % 2]
    statements = entry["statements"]
    assert isinstance(statements, list)
    for label, language, text, change in statements:
        yield Pair(passage, Language(language), text, label, change, part)


def _passage(place: int, entry: dict[str, object]) -> Passage:
    language, heading = str(entry["language"]), str(entry["heading"])
    act = str(entry["act"]) if "act" in entry else None
    kind, authority = (Kind.digest, Authority.digest) if act else (Kind.guidance, Authority.guidance)
    document = Document(
        f"d{place}", act or heading, kind, authority, Language(language), _COUNTRY[language], "", "", act=act
    )
    units = entry["units"]
    assert isinstance(units, list)
    spans, at = [], 0
    for unit in units:
        spans.append(Span(at, at + len(unit)))
        at += len(unit) + 1
    return Passage(
        id=f"p{place}",
        document=document,
        position=0,
        heading_path=(heading,),
        locator=str(entry.get("locator", heading)),
        text=" ".join(units),
        units=tuple(spans),
        provision=str(entry["provision"]) if "provision" in entry else None,
    )


def report(judged: Sequence[Judged]) -> str:
    """Return the figures of the three parts as a Markdown table, then every pair that was judged wrongly."""
    lines = [
        "| part | AUROC | supported accepted | unsupported accepted | contradicted accepted |",
        "|---|---|---|---|---|",
    ]
    for name in PARTS:
        half = [one for one in judged if one.pair.part == name]
        counts = [accepted(half, label) for label in ("supported", "unsupported", "contradicted")]
        lines.append(f"| {name} | {auroc(half):.3f} | " + " | ".join(f"{n} of {of}" for n, of in counts) + " |")
    wrong = [one for one in judged if one.verdict.sound is not (one.pair.label == "supported")]
    lines += [
        "",
        *(
            f"- {o.pair.label} ({o.pair.change}), {o.score:.2f}: {o.pair.text} {'; '.join(o.verdict.failures)}"
            for o in wrong
        ),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    from assistant.embedding.factory import open_embedder
    from assistant.settings import load

    print(report(judge(pairs(), open_embedder(load()), Terms.open())))
