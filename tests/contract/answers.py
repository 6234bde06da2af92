"""An answer of every outcome in every language, with all that can stand in one and texts that look like markup."""

from __future__ import annotations

from datetime import date

from assistant import outcomes
from assistant.domain import (
    Answer,
    Authority,
    Choice,
    Document,
    Jurisdiction,
    Kind,
    Language,
    Outcome,
    Passage,
    Question,
    Source,
    Span,
    Statement,
    Term,
)

LANGUAGES = (Language.sv, Language.nb, Language.nn, Language.da, Language.en)
WITH_STATEMENTS = {Outcome.answered, Outcome.partly_answered, Outcome.model_down, Outcome.not_legal_advice}

_TEXTS = (
    "Ett *anbud* på <b>delar</b> av [köpet](javascript:alert) får lämnas_in & prövas `var för sig`.",
    "# Dialogen passar när:\n- behovet är känt\n- lösningen ~~inte~~ är det",
    "| Värde | Förfarande |\n|---|---|\n| 700 000 kr | annonsering |",
)


def _source(number: int, text: str, url: str | None, jurisdiction: Jurisdiction | None) -> Source:
    document = Document(
        id=f"document-{number}",
        title=f"Lag_{number} om *inköp*",
        kind=Kind.act,
        authority=Authority.law,
        language=Language.sv,
        jurisdiction=jurisdiction,
        path="act.md",
        sha256="0" * 64,
        publisher="Riksdagen",
        url=url,
        checked=date(2026, 6, 1),
        text_state="i lydelse 2026-07-01",
    )
    passage = Passage(
        id=f"{document.id}#1",
        document=document,
        position=0,
        heading_path=(document.title,),
        locator=f"{number} kap. 5 §",
        text=text,
        units=(Span(0, len(text)),),
        valid_from=date(2026, 7, 1),
        valid_to=date(2027, 12, 31),
    )
    return Source(number, passage, text)


def answer(outcome: Outcome, language: Language) -> Answer:
    """Return an answer that ends so."""
    told = outcome in WITH_STATEMENTS
    addresses = ("https://example.org/lag_(1)?a=b&c=d", None, "javascript:alert(1)")
    places = (Jurisdiction.SE, Jurisdiction.EU, None)
    sources = tuple(
        _source(number, text, url, place)
        for number, (text, url, place) in enumerate(zip(_TEXTS, addresses, places, strict=True), start=1)
    )
    statements = (
        Statement(_TEXTS[0], language, Authority.law, (1,)),
        Statement(_TEXTS[1], Language.fi, Authority.digest, (2, 1)),
        Statement(_TEXTS[2], language, Authority.local_policy, (3,)),
    )
    return Answer(
        id="a1",
        question=Question("Vad gäller?", language),
        language=language,
        jurisdiction=Jurisdiction.SE,
        as_of=date(2026, 11, 22),
        outcome=outcome,
        statements=statements if told else (),
        sources=sources if told else (),
        notice=outcomes.sentence(outcome, language) or None,
        choices=(Choice("Hur lång är *anbudstiden*?", "Hur lång är *anbudstiden*?"),)
        if outcome is Outcome.clarify
        else (),
        terms=(Term("anbud", "Ett anbud är ett bindande erbjudande."),) if told else (),
        follow_ups=("Vad gäller vid <direktupphandling>?",) if told else (),
        build_id="build-1",
    )
