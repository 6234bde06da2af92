"""A question that sets two things side by side is answered for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.console import Console

from assistant.answering.draft import Draft
from assistant.answering.pipeline import Pipeline
from assistant.answering.sides import sides
from assistant.domain import Answer, Jurisdiction, Language, Query, Question
from assistant.embedding.bundled import BundledEmbedder
from assistant.embedding.cache import CachedEmbedder
from assistant.index.index import Index
from assistant.index.live import LiveIndex
from assistant.law.references import find_references
from assistant.retrieval.terms import Terms
from assistant.settings import Settings
from ingest.build import run_build
from ingest.parse import ParserPool
from ingest.progress import Progress
from tests.assistant.answering.conftest import TODAY

FRONT = "---\ntitle: {}\nkind: guidance\nlanguage: {}\njurisdiction: {}\n---\n# {}\n\n"
OPEN = """## Vad är öppet förfarande?

Ett öppet förfarande låter varje leverantör lämna anbud direkt, utan urval.
Anbudstiden i ett öppet förfarande är minst 35 dagar.
"""
RESTRICTED = """## Vad är selektivt förfarande?

Ett selektivt förfarande börjar med ett urval av dem som vill lämna anbud.
Anbudstiden i ett selektivt förfarande är minst 30 dagar.
"""
NORWEGIAN = """## Hvor lang er tilbudsfristen i åpen anbudskonkurranse?

Tilbudsfristen i en åpen anbudskonkurranse i Norge er minst 30 dager ved elektroniske tilbud.
"""
OTHERS = """## Hur dokumenteras ett inköp?

Myndigheten sparar handlingarna om inköpet i fyra år.

## Vem leder inköpet?

Inköpschefen utser en projektledare för varje större inköp.
"""
TERMS = Terms(
    [
        {"id": "open", "label": {"sv": "öppet förfarande", "nb": "åpen anbudskonkurranse"}, "definition": {}},
        {"id": "restricted", "label": {"sv": "selektivt förfarande"}, "definition": {}},
    ]
)


@pytest.fixture(scope="module")
def live(embedder: BundledEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveIndex]:
    corpus = tmp_path_factory.mktemp("corpus")
    texts = [("Öppet förfarande", "sv", OPEN), ("Selektivt förfarande", "sv", RESTRICTED), ("Inköp", "sv", OTHERS)]
    for number, (title, language, text) in enumerate([*texts, ("Åpen anbudskonkurranse", "nb", NORWEGIAN)]):
        place = '"NO"' if language == "nb" else "SE"
        front = FRONT.format(title, language, place, title)
        (corpus / f"{number}.{language}.md").write_text(front + text, encoding="utf-8")
    settings = Settings(data=tmp_path_factory.mktemp("sides"))
    with ParserPool() as pool:
        run_build(
            [corpus], settings, CachedEmbedder(embedder, settings.cache_folder), pool, Progress(Console(quiet=True))
        )
    live = LiveIndex(settings.index_folder, embedder.model_id)
    yield live
    live.close()


@pytest.fixture(scope="module")
def index(live: LiveIndex) -> Iterator[Index]:
    with live.lease() as index:
        yield index


@pytest.fixture(scope="module")
def pipeline(live: LiveIndex, embedder: BundledEmbedder) -> Pipeline:
    return Pipeline(live, embedder, TERMS, today=lambda: TODAY)


def asked(text: str) -> Draft:
    query = Query(text, Language.sv, Jurisdiction.SE, TODAY, find_references(text))
    return Draft(Question(text), query)


def titles(answer: Answer) -> set[str]:
    return {source.passage.document.title for source in answer.sources}


@pytest.mark.parametrize(
    "text",
    [
        "Vad är skillnaden mellan öppet förfarande och selektivt förfarande?",
        "Vad är skillnaden mellan öppet och selektivt förfarande?",
        "Hur skiljer sig ett selektivt förfarande från ett öppet förfarande?",
    ],
)
def test_two_methods_compared_are_asked_for_one_by_one(index: Index, text: str) -> None:
    texts = [query.text.lower() for query in sides(asked(text), index, TERMS)]
    assert sorted(texts, key=lambda said: "öppet" in said) == ["selektivt förfarande", "öppet förfarande"]


def test_what_is_compared_about_them_is_asked_of_each(index: Index) -> None:
    queries = sides(asked("Skillnaden i anbudstid mellan öppet och selektivt förfarande?"), index, TERMS)
    assert [query.text for query in queries] == ["anbudstid öppet förfarande", "anbudstid selektivt förfarande"]


@pytest.mark.parametrize(
    "text",
    [
        "Får vi gå från öppet förfarande till selektivt förfarande?",
        "Vad är skillnaden mellan öppet förfarande och en auktion?",
        "Vad skiljer 6 kap. 2 § LOU från öppet förfarande och selektivt förfarande?",
    ],
)
def test_a_question_that_does_not_compare_two_known_methods_is_one_question(index: Index, text: str) -> None:
    assert sides(asked(text), index, TERMS) == ()


def test_an_answer_that_compares_methods_rests_on_the_sources_of_both(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Vad är skillnaden i anbudstid mellan öppet och selektivt förfarande?"))
    assert titles(answer) == {"Öppet förfarande", "Selektivt förfarande"}
    said = " ".join(statement.text for statement in answer.statements)
    assert "minst 35 dagar" in said
    assert "minst 30 dagar" in said
    assert [source.number for source in answer.sources] == list(range(1, len(answer.sources) + 1))


def test_two_countries_are_answered_one_after_the_other_and_the_foreign_language_is_told_once(
    pipeline: Pipeline,
) -> None:
    answer = pipeline.answer(Question("Anbudstid i öppet förfarande: Sverige jämfört med Norge?"))
    places = [source.passage.document.jurisdiction for source in answer.sources]
    assert places[0] is Jurisdiction.SE
    assert places[-1] is Jurisdiction.NO
    assert answer.notice is not None
    assert answer.notice.count("norska") == 1
