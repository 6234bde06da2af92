"""The typed values that travel through Lotsen: frozen, without I/O, named with the README's eight words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Jurisdiction(StrEnum):
    """Whose law a text belongs to. A text that holds anywhere has no jurisdiction (None)."""

    SE = "SE"
    NO = "NO"
    DK = "DK"
    FI = "FI"
    EU = "EU"

    @property
    def home_language(self) -> Language | None:
        """The language most people of the country write; None for the EU."""
        return _HOME_LANGUAGES.get(self)


class Language(StrEnum):
    """ISO 639-1 codes of the languages Lotsen reads; it answers in the first five."""

    sv = "sv"
    nb = "nb"
    nn = "nn"
    da = "da"
    en = "en"
    fi = "fi"


_HOME_LANGUAGES = {
    Jurisdiction.SE: Language.sv,
    Jurisdiction.NO: Language.nb,
    Jurisdiction.DK: Language.da,
    Jurisdiction.FI: Language.fi,
}


class Kind(StrEnum):
    """What sort of document a text is."""

    act = "act"
    digest = "digest"
    guidance = "guidance"
    article = "article"
    case = "case"
    policy = "policy"
    data = "data"


class Authority(StrEnum):
    """How much weight a statement carries, the heaviest first: a must is not a should."""

    law = "law"
    regulation = "regulation"
    directive = "directive"
    digest = "digest"
    """It says what law says, so it weighs more than what others say about the law."""
    case_law = "case_law"
    guidance = "guidance"
    practice = "practice"
    local_policy = "local_policy"

    @property
    def rank(self) -> int:
        """Return the place in this order, 0 for the heaviest."""
        return tuple(Authority).index(self)


class Status(StrEnum):
    """What a provision's source says of its force. Dates say the rest: see ``Passage.status_on``."""

    in_force = "in_force"
    repealed = "repealed"
    repeal_adopted_not_in_force = "repeal_adopted_not_in_force"
    """Still binding: the repeal is adopted, but its day has not come or is not set."""
    not_yet_in_force = "not_yet_in_force"
    """Adopted, to hold from a day that the government will set."""


class Outcome(StrEnum):
    """Every way an answer can end; the sentences stand in outcomes.toml."""

    answered = "answered"
    partly_answered = "partly_answered"
    clarify = "clarify"
    no_source = "no_source"
    out_of_scope = "out_of_scope"
    not_legal_advice = "not_legal_advice"
    greeting = "greeting"
    refused_personal_data = "refused_personal_data"
    refused_misuse = "refused_misuse"
    invalid_question = "invalid_question"
    busy = "busy"
    model_down = "model_down"
    index_missing = "index_missing"
    error = "error"


@dataclass(frozen=True, slots=True)
class Document:
    """An article or an act, as the catalogue knows it."""

    id: str
    title: str
    kind: Kind
    authority: Authority
    language: Language
    jurisdiction: Jurisdiction | None
    path: str
    """Where the file lay below its corpus folder."""
    sha256: str
    """Of the file's bytes, hexadecimal."""
    act: str | None = None
    """The short name by which an act is cited: "LOU", "FOA", "2014/24/EU"."""
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None
    published: date | None = None
    checked: date | None = None
    """When its facts were last checked against their sources."""
    valid_from: date | None = None
    valid_to: date | None = None
    text_state: str | None = None
    """In words, which wording of a law this is: "in force 2026-07-01"."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (half-open) of a passage's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What is searched and quoted: one § of an act, or a piece of an article under one heading."""

    id: str
    document: Document
    position: int
    """Its place in the document, from 0: reading order."""
    heading_path: tuple[str, ...]
    locator: str
    """Where in the document, in the words people cite with: "6 kap. 5 §", "§ 13-2", "Article 31", or the heading."""
    text: str
    units: tuple[Span, ...]
    """What can be quoted, in order: a sentence, a lead-in with its whole list, or a table."""
    provision: str | None = None
    """The provision's number without words: "6:5", "19a:2", "13-2", "31"; None outside acts and digests."""
    valid_from: date | None = None
    valid_to: date | None = None
    """The last day this wording holds."""
    duplicate_of: str | None = None
    """The passage of another document that says nearly the same, if there is one."""
    asked: tuple[str, ...] = ()
    """Questions it answers, in words people ask with: it is found by them, and they are never quoted."""
    status: Status | None = None
    """What the source says of the provision's force; None outside acts and where it says nothing."""
    amended_by: str | None = None
    """The act that gave the provision this wording or repealed it, as printed: "Lag (2021:1110)"."""

    def status_on(self, day: date) -> Status | None:
        """Return the status on ``day``: not yet in force before its first day, repealed after its last."""
        if self.valid_from and day < self.valid_from:
            return Status.not_yet_in_force
        if self.valid_to and day > self.valid_to:
            return Status.repealed
        return self.status

    def unit_texts(self) -> tuple[str, ...]:
        """Return the quotable units as text, in reading order."""
        return tuple(self.text[unit.start : unit.end] for unit in self.units)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query, with the scores it was found by."""

    passage: Passage
    score: float
    """The fused score; comparable within one search only."""
    dense: float
    """Cosine between query and passage."""
    lexical: float
    """BM25 divided by the most the query's terms could reach: 0 to about 1."""
    unit_dense: tuple[float, ...]
    """Cosine between query and each quotable unit; as long as ``passage.units``."""
    asked: float = -1.0
    """The highest cosine between query and one of ``passage.asked``; -1 where there is none."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier question of a conversation and the start of its answer."""

    question: str
    text: str | None = None
    answer_id: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asked, as a channel received it. None means: not said, work it out."""

    text: str
    language: Language | None = None
    jurisdiction: Jurisdiction | None = None
    as_of: date | None = None
    history: tuple[Turn, ...] = ()
    conversation_id: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A provision somebody named: "6 kap. 5 § LOU" is ("LOU", "6:5")."""

    provision: str
    act: str | None = None
    jurisdiction: Jurisdiction | None = None
    paragraph: str | None = None
    """Its paragraph (stycke, ledd, stk.), as digits, where one was named."""
    point: str | None = None
    """The letter or number in its list, where one was named."""
    whole_chapter: bool = False
    """Whether a chapter was named; ``provision`` is then its number: "19a" for 19 a kap."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question understood: what retrieval needs to know."""

    text: str
    language: Language
    jurisdiction: Jurisdiction
    as_of: date
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One cited passage of an answer, numbered as the reader sees it, with the words quoted from it."""

    number: int
    passage: Passage
    quote: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence (or one list) of an answer and the numbers of the sources it rests on."""

    text: str
    language: Language
    authority: Authority
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer the asker can pick when Lotsen asks back."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the answer, explained in one sentence."""

    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person gets back, whatever the channel."""

    id: str
    question: Question
    language: Language
    jurisdiction: Jurisdiction | None
    as_of: date
    outcome: Outcome
    statements: tuple[Statement, ...] = ()
    sources: tuple[Source, ...] = ()
    notice: str | None = None
    choices: tuple[Choice, ...] = ()
    terms: tuple[Term, ...] = ()
    follow_ups: tuple[str, ...] = ()
    build_id: str | None = None
    model: str = "extractive"
    timings_ms: dict[str, float] = field(default_factory=dict)
