"""The figures of the corpus (``amounts.toml``) as documents: for each act and language, one sentence a figure.

The figures of one subject that hold on the same days stand below one heading, which carries those days: an answer as of
a day takes the figure of that day. A document has the address its figures were read at.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlsplit

from assistant.domain import Authority, Jurisdiction, Language
from assistant.law.acts import act_called
from ingest.metadata import slug
from ingest.model import Block, Heading, Paragraph, ParsedDocument, RawDocument, Skip, Wording
from ingest.parse.data_document import data_document

_TITLE = {
    Language.sv: "Belopp, gränser och tidsfrister: {} ({})",
    Language.nb: "Beløp, grenser og frister: {} ({})",
    Language.en: "Amounts, limits and time limits: {} ({})",
}
_OPEN = {
    Language.sv: "Vilka {} gäller enligt {}?",
    Language.nb: "Hvilke {} gjelder etter {}?",
    Language.en: "Which {} apply under {}?",
}
_CLOSED = {
    Language.sv: "Vilka {} gäller enligt {} från {} till {}?",
    Language.nb: "Hvilke {} gjelder etter {} fra {} til {}?",
    Language.en: "Which {} apply under {} from {} to {}?",
}
_ASKED = {
    Language.sv: "Vilka {} gäller i {}?",
    Language.nb: "Hvilke {} gjelder i {}?",
    Language.en: "Which {} apply in {}?",
}
_COUNTRY = {
    Jurisdiction.SE: dict(zip(_TITLE, ("Sverige", "Sverige", "Sweden"), strict=True)),
    Jurisdiction.NO: dict(zip(_TITLE, ("Norge", "Norge", "Norway"), strict=True)),
    Jurisdiction.DK: dict(zip(_TITLE, ("Danmark", "Danmark", "Denmark"), strict=True)),
    Jurisdiction.FI: dict(zip(_TITLE, ("Finland", "Finland", "Finland"), strict=True)),
    Jurisdiction.EU: dict(zip(_TITLE, ("EU", "EU", "the EU"), strict=True)),
}
TOPICS: dict[str, dict[Language, str]] = {
    key: dict(zip(_TITLE, words, strict=True))
    for key, words in {
        "thresholds": ("tröskelvärden", "terskelverdier", "thresholds"),
        "direct-award": ("gränser för direktupphandling", "grenser for direkte anskaffelse", "limits for direct award"),
        "documentation": ("gränser för dokumentation", "grenser for dokumentasjon", "limits for documentation"),
        "value": ("siffror för värdeberäkning", "tall for verdiberegning", "figures for estimating the value"),
        "time-limits": ("tidsfrister", "tidsfrister", "time limits"),
        "notices": ("frister för annonsering", "frister for kunngjøring", "limits for notices"),
        "frameworks-and-dps": (
            "gränser för ramavtal och dynamiska inköpssystem",
            "grenser for rammeavtaler og dynamiske innkjøpsordninger",
            "limits for framework agreements and dynamic purchasing systems",
        ),
        "exceptions": ("gränser för undantag", "grenser for unntak", "limits for exceptions"),
        "exclusion-and-selection": (
            "gränser för uteslutning och kvalificering",
            "grenser for avvisning og kvalifikasjon",
            "limits for exclusion and selection",
        ),
        "environment-and-labour": (
            "siffror om miljö och arbetsliv",
            "tall om miljø og arbeidsliv",
            "figures on environment and labour",
        ),
        "contract-changes": (
            "gränser för ändring av kontrakt",
            "grenser for endring av kontrakt",
            "limits for contract changes",
        ),
        "standstill-and-review": (
            "frister för avtalsspärr och överprövning",
            "frister for karensperiode og søksmål",
            "limits for standstill and review",
        ),
        "sanctions": ("gränser för avgifter", "grenser for gebyr", "limits for fines"),
    }.items()
}
"""What a figure is about, in the words of a heading."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure of one provision. ``value`` is None where the figure is unknown."""

    id: str
    topic: str
    jurisdiction: Jurisdiction
    act: str
    provision: str
    value: int | None
    unit: str
    valid_from: date
    valid_to: date | None
    source: str
    checked: date
    confirmed: bool
    text: dict[Language, str]


def read_amounts(text: str) -> tuple[Amount, ...]:
    """Return the figures of a file. Raises Skip when it is not as its schema says."""
    try:
        return tuple(
            Amount(
                id=entry["id"],
                topic=entry["topic"],
                jurisdiction=Jurisdiction(entry["jurisdiction"]),
                act=entry["act"],
                provision=entry["provision"],
                value=entry.get("value"),
                unit=entry["unit"],
                valid_from=entry["valid_from"],
                valid_to=entry.get("valid_to"),
                source=entry["source"],
                checked=entry["checked"],
                confirmed=entry["confirmed"],
                text={language: entry["text"][language] for language in _TITLE},
            )
            for entry in tomllib.loads(text)["amount"]
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise Skip(f"the amounts cannot be read: {error}; see schema/amounts.schema.json") from error


def parse_amounts(raw: RawDocument, text: str) -> tuple[ParsedDocument, ...]:
    """Return a document for each act, source and language. Raises Skip when the file is not as its schema says."""
    amounts = read_amounts(text)
    if unknown := sorted({a.topic for a in amounts} - set(TOPICS)):
        raise Skip(f"unknown topic among the amounts: {', '.join(unknown)}; known are {', '.join(TOPICS)}")
    groups = [list(group) for _, group in groupby(sorted(amounts, key=_place), key=_place)]
    return tuple(_document(raw, language, group) for group in groups for language in _TITLE)


def _place(amount: Amount) -> tuple[str, str]:
    return amount.act, amount.source


def _document(raw: RawDocument, language: Language, amounts: list[Amount]) -> ParsedDocument:
    first = amounts[0]
    act = act_called(first.act)
    own = act is not None and act.url == first.source
    name = slug(f"amounts {language} {first.act}")
    title = _TITLE[language].format(act.title(language) if act else first.act, first.act)
    return data_document(
        raw,
        name if own else f"{name}-{slug(urlsplit(first.source).netloc)}",
        title,
        language,
        _blocks(amounts, language),
        authority=Authority.digest,
        jurisdiction=first.jurisdiction,
        url=first.source,
        checked=min(amount.checked for amount in amounts),
    )


def _blocks(amounts: Iterable[Amount], language: Language) -> Iterator[Block]:
    def days(amount: Amount) -> tuple[int, date, date]:
        return [*TOPICS].index(amount.topic), amount.valid_from, amount.valid_to or date.max

    for _, group in groupby(sorted(amounts, key=days), key=days):
        together = list(group)
        yield _heading(together[0], language)
        # One sentence may say several figures ("10 days, or 15 …"), each of which has an entry.
        yield from (Paragraph(text) for text in dict.fromkeys(amount.text[language] for amount in together))


def _heading(amount: Amount, language: Language) -> Heading:
    topic = TOPICS[amount.topic][language]
    act = act_called(amount.act)
    # Who names no act means the main one of the country.
    asked = (_ASKED[language].format(topic, _COUNTRY[amount.jurisdiction][language]),) if act and act.main else ()
    if amount.valid_to is None:
        text = _OPEN[language].format(topic, amount.act)
    else:
        days = amount.valid_from.isoformat(), amount.valid_to.isoformat()
        text = _CLOSED[language].format(topic, amount.act, *days)
    return Heading(text, 2, wording=Wording(amount.valid_from, amount.valid_to), asked=asked)
