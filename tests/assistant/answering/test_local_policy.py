"""An organisation's own folder beside a corpus: its policy is labelled and stands under the law."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.console import Console

from assistant.answering.pipeline import Pipeline
from assistant.domain import Answer, Authority, Jurisdiction, Kind, Language, Question
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


def test_a_policy_that_says_the_same_as_the_law_is_not_flagged(pipeline: Pipeline) -> None:
    asked = Question("Hur dokumenteras ett köp som överstiger 100 000 kronor?", Language.sv, Jurisdiction.SE)
    answer = pipeline.answer(asked)
    alike = [s for s in answer.statements if "100 000 kronor" in s.text]
    assert {s.authority for s in alike} >= {Authority.digest}
    assert "egna riktlinjer anger 100 000" not in (answer.notice or "")
