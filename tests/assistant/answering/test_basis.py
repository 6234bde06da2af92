"""Guidance that names its provision is cited with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from rich.console import Console

from assistant.answering.basis import cite_basis
from assistant.answering.compose import WHOLE_PROVISION
from assistant.answering.draft import Draft
from assistant.domain import Authority, Jurisdiction, Language, Passage, Query, Question, Source, Statement
from assistant.embedding.cache import CachedEmbedder
from assistant.embedding.hashing import HashingEmbedder
from assistant.index.index import Index
from assistant.settings import Settings
from ingest.build import run_build
from ingest.parse import ParserPool
from ingest.progress import Progress
from tests.assistant.answering.conftest import TODAY

LAW = """---
title: LOU kapitel 19 a – vår sammanfattning
kind: digest
language: sv
jurisdiction: SE
act: LOU
valid_from: 2022-02-01
---
# LOU kapitel 19 a – vår sammanfattning

## 19 a kap. 2 § Direktupphandling under gränsen

Direktupphandling får användas om värdet understiger 700 000 kronor.

## 19 a kap. 11 § Dokumentation

En direktupphandling som överstiger 100 000 kronor ska dokumenteras.

## 19 a kap. 20 § En lång bestämmelse

"""
LONG = "Myndigheten ska se till att stycke {} i handlingen om arkivet sparas hos registratorn i kommunens eget hus. "
EUROPE = """---
title: Directive 2014/24/EU – our summary
kind: digest
language: en
jurisdiction: EU
act: 2014/24/EU
---
# Directive 2014/24/EU – our summary

## Article 31 Innovation partnership

An innovation partnership covers development and purchase of what is not on the market.
"""
GUIDANCE = """---
title: Direktupphandling
kind: guidance
language: sv
jurisdiction: SE
---
# Direktupphandling

## När får direktupphandling användas?

Direktupphandling räcker för små köp enligt 19 a kap. 2 § LOU.
Ett större köp dokumenteras enligt 19 a kap. 11 § LOU, inte enligt 19 a kap. 2 § LOU.
Registratorn sparar stycke 17 enligt 19 a kap. 20 § LOU.
Innovationspartnerskap följer Article 31 of Directive 2014/24/EU.
Köpet börjar med en behovsanalys.

Direktupphandling får användas när:

- värdet är lågt enligt 19 a kap. 2 § LOU
- köpet dokumenteras enligt 19 a kap. 11 § LOU
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    corpus = tmp_path_factory.mktemp("corpus")
    (corpus / "lou-19a.sv.md").write_text(LAW + "".join(LONG.format(n) for n in range(10, 24)), encoding="utf-8")
    (corpus / "2014-24-eu.en.md").write_text(EUROPE, encoding="utf-8")
    (corpus / "direct-award.sv.md").write_text(GUIDANCE, encoding="utf-8")
    settings = Settings(data=tmp_path_factory.mktemp("basis"))
    embedder = CachedEmbedder(HashingEmbedder(), settings.cache_folder)
    with ParserPool() as pool:
        run_build([corpus], settings, embedder, pool, Progress(Console(quiet=True)))
    index = Index.open(settings.index_folder, embedder.model_id)
    yield index
    index.close()


def guidance(index: Index, opening: str) -> tuple[Passage, str]:
    """Return the passage of the article, and its unit that opens so."""
    articles = (passage for passage in index.catalogue.passages() if passage.provision is None)
    units = ((passage, text) for passage in articles for text in passage.unit_texts())
    return next((passage, text) for passage, text in units if text.startswith(opening))


def cited(index: Index, opening: str, jurisdiction: Jurisdiction = Jurisdiction.SE, as_of: date = TODAY) -> Draft:
    """Return a draft that says the unit of the article, after the stage."""
    passage, text = guidance(index, opening)
    query = Query(text, Language.sv, jurisdiction, as_of, ())
    statement = Statement(text, Language.sv, Authority.guidance, (1,))
    draft = Draft(Question(text), query, statements=(statement,), sources=(Source(1, passage, text),))
    return cite_basis(draft, index)


def provisions(draft: Draft) -> list[str | None]:
    return [source.passage.provision for source in draft.sources]


def test_the_provision_a_sentence_names_is_cited_beside_its_source(index: Index) -> None:
    draft = cited(index, "Direktupphandling räcker")
    assert provisions(draft) == [None, "19a:2"]
    assert draft.statements[0].citations == (1, 2)
    assert draft.sources[1].quote == "Direktupphandling får användas om värdet understiger 700 000 kronor."


def test_only_the_first_provision_named_is_cited(index: Index) -> None:
    assert provisions(cited(index, "Ett större köp")) == [None, "19a:11"]


def test_of_a_long_provision_the_sentence_with_the_same_words_is_shown(index: Index) -> None:
    draft = cited(index, "Registratorn sparar")
    assert len(draft.sources[1].passage.text) > WHOLE_PROVISION
    assert draft.sources[1].quote == LONG.format(17).strip()


@pytest.mark.parametrize("opening", ["Köpet börjar", "Direktupphandling får användas när"])
def test_a_sentence_that_names_none_and_a_list_that_names_several_are_left_as_they_are(
    index: Index, opening: str
) -> None:
    draft = cited(index, opening)
    assert draft.statements[0].citations == (1,)
    assert provisions(draft) == [None]


def test_the_eus_provisions_are_not_cited_for_a_country_that_has_its_own_law(index: Index) -> None:
    assert provisions(cited(index, "Innovationspartnerskap följer")) == [None]


def test_a_provision_that_does_not_hold_on_the_day_is_not_cited(index: Index) -> None:
    assert provisions(cited(index, "Direktupphandling räcker", as_of=date(2020, 1, 1))) == [None]


def test_two_sentences_on_one_provision_share_its_source(index: Index) -> None:
    passage, text = guidance(index, "Direktupphandling räcker")
    twice = tuple(Statement(text, Language.sv, Authority.guidance, (1,)) for _ in range(2))
    query = Query(text, Language.sv, Jurisdiction.SE, TODAY, ())
    draft = cite_basis(Draft(Question(text), query, statements=twice, sources=(Source(1, passage, text),)), index)
    assert [statement.citations for statement in draft.statements] == [(1, 2), (1, 2)]
    assert [source.number for source in draft.sources] == [1, 2]
