"""An organisation's own folder beside a corpus: its policy is labelled and stands under the law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.console import Console

from assistant.answering.contradictions import show_contradictions
from assistant.answering.draft import Draft
from assistant.answering.local_policy import under_the_law
from assistant.answering.pipeline import Pipeline
from assistant.domain import Answer, Authority, Hit, Jurisdiction, Kind, Language, Question
from assistant.embedding.bundled import BundledEmbedder
from assistant.embedding.cache import CachedEmbedder
from assistant.index.live import LiveIndex
from assistant.retrieval.terms import Terms
from assistant.settings import Settings
from ingest.build import run_build
from ingest.overlay import with_overlay
from ingest.parse import ParserPool
from ingest.progress import Progress
from tests.assistant.answering.conftest import TODAY

LAW = """---
title: LOU kapitel 19 a – vår sammanfattning
kind: digest
language: sv
jurisdiction: SE
act: LOU
---
# LOU kapitel 19 a – vår sammanfattning

## 19 a kap. 2 § Direktupphandling under 700 000 kronor

Direktupphandling får användas om värdet beräknas understiga 700 000 kronor.

## 19 a kap. 11 § Dokumentation

En direktupphandling som överstiger 100 000 kronor ska dokumenteras.
"""
POLICY = """# Riktlinjer för inköp i Sjöstads kommun

## När räcker direktupphandling i Sjöstad?

Direktupphandling i Sjöstad får användas upp till 250 000 kronor.
Inköpschefen godkänner varje direktupphandling i Sjöstad skriftligt.

## Hur dokumenteras ett köp i Sjöstad?

En direktupphandling i Sjöstad som överstiger 100 000 kronor dokumenteras i diariet.
"""


@pytest.fixture(scope="module")
def pipeline(embedder: BundledEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipeline]:
    corpus, own = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("own")
    (corpus / "lou-19a.sv.md").write_text(LAW, encoding="utf-8")
    (own / "riktlinjer.md").write_text(POLICY, encoding="utf-8")
    settings = Settings(data=tmp_path_factory.mktemp("policy"), corpus_extra=own)
    cached = CachedEmbedder(embedder, settings.cache_folder)
    with ParserPool() as pool:
        run_build([corpus, own], settings, cached, with_overlay(pool, own), Progress(Console(quiet=True)))
    live = LiveIndex(settings.index_folder, embedder.model_id)
    yield Pipeline(live, embedder, Terms([]), today=lambda: TODAY)
    live.close()


@pytest.fixture(scope="module")
def limit(pipeline: Pipeline) -> Answer:
    return pipeline.answer(Question("När räcker direktupphandling i Sjöstad?", Language.sv, Jurisdiction.SE))


def test_the_policy_is_quoted_under_its_own_label(limit: Answer) -> None:
    said = {s.text: s.authority for s in limit.statements}
    assert said["Direktupphandling i Sjöstad får användas upp till 250 000 kronor."] is Authority.local_policy
    assert Kind.policy in {source.passage.document.kind for source in limit.sources}


def test_the_law_stands_before_the_policy(limit: Answer) -> None:
    authorities = [s.authority for s in limit.statements]
    assert authorities[0] is Authority.digest
    assert authorities == sorted(authorities, key=lambda one: one is Authority.local_policy)


def test_the_figure_of_the_law_is_beside_the_policys_and_the_difference_is_told(limit: Answer) -> None:
    assert any("700 000 kronor" in s.text and s.authority is Authority.digest for s in limit.statements)
    assert limit.notice is not None
    assert "egna riktlinjer anger 250 000 kronor, lagen 700 000 kronor" in limit.notice


def test_every_statement_still_has_its_source(limit: Answer) -> None:
    by_number = {source.number: source.quote for source in limit.sources}
    assert all(s.text in by_number[n] for s in limit.statements for n in s.citations)


def composed(pipeline: Pipeline, question: str) -> Draft:
    """Return the draft whose law alone was chosen."""
    drafts: list[Draft] = []
    pipeline.answer(Question(question, Language.sv, Jurisdiction.SE), drafts.append)
    draft = next(draft for draft in drafts if draft.statements)
    law = tuple(s for s in draft.statements if s.authority is not Authority.local_policy)
    return replace(draft, statements=law, notes=())


def test_a_policy_that_answers_is_cited_though_the_law_was_chosen(
    pipeline: Pipeline, embedder: BundledEmbedder
) -> None:
    draft = composed(pipeline, "Upp till vilket belopp får direktupphandling användas?")
    answered = show_contradictions(under_the_law(draft), embedder)
    assert [s.text for s in answered.statements if s.authority is Authority.local_policy] == [
        "Direktupphandling i Sjöstad får användas upp till 250 000 kronor.",
        "Inköpschefen godkänner varje direktupphandling i Sjöstad skriftligt.",
    ]
    assert "250 000 kronor, lagen 700 000 kronor" in answered.notes[0]


def test_a_policy_on_another_matter_is_not_brought_in(pipeline: Pipeline) -> None:
    draft = composed(pipeline, "Upp till vilket belopp får direktupphandling användas?")
    far = [replace(hit, unit_dense=(0.5,) * len(hit.unit_dense)) if is_policy(hit) else hit for hit in draft.hits]
    answered = under_the_law(replace(draft, hits=tuple(far)))
    assert answered.statements == draft.statements
    assert answered.notes == ()


def test_without_a_policy_nothing_is_changed(pipeline: Pipeline) -> None:
    draft = composed(pipeline, "Upp till vilket belopp får direktupphandling användas?")
    lawful = replace(draft, hits=tuple(hit for hit in draft.hits if not is_policy(hit)))
    assert under_the_law(lawful) == lawful


def is_policy(hit: Hit) -> bool:
    return hit.passage.document.authority is Authority.local_policy


def test_a_policy_that_says_the_same_as_the_law_is_not_flagged(pipeline: Pipeline) -> None:
    asked = Question("Hur dokumenteras ett köp som överstiger 100 000 kronor?", Language.sv, Jurisdiction.SE)
    answer = pipeline.answer(asked)
    alike = [s for s in answer.statements if "100 000 kronor" in s.text]
    assert {s.authority for s in alike} >= {Authority.digest}
    assert "egna riktlinjer anger 100 000" not in (answer.notice or "")
