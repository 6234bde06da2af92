from __future__ import annotations

from datetime import date

import pytest

from assistant.composition import Assistant
from assistant.domain import Hit, Jurisdiction, Language, Query, Reference
from assistant.index.index import Index
from assistant.retrieval.fusion import ASKED_FROM, ASKED_WEIGHT
from assistant.retrieval.retriever import NAMED_PROVISION
from evals.suites.variants import ALL, PRODUCT, Variant, provisions_of

TEXT = "När får konkurrenspräglad dialog användas?"


def search(index: Index, assistant: Assistant, name: str, text: str = TEXT) -> tuple[Hit, ...]:
    variant = next(one for one in ALL if one.name == name)
    query = Query(text, Language.sv, Jurisdiction.SE, date(2026, 11, 22))
    return variant.make(index, assistant.embedder).retrieve(query)


def by_passage(hits: tuple[Hit, ...]) -> dict[str, float]:
    return {hit.passage.id: hit.score for hit in hits}


def test_dense_alone_scores_by_cosine_whatever_the_words(index: Index, assistant: Assistant) -> None:
    for hit in search(index, assistant, "dense only", "När väljer köpare konkurrenspräglad dialog?"):
        gain = ASKED_WEIGHT * max(hit.asked - ASKED_FROM, 0)
        assert hit.score <= 4 * max(hit.dense, *hit.unit_dense, hit.asked) + gain + 0.36 + 1e-3


def test_words_alone_score_what_shares_no_word_as_nothing(index: Index, assistant: Assistant) -> None:
    scores = {hit.lexical: hit.score for hit in search(index, assistant, "BM25 only", "formgivning nyskapande")}
    assert scores[max(scores)] == max(scores.values())
    assert all(score <= lexical + 0.36 + 1e-3 for lexical, score in scores.items())


def test_without_grams_a_part_of_a_compound_is_not_found(index: Index, assistant: Assistant) -> None:
    text = "beloppsgränserna"
    with_grams, without = (by_passage(search(index, assistant, name, text)) for name in ("product", "without 5-grams"))
    limit = next(passage for passage in with_grams if "19-a-kap" in passage)
    assert with_grams[limit] > without[limit]


def test_without_following_a_provision_is_not_lifted_by_the_article_that_names_it(
    index: Index, assistant: Assistant
) -> None:
    text = "Vad är konkurrenspräglad dialog, där köparen talar med utvalda leverantörer?"
    followed, left = (search(index, assistant, name, text) for name in ("product", "without following references"))
    ranks = [provisions_of(hits).index("LOU 6:21") for hits in (followed, left)]
    assert ranks[0] <= ranks[1]
    scores = [hits[rank].score for hits, rank in zip((followed, left), ranks, strict=True)]
    assert scores[0] >= scores[1]


@pytest.mark.parametrize(
    "variant", [one for one in ALL if one.name != "without named provisions"], ids=lambda v: v.name
)
def test_a_named_provision_stays_first_in_every_variant(index: Index, assistant: Assistant, variant: Variant) -> None:
    named = (Reference("19a:2", "LOU", Jurisdiction.SE),)
    query = Query(TEXT, Language.sv, Jurisdiction.SE, date(2026, 11, 22), named)
    assert provisions_of(variant.make(index, assistant.embedder).retrieve(query))[0] == "LOU 19a:2"


def test_a_provision_that_is_not_looked_up_is_not_lifted(index: Index, assistant: Assistant) -> None:
    named = (Reference("19a:2", "LOU", Jurisdiction.SE),)
    query = Query(TEXT, Language.sv, Jurisdiction.SE, date(2026, 11, 22), named)
    variant = next(one for one in ALL if one.name == "without named provisions")
    hits = variant.make(index, assistant.embedder).retrieve(query)
    assert max(hit.score for hit in hits) < NAMED_PROVISION


def test_the_terms_are_known_to_all_variants_but_one() -> None:
    query = Query("Hva er konkurransepreget dialog?", Language.nb, Jurisdiction.NO, date(2026, 11, 22))
    silent = [variant.name for variant in ALL if variant.terms().expanded(query) is None]
    assert silent == ["without terms"]
    assert ALL[0] is PRODUCT
