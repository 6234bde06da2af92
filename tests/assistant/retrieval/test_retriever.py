"""What raises and lowers a passage, in a small index of our own with vectors that are sums of words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Query
from assistant.retrieval.retriever import (
    HEADED,
    REPEATED,
    TRANSLATED,
    Retriever,
    _is_wanted,
    _Ranked,
    _varied,
    _without_head_start,
)
from tests.assistant.answering.small import WordSums, a_query, opened
from tests.assistant.index.samples import a_document, a_passage

SE, NO, EU = Jurisdiction.SE, Jurisdiction.NO, Jurisdiction.EU


def a_digest(name: str, act: str, provision: str, text: str, place: Jurisdiction = SE, **more: object) -> Passage:
    language = {SE: Language.sv, NO: Language.nb, EU: Language.en}[place]
    document = a_document(name, place, language, kind=Kind.digest, authority=Authority.digest, act=act)
    return a_passage(document, text, 0, provision=provision, **more)


@contextmanager
def retriever(folder: Path, *passages: Passage) -> Iterator[Retriever]:
    with opened(folder / "index", *passages) as index:
        yield Retriever(index, WordSums())


def found(folder: Path, query: Query, *passages: Passage, limit: int = 10) -> list[str]:
    with retriever(folder, *passages) as search:
        return [hit.passage.id for hit in search.retrieve(query, limit)]


DIALOG = a_passage(a_document("dialog"), "Köparen talar med marknaden före annonsen.")
LIMIT = a_digest("lou", "LOU", "6:5", "Beloppet är lägre än gränsen.")
OTHER = a_passage(a_document("annat"), "Avtalet följs upp varje år.")


def test_the_passage_with_the_words_of_the_question_comes_first(tmp_path: Path) -> None:
    assert found(tmp_path, a_query("talar köparen med marknaden"), OTHER, DIALOG)[0] == DIALOG.id


def test_a_provision_the_question_names_comes_before_all_that_is_nearer(tmp_path: Path) -> None:
    query = a_query("Vad säger 6 kap. 5 § LOU om att köparen talar med marknaden före annonsen?")
    assert found(tmp_path, query, DIALOG, OTHER, LIMIT)[0] == LIMIT.id


def test_of_two_that_say_the_same_the_one_whose_heading_is_the_question_is_raised(tmp_path: Path) -> None:
    words = ("Avtal", "Hur följs avtalet upp")
    plain = a_passage(a_document("a"), "Avtalet följs upp varje månad.", heading_path=words)
    headed = a_passage(a_document("b"), plain.text, heading_path=("Avtal", "Hur följs avtalet upp?"))
    with retriever(tmp_path, plain, headed, OTHER) as search:
        first, second, *_ = search.retrieve(a_query("hur följs avtalet upp"))
    assert [first.passage.id, second.passage.id] == [headed.id, plain.id]
    assert first.score - second.score == pytest.approx(HEADED, abs=1e-4)


def test_nothing_of_another_country_is_found(tmp_path: Path) -> None:
    norwegian = a_digest("loa", "LOA", "5", "Beløpet er lavere.", NO)
    assert found(tmp_path, a_query("Beløpet er lavere"), norwegian, LIMIT) == [LIMIT.id]


def test_eu_law_stands_behind_a_countrys_own(tmp_path: Path) -> None:
    text = "Köparen talar med marknaden."
    own, union = a_passage(a_document("own"), text), a_passage(a_document("eu", EU), text)
    assert found(tmp_path, a_query(text), union, own)[0] == own.id
    (tmp_path / "eu").mkdir()
    assert set(found(tmp_path / "eu", a_query(text, EU), union, own)) == {union.id}


def test_of_two_that_say_the_same_the_one_in_the_askers_language_comes_first(tmp_path: Path) -> None:
    text = "Dialog innovation partnership."
    english, swedish = (a_passage(a_document(code, SE, Language(code)), text) for code in ("en", "sv"))
    assert found(tmp_path, a_query(text), english, swedish)[0] == swedish.id


def test_a_wording_that_does_not_hold_on_the_day_is_not_found_unless_it_is_named(tmp_path: Path) -> None:
    old = a_digest("old", "LOU", "6:5", "Beloppet är lägre.", valid_to=date(2020, 1, 1))
    new = a_digest("new", "LOU", "6:5", "Beloppet är högre.", valid_from=date(2020, 1, 2))
    assert found(tmp_path, a_query("Beloppet är lägre"), old, new) == [new.id]
    (tmp_path / "then").mkdir()
    assert found(tmp_path / "then", a_query("Vad är 6 kap. 5 § LOU?", day=date(2019, 1, 1)), old, new)[0] == old.id


def test_the_provision_an_article_rests_on_follows_it(tmp_path: Path) -> None:
    article = a_passage(a_document("artikel"), "Köparen talar med marknaden enligt 6 kap. 5 § LOU.")
    near = a_digest("near", "LOU", "7:1", "Köparen talar ofta.")
    order = found(tmp_path, a_query("talar köparen med marknaden?"), article, OTHER, LIMIT, near)
    assert order.index(LIMIT.id) < order.index(OTHER.id)
    assert order[0] == article.id


def test_where_no_article_leads_the_provision_a_rule_rests_on_follows_the_rule(tmp_path: Path) -> None:
    question = a_query("talar köparen med marknaden?")
    rule = a_digest("rule", "LOU", "7:1", "Köparen talar med marknaden när villkoren i 6 kap. 5 § LOU är uppfyllda.")
    alone = replace(rule, text=rule.text.replace("6 kap. 5 § LOU", "lagen"))

    def score(*passages: Passage) -> float:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        with retriever(folder, *passages) as search:
            return next(hit.score for hit in search.retrieve(question) if hit.passage.id == LIMIT.id)

    assert score(rule, LIMIT) > score(alone, LIMIT)


def test_as_many_passages_come_as_are_asked_for(tmp_path: Path) -> None:
    with retriever(tmp_path, DIALOG, OTHER, LIMIT) as search:
        assert [len(search.retrieve(a_query("köparen avtalet beloppet"), limit)) for limit in (1, 2, 50)] == [1, 2, 3]


def test_the_best_passage_comes_first_and_scores_fall(tmp_path: Path) -> None:
    with retriever(tmp_path, DIALOG, OTHER, LIMIT) as search:
        scores = [hit.score for hit in search.retrieve(a_query("talar köparen med marknaden"), 10)]
    assert scores == sorted(scores, reverse=True)


def ranked(document: Document, score: float, place: int = 0) -> _Ranked:
    return _Ranked(place, score, document)


LAW = a_document("lag", kind=Kind.act, authority=Authority.law)
GUIDE = a_document("guide")


def test_further_passages_of_one_article_make_room_for_the_law() -> None:
    order = _varied([ranked(GUIDE, 3.0), ranked(GUIDE, 2.95), ranked(LAW, 2.8), ranked(LAW, 2.7)], 4)
    assert [one.document.id for one in order] == ["guide", "lag", "guide", "lag"]
    assert [one.score for one in order] == pytest.approx([3.0, 2.8, 2.95 - REPEATED, 2.7])


def test_where_no_law_was_found_nothing_needs_room() -> None:
    given = [ranked(GUIDE, 3.0), ranked(GUIDE, 2.9), ranked(a_document("annan"), 2.8)]
    assert _varied(given, 2) == given[:2]


def test_data_in_the_askers_language_has_no_head_start_over_the_law_of_another_country() -> None:
    data = a_document("amounts", SE, Language.sv, kind=Kind.data)
    query = a_query("Vad är gränsen i Norge?", NO)
    assert _without_head_start(ranked(data, 3.0), query).score == pytest.approx(3.0 - TRANSLATED)
    for document, asked in [
        (replace(data, language=Language.nb), query),
        (replace(data, kind=Kind.guidance), query),
        (data, a_query("Vad är gränsen?", SE)),
        (data, a_query("Vad är gränsen?", EU)),
    ]:
        assert _without_head_start(ranked(document, 3.0), asked).score == 3.0


@pytest.mark.parametrize(
    ("path", "language", "question", "wanted"),
    [
        ("terms.toml", Language.sv, "Vad betyder ramavtal?", True),
        ("terms.toml", Language.sv, "Hur länge får ett ramavtal löpa?", False),
        ("amounts.toml", Language.sv, "Hur mycket är direktupphandlingsgränsen?", True),
        ("amounts.toml", Language.nb, "Hur mycket är direktupphandlingsgränsen?", False),
        ("other.csv", Language.sv, "Vad som helst?", True),
        ("other.csv", Language.nb, "Vad som helst?", False),
    ],
)
def test_data_is_used_in_the_askers_language_where_such_is_asked_for(
    path: str, language: Language, question: str, wanted: bool
) -> None:
    data = a_document("x", None, language, kind=Kind.data, path=path)
    assert _is_wanted(data, a_query(question)) is wanted


def test_what_is_no_data_is_always_wanted() -> None:
    assert _is_wanted(a_document("terms", path="terms.md", language=Language.fi), a_query("Vad?"))
