from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain import Authority, Hit, Kind, Language, Outcome, Statement
from evals.case import place_of, provision_of, seen
from tests.assistant.index.samples import GENERAL, SWEDISH, a_document, a_passage
from tests.contract.answers import answer
from tests.evals.making import answer as a_seen
from tests.evals.making import case, said, source

LAW = a_passage(
    a_document("lou", kind=Kind.digest, authority=Authority.digest, act="LOU", path="law/lou-6.sv.md"),
    "Dialog får användas.",
    provision="6:5",
)


@pytest.mark.parametrize(
    ("passage", "provision"),
    [
        (LAW, "LOU 6:5"),
        (replace(LAW, provision=None), None),
        (replace(LAW, document=replace(LAW.document, act=None)), None),
        (SWEDISH, None),
    ],
)
def test_a_provision_is_named_as_gold_labels_name_it(passage: object, provision: str | None) -> None:
    assert provision_of(passage) == provision  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("law/lou-6.sv.md", "lou-6"),
        ("competitive-dialogue.nb.md", "competitive-dialogue"),
        ("a/b/c.xml", "c"),
        ("plain", "plain"),
    ],
)
def test_a_document_is_named_by_its_file_without_language_and_ending(path: str, name: str) -> None:
    assert place_of(replace(LAW, document=replace(LAW.document, path=path))).document == name


def test_a_place_tells_what_the_passage_is() -> None:
    place = place_of(GENERAL)
    assert (place.passage_id, place.jurisdiction, place.language, place.provision) == (
        "words#0",
        None,
        Language.en,
        None,
    )


def test_what_is_kept_of_an_answer_is_what_was_said_and_where_it_came_from() -> None:
    told = answer(Outcome.answered, Language.sv)
    kept = seen(told, [Hit(LAW, 3.0, 0.8, 0.5, ()), Hit(GENERAL, 2.0, 0.7, 0.1, ())], 55.0, 12.3456)
    assert [one.text for one in kept.statements] == [one.text for one in told.statements]
    assert [one.citations for one in kept.statements] == [(1,), (2, 1), (3,)]
    assert [(one.number, one.quote, one.text) for one in kept.sources] == [
        (one.number, one.quote, one.passage.text) for one in told.sources
    ]
    assert [one.provision for one in kept.found] == ["LOU 6:5", None]
    assert (kept.strength, kept.milliseconds, kept.model) == (55.0, 12.35, "extractive")


def test_what_is_kept_can_be_written_and_read_again() -> None:
    kept = seen(answer(Outcome.partly_answered, Language.nb), [Hit(LAW, 3.0, 0.8, 0.5, ())], None, 1.0)
    assert type(kept).model_validate_json(kept.model_dump_json()) == kept


def test_the_cited_provisions_are_those_of_the_sources_that_have_one() -> None:
    one = case(a_seen(sources=[source(1, "LOU 6:5"), source(2, None), source(3, "LOU 6:5")]))
    assert one.cited_provisions == {"LOU 6:5"}


def test_a_statement_cites_its_own_sources_only() -> None:
    one = case(a_seen([said("Ja.", 2, 3)], [source(1), source(2), source(3)]))
    assert [cited.number for cited in one.cited_by(one.seen.statements[0])] == [2, 3]


def test_a_statement_that_cites_nothing_has_no_source() -> None:
    nothing = Statement("Ja.", Language.sv, Authority.guidance, ())
    told = replace(answer(Outcome.answered, Language.sv), statements=(nothing,))
    kept = case(seen(told, [], None, 1.0))
    assert kept.cited_by(kept.seen.statements[0]) == []
