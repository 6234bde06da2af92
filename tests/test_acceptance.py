"""The questions the product must answer from real articles and real acts, as its user would ask them.

The texts are development input that a user does not have; without them these tests are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from assistant.answering.pipeline import Pipeline
from assistant.domain import Answer, Language, Outcome, Question
from assistant.embedding.bundled import BundledEmbedder
from assistant.embedding.cache import CachedEmbedder
from assistant.index.live import LiveIndex
from assistant.retrieval.terms import Terms
from assistant.settings import Settings
from ingest.build import run_build
from ingest.parse import ParserPool
from ingest.progress import Progress
from ingest.report import BuildReport

SHARED = Path(__file__).resolve().parents[2] / "shared"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not (SHARED / "legal").is_dir(), reason="the development texts are not here"),
]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data=tmp_path_factory.mktemp("acceptance"))


@pytest.fixture(scope="module")
def embedder(settings: Settings) -> BundledEmbedder:
    return BundledEmbedder.open(settings.model_folder)


@pytest.fixture(scope="module")
def report(settings: Settings, embedder: BundledEmbedder) -> BuildReport:
    cached = CachedEmbedder(embedder, settings.cache_folder)
    with ParserPool() as parser:
        return run_build(
            [SHARED / "articles", SHARED / "legal"], settings, cached, parser, Progress(Console(quiet=True))
        )


@pytest.fixture(scope="module")
def pipeline(settings: Settings, embedder: BundledEmbedder, report: BuildReport) -> Iterator[Pipeline]:
    live = LiveIndex(settings.index_folder, embedder.model_id)
    yield Pipeline(live, embedder, Terms.open(), today=lambda: date(2026, 11, 22))
    live.close()


def _first_two(answer: Answer) -> list[str]:
    return [f"{source.passage.document.act} {source.passage.locator}" for source in answer.sources[:2]]


def test_the_folders_build_as_they_are_and_what_is_left_out_has_its_reason(report: BuildReport) -> None:
    assert report.documents == 14
    reasons = {skipped.path: skipped.reason for skipped in report.skipped}
    assert set(reasons) == {"PROVENANCE.md", "se/sfs-2016-1145.md"}
    assert reasons["se/sfs-2016-1145.md"].startswith("damaged in 15 places")


@pytest.mark.parametrize(
    ("question", "language", "source"),
    [
        ("När får konkurrenspräglad dialog användas enligt LOU?", Language.sv, "LOU 6 kap. 21 §"),
        ("Under vilket värde får direktupphandling användas?", Language.sv, "LOU 19 a kap. 2 §"),
        ("Når kan oppdragsgiver bruke konkurransepreget dialog?", Language.nb, "FOA § 13-2"),
        ("When may an innovation partnership be used?", Language.en, "2014/24/EU Article 31"),
        ("Hur lång är minsta anbudstiden vid öppet förfarande?", Language.sv, "LOU 11 kap. 2 §"),
    ],
)
def test_a_question_of_law_finds_its_provision_first_or_second(
    pipeline: Pipeline, question: str, language: Language, source: str
) -> None:
    answer = pipeline.answer(Question(question))
    assert answer.outcome in (Outcome.answered, Outcome.partly_answered)
    assert answer.language is language
    assert source in _first_two(answer)


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        ("Vilka hinder finns för innovationsupphandling?", Language.sv, "barriere"),
        ("Hva er utfordringene med innovative offentlige anskaffelser i dag?", Language.nb, "Utfordringene i dag"),
    ],
)
def test_the_barriers_are_found_in_the_article_that_lists_them(
    pipeline: Pipeline, question: str, language: Language, said: str
) -> None:
    answer = pipeline.answer(Question(question))
    assert answer.language is language
    assert any(source.passage.document.path.startswith("004_") for source in answer.sources[:2])
    assert any(said in statement.text for statement in answer.statements)
    assert answer.statements[0].language is Language.nb


def test_a_question_about_a_villa_is_told_that_the_sources_do_not_cover_it(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Vad kostar en villa i Täby?"))
    assert (answer.outcome, answer.statements) == (Outcome.no_source, ())
    assert answer.notice is not None
    assert "täcker inte" in answer.notice


def test_the_lower_limit_of_the_norwegian_act_is_the_one_of_the_day_asked_about(pipeline: Pipeline) -> None:
    now, before = (
        pipeline.answer(Question("Hva sier LOA § 2 om verdi?", as_of=day))
        for day in (date(2026, 11, 22), date(2026, 6, 30))
    )
    assert "500 000 kroner" in now.sources[0].passage.text
    assert "100 000 kroner" in before.sources[0].passage.text
