"""One short question back, only where the question names no subject: "how long is the time limit?" has many answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from assistant.answering.draft import Draft
from assistant.domain import Choice, Kind, Language, Outcome
from assistant.index.function_words import function_stems
from assistant.index.words import stems
from assistant.retrieval.headings import heading_of
from assistant.retrieval.interrogative import asks_meaning, interrogative
from assistant.retrieval.language import corpus_language

_MOST = 4
THE_SAME = 0.985
"""The cosine from which two questions are one and the same."""
FORESEEN = 0.945
"""The cosine from which a question that points at nothing unsaid is taken to be one that a passage answers."""

# What a question can ask of nearly everything: alone they name no subject.
_GENERAL = {
    Language.sv: """
        frist fristen frister tidsfrist tidsfristen tidsgräns tid tiden lång långt länge gräns gränsen gränsvärde belopp
        beloppet beloppsgräns beloppsgränsen värde värdet dagar många mycket stor stort hög högt regel regler reglerna
        krav kraven vara göra förlänga förlängas förlängning ändra ändras gå tillåtet lagligt behöver upphandling
        upphandlingen upphandlingar inköp köp köpet offentlig offentliga minsta högsta senast
        """,
    Language.nb: """
        frist fristen frister fristene tidsfrist tid tiden lang langt lenge grense grensen grenseverdi beløp beløpet
        beløpsgrense beløpsgrensen verdi verdien dager mange mye stor stort høy høyt regel regler reglene krav
        kravene vare gjøre forlenge forlenges forlengelse endre endres gå tillatt lovlig trenger anskaffelse
        anskaffelsen anskaffelser innkjøp kjøp kjøpet offentlig offentlige minste høyeste senest
        """,
    Language.nn: """
        frist fristen fristar fristane tid tida lang langt lenge grense grensa beløp beløpet beløpsgrense verdi verdien
        dagar mange mykje stor stort høg høgt regel reglar reglane krav krava forlengje endre gå tillate lovleg treng
        innkjøp innkjøpet kjøp kjøpet anskaffing anskaffinga offentleg offentlege minste høgste
        """,
    Language.da: """
        frist fristen frister fristerne tid tiden lang langt længe grænse grænsen beløb beløbet beløbsgrænse værdi
        værdien dage mange meget stor stort høj højt regel regler reglerne krav kravene forlænge forlænges ændre gå
        tilladt lovligt udbud udbuddet indkøb indkøbet køb offentlig offentlige mindste højeste senest
        """,
    Language.en: """
        deadline deadlines time limit limits long much many amount amounts value days rule rules requirement
        requirements extend extended extension change changed allowed legal need needed threshold procurement
        procurements purchase purchases public minimum maximum large high big
        """,
}


_EXPLETIVE = re.compile(
    r"\b(?:är|er|var|finns|finnes|finst|findes|går|blir|bliver|krävs|kreves|is|was) (?:det|it|there)\b"
    r"(?! (?:här|her|där))",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"\b(?:den|det|detta|dem|så|dette|denne|dei|them|it|this|that)\b"
    r"(?= ?(?:här|her|där|der)?\W*(?:\w+(?: oss| us)?\W*)?$)",
    re.IGNORECASE,
)
"""A word that points at something unsaid, at the end of the question or just before its last word."""


_ABBREVIATION = re.compile(r"\b[A-ZÅÄÖÆØ]{2,}\b")
"""A subject by itself: ESPD, RFI."""


def _points(text: str) -> bool:
    return bool(_POINTER.search(_EXPLETIVE.sub("", text))) and not _ABBREVIATION.search(text)


@cache
def _general(language: Language) -> frozenset[str]:
    return frozenset(stems(_GENERAL.get(language, ""), language))


def clarify(draft: Draft) -> Draft:
    """End with ``clarify`` and what could be meant, when the question asks something of no subject in particular."""
    query = draft.understood()
    said = _content(query.text, query.language) - _general(query.language)
    alone = not draft.question.history and not query.references and interrogative(query.text) != "why"
    if not alone or len(said) > (1 if _points(query.text) else 0) or _defined(draft) or _foreseen(draft):
        return draft
    choices = tuple(Choice(question, question) for question in dict.fromkeys(_subjects(draft)))[:_MOST]
    return replace(draft, outcome=Outcome.clarify, choices=choices) if len(choices) > 1 else draft


def _foreseen(draft: Draft) -> bool:
    """Return whether a passage answers this very question: "Which acts are there on public procurement?"."""
    needed = THE_SAME if _points(draft.understood().text) else FORESEEN
    return bool(draft.hits) and draft.hits[0].asked >= needed


def _defined(draft: Draft) -> bool:
    """Return whether the question asks what a term means that was found: "What is public procurement?"."""
    query = draft.understood()
    headings = (heading_of(hit.passage) for hit in draft.hits if hit.passage.document.kind is Kind.data)
    defined = (_content(heading, query.language) for heading in headings)
    return asks_meaning(query.text) and _content(query.text, query.language) in defined


def _content(text: str, language: Language) -> frozenset[str]:
    return frozenset(stems(text, language)) - function_stems(language)


def _subjects(draft: Draft) -> Iterator[str]:
    """Yield, best first, the question that each article found answers nearest to the asker's, one an article."""
    language, seen = corpus_language(draft.understood().language), set[str]()
    for hit in draft.hits:
        document, heading = hit.passage.document, heading_of(hit.passage)
        if document.id not in seen and document.language is language and heading.endswith("?"):
            seen.add(document.id)
            yield heading
