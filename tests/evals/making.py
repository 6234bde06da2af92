"""Questions, answers and runs for the tests, with only what a test says of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.domain import Authority, Jurisdiction, Kind, Language, Outcome
from evals.case import Case, Cited, Place, Said, Seen
from evals.questions import EvalQuestion
from evals.runs.run import About, Run

LOU_TEXT = "En förhandling får pågå i högst 35 dagar. Den ska dokumenteras."


def _place(provision: str | None) -> dict[str, Any]:
    return {
        "passage_id": f"lou#{provision}",
        "document": "lou-6",
        "provision": provision,
        "title": "LOU 6 kap.",
        "locator": "6 kap. 5 §",
        "kind": Kind.digest,
        "authority": Authority.digest,
        "jurisdiction": Jurisdiction.SE,
        "language": Language.sv,
        "url": "https://example.org/lou",
    }


def question(id: str = "dev-001", **fields: Any) -> EvalQuestion:
    row: dict[str, Any] = {
        "id": id,
        "topic": "negotiation",
        "class": "plain",
        "language": "sv",
        "jurisdiction": "SE",
        "question": "Hur länge får en förhandling pågå?",
        "outcomes": ["answered"],
        "provisions": [["LOU 6:5"]],
        "documents": [],
        "key_facts": [{"any": ["35 dagar"], "provisions": ["LOU 6:5"]}],
        "must_not": [],
        "provenance": {"source": "LOU 6:5", "written": "2026-11-22", "checked": None},
    }
    return EvalQuestion.model_validate(row | fields)


def place(provision: str | None = "LOU 6:5", **fields: Any) -> Place:
    return Place(**_place(provision) | fields)


def source(number: int = 1, provision: str | None = "LOU 6:5", **fields: Any) -> Cited:
    own = {"number": number, "quote": LOU_TEXT, "text": LOU_TEXT}
    return Cited(**_place(provision) | own | fields)


def said(text: str = "En förhandling får pågå i högst 35 dagar.", *citations: int) -> Said:
    return Said(text=text, language=Language.sv, citations=citations or (1,))


def answer(
    statements: Sequence[Said] = (said(),),
    sources: Sequence[Cited] = (source(),),
    found: Sequence[Place] = (place(),),
    **fields: Any,
) -> Seen:
    own: dict[str, Any] = {
        "outcome": Outcome.answered,
        "language": Language.sv,
        "jurisdiction": Jurisdiction.SE,
        "notice": None,
        "strength": 55.0,
        "model": "extractive",
        "milliseconds": 10.0,
    }
    return Seen(statements=tuple(statements), sources=tuple(sources), found=tuple(found), **own | fields)


def silence(outcome: Outcome = Outcome.no_source, **fields: Any) -> Seen:
    """Return an answer that says nothing but its outcome."""
    return answer((), (), outcome=outcome, **fields)


def case(seen: Seen | None = None, **fields: Any) -> Case:
    return Case(question=question(**fields), seen=seen or answer())


def run(cases: Sequence[Case], run_id: str = "20261122-090000-000-answers") -> Run:
    about = About(
        id=run_id,
        suite="answers",
        questions="dev",
        questions_sha256="0" * 64,
        n=len(cases),
        version="0.1.0",
        settings={"embedding_key": "**********"},
        model="extractive",
        embedding="bundled",
        build_id="20261122-080000-000000",
        corpus="abc",
        machine="a machine",
        began="2026-11-22T09:00:00+00:00",
        seconds=1.5,
    )
    return Run(about=about, cases=tuple(cases))
