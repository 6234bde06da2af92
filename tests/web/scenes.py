"""Answers for every state of the page: the first word of the question picks the scene."""

from __future__ import annotations

import time
from dataclasses import replace
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
    Question,
    Source,
    Statement,
    Term,
)
from tests.assistant.channels.http.fakes import ARTICLE, answer_to, passage
from tests.web.payloads import ADDRESSES, PAYLOADS

PAUSE_SECONDS = 3.0
HOSTILE = (
    "<img src=/hostile.png onerror=\"document.title='owned'\">"
    "<script>document.title='owned'</script> [länk](javascript:alert(1)) ![bild](http://127.0.0.1:9/x.png)"
)

ACT = Document(
    id="act",
    title="Lag om exempelupphandling",
    kind=Kind.act,
    authority=Authority.law,
    language=Language.sv,
    jurisdiction=Jurisdiction.SE,
    path="act.txt",
    sha256="1" * 64,
    act="LEX",
    publisher="Exempelriksdagen",
    url="https://example.org/lex#k6",
    valid_from=date(2022, 2, 1),
    text_state="gällande 2026-07-01",
)
REGULATION = replace(
    ACT,
    id="regulation",
    title="Forskrift om eksempelanskaffelser",
    authority=Authority.regulation,
    language=Language.nb,
    jurisdiction=Jurisdiction.NO,
    publisher="Eksempeldepartementet",
    url="https://example.org/feks",
)
LIST = """Metoden får användas när något av detta gäller:
1. behovet kräver en anpassad lösning,
2. lösningen är ny, eller
3. avtalet kräver förhandling:
   a) om risken, eller
   b) om priset."""
TABLE = """Gränserna i exemplet:
| Slag | Värde |
|---|---|
| Varor | 700 000 kronor |
| Tjänster | 700 000 kronor |
| Byggentreprenader | 2 000 000 kronor |"""
BARE = {
    "none": Outcome.no_source,
    "hello": Outcome.greeting,
    "misuse": Outcome.refused_misuse,
    "long": Outcome.invalid_question,
    "case": Outcome.not_legal_advice,
    "down": Outcome.index_missing,
}
ADVICE = "Dialogen passar när köparen känner behovet men inte vet vilken lösning marknaden kan erbjuda."
FOREIGN = "Oppdragsgiver kan bruke metoden når behovet ikke kan dekkes uten tilpasning av løsninger som finnes."


def answer(question: Question) -> Answer:
    """Return the answer of the scene that the question names."""
    scene = question.text.split()[0]
    language = question.language or Language.sv
    base = replace(answer_to(question), language=language)
    if scene == "list":
        return replace(
            base,
            statements=(
                Statement(LIST, Language.sv, Authority.law, (1,)),
                Statement(TABLE, Language.sv, Authority.law, (1, 2)),
                Statement(ADVICE, Language.sv, Authority.practice, (2,)),
                Statement("Räkna med att dialogen tar flera månader.", Language.sv, Authority.practice, (2,)),
            ),
            sources=(
                Source(1, passage(ACT, LIST + "\n\n" + TABLE, "6 kap. 5 §"), LIST),
                Source(2, passage(ARTICLE, ADVICE), ADVICE),
            ),
            terms=(Term("dialog", "Samtal med flera leverantörer innan anbuden lämnas."),),
            follow_ups=("Hur går en konkurrenspräglad dialog till?", "Vilka krav ställs på köparen?"),
        )
    if scene == "foreign":
        return replace(
            base,
            outcome=Outcome.partly_answered,
            notice=outcomes.sentence(Outcome.partly_answered, language),
            statements=(Statement(FOREIGN, Language.nb, Authority.regulation, (1,)),),
            sources=(Source(1, passage(REGULATION, FOREIGN, "§ 13-2"), FOREIGN),),
        )
    if scene == "clarify":
        choices = (Choice("Sverige", "SE"), Choice("Norge", "NO"), Choice("EU-direktivet", "list i EU"))
        return _bare(base, Outcome.clarify, choices=choices) if question.jurisdiction is None else answer_to(question)
    if scene == "hostile":
        document = replace(ARTICLE, title=HOSTILE, publisher=HOSTILE, url="javascript:document.title='owned'")
        source = Source(1, passage(document, HOSTILE, HOSTILE), HOSTILE)
        hostile = Statement(f"{HOSTILE}\n- {HOSTILE}\n| {HOSTILE} |", Language.sv, Authority.guidance, (1,))
        return replace(
            base,
            notice=HOSTILE,
            statements=(hostile,),
            sources=(source,),
            terms=(Term(HOSTILE, HOSTILE),),
            follow_ups=(HOSTILE,),
        )
    if scene == "digest":
        summary = replace(ACT, id="digest", kind=Kind.digest, authority=Authority.digest)
        return replace(
            base,
            statements=(Statement(ADVICE, Language.sv, Authority.digest, (1,)),),
            sources=(Source(1, passage(summary, ADVICE, "6 kap. 5 §"), ADVICE),),
        )
    if scene == "payloads":
        first, last = map(int, question.text.split()[1:3])
        return _full_of(base, PAYLOADS[first:last], ADDRESSES)
    if scene in BARE:
        return _bare(base, BARE[scene])
    if scene == "personal":
        return _bare(base, Outcome.refused_personal_data, choices=(Choice("list När?", "list När?"),))
    return base


def _full_of(base: Answer, texts: list[str], addresses: list[str]) -> Answer:
    """Return an answer that says one of the texts wherever a text can stand, and links to the addresses."""
    documents = (
        replace(ACT, id=f"p{at}", title=text, publisher=text, text_state=text, url=addresses[at % len(addresses)])
        for at, text in enumerate(texts)
    )
    passages = (
        replace(passage(document, text, text), heading_path=(text, f"{text}!"))
        for document, text in zip(documents, texts, strict=True)
    )
    return replace(
        base,
        outcome=Outcome.partly_answered,
        notice="\n".join(texts),
        statements=tuple(Statement(text, Language.sv, Authority.law, (at,)) for at, text in enumerate(texts, 1)),
        sources=tuple(Source(at, one, text) for at, (one, text) in enumerate(zip(passages, texts, strict=True), 1)),
        choices=tuple(Choice(text, text) for text in texts),
        terms=tuple(Term(text, text) for text in texts),
        follow_ups=tuple(texts),
        build_id=texts[0],
    )


def before(stage: str, question: Question) -> None:
    """Make "slow" questions wait and "broken" ones fail."""
    if stage == "compose" and question.text.startswith("slow"):
        time.sleep(PAUSE_SECONDS)
    if stage == "compose" and question.text.startswith("broken"):
        raise RuntimeError("this scene is broken")


def _bare(base: Answer, outcome: Outcome, choices: tuple[Choice, ...] = ()) -> Answer:
    notice = outcomes.sentence(outcome, base.language)
    return replace(base, outcome=outcome, notice=notice, statements=(), sources=(), choices=choices)
