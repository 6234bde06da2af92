"""What a statement names (provisions, acts, procedures, addresses, numbers): does what it rests on name it too?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answering.verification.addresses import bare_addresses
from assistant.answering.verification.alignment import Alignment
from assistant.answering.verification.figures import Day, codes, days, figures
from assistant.domain import Document, Jurisdiction, Language, Reference
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


def unnamed(text: str, language: Language, carrying: Sequence[Alignment], terms: Terms) -> Iterator[str]:
    """Yield what the statement names and nothing that carries it does: units with the title and headings above."""
    everything = "\n".join(_shown(one) for one in carrying)
    yield from (address for address in bare_addresses(text) if address.lower() not in everything.lower())
    yield from (code for code in codes(text) if code not in everything)
    yield from _provisions(text, carrying)
    acts = {act for one in carrying for act in _acts(one)}
    yield from (act for act, _ in named_acts(text) if act not in acts)
    held = (terms.named(_shown(one), one.passage.document.language, also=True) for one in carrying)
    yield from sorted((terms.named(text, language) & PROCEDURES).difference(*held))


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


def _shown(one: Alignment) -> str:
    passage = one.passage
    return "\n".join((passage.document.title, *passage.heading_path, passage.locator, *one.texts()))


def _is_year(said: str, known: Sequence[Day]) -> bool:
    return any(said == str(day.year) for day in known)


def _provisions(text: str, carrying: Sequence[Alignment]) -> Iterator[str]:
    known = [reference for one in carrying for reference in _known(one)]
    for mention in find_mentions(text):
        same = [reference for reference in known if _same(mention.reference, reference)]
        paragraphs = {reference.paragraph for reference in same} - {None}
        if not same or (mention.reference.paragraph and paragraphs and mention.reference.paragraph not in paragraphs):
            yield text[mention.span.start : mention.span.end]


def _known(one: Alignment) -> Iterator[Reference]:
    if one.passage.provision is not None:
        yield Reference(one.passage.provision, one.passage.document.act)
    context = context_of(one.passage)
    # Not the title: a digest's names a range of articles, and so every one of them.
    for text in (*one.texts(), one.passage.locator, *one.passage.heading_path[-1:]):
        yield from (mention.reference for mention in find_mentions(text, context))


def _same(said: Reference, known: Reference) -> bool:
    act = said.act is None or known.act is None or said.act == known.act
    if said.whole_chapter:
        return act and known.provision.replace("-", ":").split(":")[0] == said.provision
    return act and said.provision == known.provision and not known.whole_chapter


def _acts(one: Alignment) -> Iterator[str]:
    if one.passage.document.act:
        yield one.passage.document.act
    yield from (name for name, _ in named_acts(_shown(one)))


def _without_references(text: str) -> str:
    for mention in reversed(find_mentions(text)):
        blank = " " * (mention.span.end - mention.span.start)
        text = text[: mention.span.start] + blank + text[mention.span.end :]
    return text
