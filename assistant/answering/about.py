"""Questions about Lotsen itself: what it can do is its greeting; which sources it has, the catalogue tells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from assistant.answering.draft import Draft
from assistant.domain import Kind, Language, Outcome
from assistant.index.index import Index
from assistant.outcomes import frame
from assistant.retrieval.language import identify

_ABILITY = re.compile(
    r"(?:vad|hva|kva|hvad) (?:kan|gör|gjør|gjer) (?:du|lotsen)|vem är du|hvem er du|kven er du|"
    r"hur (?:fungerar|använder (?:jag|man)) (?:du|lotsen|dig)|hvordan (?:virker|fungerer) (?:du|lotsen)|"
    r"what (?:can|do) you do|who are you|what are you|how do you work|(?:hjälp|hjelp|help)",
    re.IGNORECASE,
)
_SOURCES = re.compile(
    r"(?:vilka|hvilke|kva|which|what) (?:\w+ )?(?:källor|kilder|kjelder|sources|lagar|lover|laws|dokument|documents)"
    r" (?:har|bygger|bruker|använder|do|can|kan|kjenner|känner).{0,30}|"
    r"(?:var|hvor|kor) (?:får|kommer|hentar|henter).{0,30} (?:svar|svaren|svarene|informasjon\w*|information\w*).{0,8}|"
    r"where do (?:your|the) answers come from",
    re.IGNORECASE,
)


def about(draft: Draft, index: Index) -> Draft:
    """End with ``greeting`` for a question about Lotsen itself; name the sources where it asks for them."""
    text = draft.question.text.strip(" ?!.")
    if _SOURCES.fullmatch(text):
        language = draft.question.language or identify(draft.question.text)
        return replace(draft, outcome=Outcome.greeting, notes=(_sources(index, language),))
    return replace(draft, outcome=Outcome.greeting) if _ABILITY.fullmatch(text) else draft


def _sources(index: Index, language: Language) -> str:
    documents = index.catalogue.documents()
    kinds = Counter(document.kind for document in documents)
    acts = sorted({document.act for document in documents if document.act})
    checked = max((document.checked for document in documents if document.checked), default=None)
    articles = kinds[Kind.guidance] + kinds[Kind.article]
    return frame("sources", language).format(
        articles=articles, acts=", ".join(acts), checked=checked.isoformat() if checked else "–"
    )
