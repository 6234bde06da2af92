"""What a statement names (provisions, acts, procedures, addresses, numbers), and whether its passages name it too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answering.verification.addresses import bare_addresses
from assistant.answering.verification.figures import Day, codes, days, figures
from assistant.domain import Document, Jurisdiction, Language, Passage, Reference
from assistant.law.references import context_of, find_mentions, named_acts
from assistant.retrieval.terms import Terms

PROCEDURES = frozenset(
    """
    open-procedure restricted-procedure competitive-procedure-with-negotiation competitive-dialogue direct-award
    negotiated-procedure-without-notice innovation-partnership pre-commercial-procurement design-contest
    framework-agreement dynamic-purchasing-system accelerated-procedure mini-competition request-for-information
    procurement-of-innovative-solutions public-private-partnership concession light-regime e-auction hackathon
    """.split()
)
"""Ids of terms.toml that are names of ways to buy: taking one for another turns an answer wrong."""

_CROWNS: dict[Jurisdiction | None, str] = {Jurisdiction.SE: "SEK", Jurisdiction.NO: "NOK", Jurisdiction.DK: "DKK"}


def unnamed(text: str, language: Language, passages: Sequence[Passage], terms: Terms) -> Iterator[str]:
    """Yield what the statement names and none of the passages does."""
    known = [shown(passage) for passage in passages]
    everything = "\n".join(known)
    yield from (address for address in bare_addresses(text) if address.lower() not in everything.lower())
    yield from (code for code in codes(text) if code not in everything)
    yield from _provisions(text, passages)
    acts = {act for passage in passages for act in _acts(passage)}
    yield from (act for act, _ in named_acts(text) if act not in acts)
    held = frozenset[str]().union(*(_concepts(passage, terms) for passage in passages))
    yield from sorted((terms.named(text, language) & PROCEDURES) - held)


def unknown_figures(text: str, language: Language, sources: Sequence[tuple[str, Document]]) -> Iterator[str]:
    """Yield the figures and dates of a statement that stand in none of the ``sources``, texts with their document."""
    said = _without_references(text)
    bare = [(_without_references(source), document) for source, document in sources]
    known_days = [day for source, _ in bare for day in days(source)]
    known = [
        figure.in_crowns_of(_CROWNS.get(document.jurisdiction))
        for source, document in bare
        for figure in figures(source, document.language)
    ]
    yield from (day.said for day in days(said) if not any(day.agrees(other) for other in known_days))
    for figure in figures(said, language):
        if not any(figure.agrees(other) for other in known) and not _is_year(figure.said, known_days):
            yield figure.said


def shown(passage: Passage) -> str:
    """Return what a reader sees of a passage: its title, headings, place and text."""
    return "\n".join((passage.document.title, *passage.heading_path, passage.locator, passage.text))


def _is_year(said: str, known: Sequence[Day]) -> bool:
    return any(said == str(day.year) for day in known)


def _provisions(text: str, passages: Sequence[Passage]) -> Iterator[str]:
    known = [reference for passage in passages for reference in _known(passage)]
    for mention in find_mentions(text):
        if not any(_same(mention.reference, other) for other in known):
            yield text[mention.span.start : mention.span.end]


def _known(passage: Passage) -> Iterator[Reference]:
    if passage.provision is not None:
        yield Reference(passage.provision, passage.document.act)
    context = context_of(passage)
    for text in (passage.text, passage.locator, passage.document.title, *passage.heading_path):
        yield from (mention.reference for mention in find_mentions(text, context))


def _same(said: Reference, known: Reference) -> bool:
    act = said.act is None or known.act is None or said.act == known.act
    if said.whole_chapter:
        chapter = known.provision.replace("-", ":").split(":")[0]
        return act and chapter == said.provision
    return act and said.provision == known.provision and not known.whole_chapter


def _acts(passage: Passage) -> Iterator[str]:
    if passage.document.act:
        yield passage.document.act
    yield from (name for name, _ in named_acts(shown(passage)))


def _concepts(passage: Passage, terms: Terms) -> frozenset[str]:
    return terms.named(shown(passage), passage.document.language, also=True)


def _without_references(text: str) -> str:
    for mention in reversed(find_mentions(text)):
        blank = " " * (mention.span.end - mention.span.start)
        text = text[: mention.span.start] + blank + text[mention.span.end :]
    return text
