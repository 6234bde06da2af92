"""A user's documents beside a corpus: where they give another figure than it, both are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from rich.console import Console

from assistant.answering.contradictions import show_contradictions
from assistant.answering.draft import Draft
from assistant.answering.pipeline import Pipeline
from assistant.domain import Answer, Authority, Jurisdiction, Language, Question
from assistant.embedding.base import Matrix, SpannedText
from assistant.embedding.bundled import BundledEmbedder
from assistant.embedding.cache import CachedEmbedder
from assistant.index.live import LiveIndex
from assistant.retrieval.terms import Terms
from assistant.settings import Settings
from ingest.build import run_build
from ingest.parse import ParserPool
from ingest.progress import Progress
from tests.assistant.answering.conftest import TODAY

LAW = """---
title: LOU – vår sammanfattning
kind: digest
language: sv
jurisdiction: SE
act: LOU
---
# LOU – vår sammanfattning

## 19 a kap. 2 § Direktupphandling

Direktupphandling får användas om värdet beräknas understiga 700 000 kronor.

## 20 kap. 1 § Avtalsspärr

Avtalsspärren är 10 dagar när underrättelsen skickats elektroniskt.

## 20 kap. 2 § Avtalsspärr vid brev

Avtalsspärren är 15 dagar när underrättelsen skickats med brev.
"""
DIRECT = """---
title: Handbok i inköp
kind: guidance
language: sv
jurisdiction: SE
publisher: Inköpsrådet
published: 2020-03-01
---
# Handbok i inköp

## Hur mycket får man direktupphandla för?

Direktupphandling får användas om köpets värde understiger 615 312 kronor.
Skriv alltid upp varför leverantören valdes.

## När skickas avtalet med brev?

Avtalsspärren är 15 dagar när underrättelsen skickats med brev.

## Hur länge ska offerten gälla?

Offerten ska gälla i minst 60 dagar.

## Hur hög är avgiften för en platshållare på mässan?

Avgiften för en plats på mässan är 400 kronor.
"""
NEWER = """---
title: Ny handbok
kind: guidance
language: sv
jurisdiction: SE
published: 2025-03-01
---
# Ny handbok

## Hur länge ska en offert gälla?

En offert ska gälla i minst 30 dagar.
"""
NORWEGIAN = """---
title: Norsk håndbok
kind: guidance
language: sv
jurisdiction: NO
published: 2025-03-01
---
# Norsk håndbok

## Hur mycket får man direktupphandla för i Norge?

Direktupphandling får användas om köpets värde understiger 1 300 000 kronor.
"""
LIMIT = "Hur mycket får man direktupphandla för?"
LAWS, HANDBOOKS = (
    "Direktupphandling får användas om värdet beräknas understiga 700 000 kronor.",
    "Direktupphandling får användas om köpets värde understiger 615 312 kronor.",
)


@pytest.fixture(scope="module")
def pipeline(embedder: BundledEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipeline]:
    corpus, own = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("own")
    (corpus / "lou.sv.md").write_text(LAW, encoding="utf-8")
    for name, text in {"direct": DIRECT, "newer": NEWER, "norwegian": NORWEGIAN}.items():
        (own / f"{name}.md").write_text(text, encoding="utf-8")
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    cached = CachedEmbedder(embedder, settings.cache_folder)
    with ParserPool() as pool:
        run_build([corpus, own], settings, cached, pool, Progress(Console(quiet=True)))
    live = LiveIndex(settings.index_folder, embedder.model_id)
    yield Pipeline(live, embedder, Terms([]), today=lambda: TODAY)
    live.close()


def ask(pipeline: Pipeline, question: str, as_of: date | None = None) -> Answer:
    return pipeline.answer(Question(question, Language.sv, Jurisdiction.SE, as_of))


@pytest.fixture(scope="module")
def limit(pipeline: Pipeline) -> Answer:
    return ask(pipeline, LIMIT)


def test_both_sides_are_said_and_law_stands_before_guidance(limit: Answer) -> None:
    said = [statement.text for statement in limit.statements]
    assert said.index(LAWS) < said.index(HANDBOOKS)


def test_each_side_is_cited_with_its_own_source(limit: Answer) -> None:
    titles = {source.number: source.passage.document.title for source in limit.sources}
    cited = {s.text: [titles[number] for number in s.citations] for s in limit.statements}
    assert cited[LAWS] == ["LOU – vår sammanfattning"]
    assert cited[HANDBOOKS] == ["Handbok i inköp"]


def test_the_note_names_both_figures_and_says_which_is_followed_and_why(limit: Answer) -> None:
    assert limit.notice == (
        "Källorna skiljer sig åt: LOU 19 a kap. 2 § anger 700 000 kronor, ”Handbok i inköp” (Inköpsrådet, 2020) anger "
        "615 312 kronor. Svaret följer den första, som väger tyngre."
    )


def test_the_note_is_in_the_askers_language(pipeline: Pipeline) -> None:
    asked = Question("How much may be bought by direktupphandling?", Language.en, Jurisdiction.SE)
    assert "The sources differ: LOU 19 a kap. 2 § says 700 000 kronor" in (pipeline.answer(asked).notice or "")


def test_of_two_of_one_authority_the_newer_is_followed(pipeline: Pipeline) -> None:
    answer = ask(pipeline, "Hur länge ska offerten gälla?")
    said = [statement.text for statement in answer.statements]
    assert said.index("En offert ska gälla i minst 30 dagar.") < said.index("Offerten ska gälla i minst 60 dagar.")
    assert "”Ny handbok” (2025) anger 30 dagar" in (answer.notice or "")
    assert "som är nyare" in (answer.notice or "")


def test_two_time_limits_for_two_situations_are_no_contradiction(pipeline: Pipeline) -> None:
    answer = ask(pipeline, "Hur lång är avtalsspärren när underrättelsen skickats med brev?")
    assert "Avtalsspärren är 15 dagar när underrättelsen skickats med brev." in [s.text for s in answer.statements]
    assert "Källorna skiljer sig åt" not in (answer.notice or "")


def test_another_countrys_figure_is_no_contradiction(limit: Answer) -> None:
    assert "1 300 000" not in (limit.notice or "")


def test_a_document_published_after_the_day_asked_about_is_not_held_against_it(pipeline: Pipeline) -> None:
    answer = ask(pipeline, LIMIT, as_of=date(2019, 6, 1))
    assert "Källorna skiljer sig åt" not in (answer.notice or "")


def before(pipeline: Pipeline, question: str) -> Draft:
    """Return the draft as it was composed, before contradictions were looked for."""
    drafts: list[Draft] = []
    pipeline.answer(Question(question, Language.sv, Jurisdiction.SE), drafts.append)
    return next(draft for draft in drafts if draft.statements)


class Counting(BundledEmbedder):
    """Counts the sentences it embeds."""

    def __init__(self, inner: BundledEmbedder) -> None:
        self._inner, self.batches = inner, list[int]()

    def passage_matrices(self, texts: Sequence[SpannedText]) -> list[Matrix]:
        self.batches.append(len(texts))
        return self._inner.passage_matrices(texts)


def test_an_answer_without_a_figure_embeds_nothing(pipeline: Pipeline, embedder: BundledEmbedder) -> None:
    draft = before(pipeline, LIMIT)
    bare = replace(draft, statements=tuple(s for s in draft.statements if not any(map(str.isdigit, s.text))))
    counting = Counting(embedder)
    assert show_contradictions(bare, counting) == bare
    assert counting.batches == []


def test_what_is_compared_is_embedded_in_one_small_batch(pipeline: Pipeline, embedder: BundledEmbedder) -> None:
    counting = Counting(embedder)
    show_contradictions(before(pipeline, LIMIT), counting)
    assert counting.batches == [2]


def test_a_higher_authority_outweighs_a_newer_text(pipeline: Pipeline, embedder: BundledEmbedder) -> None:
    draft = before(pipeline, "Hur länge ska offerten gälla?")
    hits = []
    for hit in draft.hits:
        document = hit.passage.document
        weight = Authority.regulation if document.title == "Handbok i inköp" else document.authority
        hits.append(replace(hit, passage=replace(hit.passage, document=replace(document, authority=weight))))
    by_id = {hit.passage.id: hit.passage for hit in hits}
    sources = tuple(replace(source, passage=by_id[source.passage.id]) for source in draft.sources)
    shown = show_contradictions(replace(draft, hits=tuple(hits), sources=sources, notes=()), embedder)
    assert "(Inköpsrådet, 2020) anger 60 dagar" in shown.notes[0]
    assert shown.notes[0].endswith("som väger tyngre.")


def test_of_two_of_one_day_neither_is_followed(pipeline: Pipeline, embedder: BundledEmbedder) -> None:
    draft = before(pipeline, "Hur länge ska offerten gälla?")
    day = TODAY - timedelta(days=30)
    hits = tuple(
        replace(hit, passage=replace(hit.passage, document=replace(hit.passage.document, published=day)))
        for hit in draft.hits
    )
    by_id = {hit.passage.id: hit.passage for hit in hits}
    sources = tuple(replace(source, passage=by_id[source.passage.id]) for source in draft.sources)
    shown = show_contradictions(replace(draft, hits=hits, sources=sources, notes=()), embedder)
    assert shown.notes[0].endswith("Ingen av dem väger tyngre; kontrollera vilken som gäller.")
