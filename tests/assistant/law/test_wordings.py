"""The pairs of before and after that people trip over: each day gets its own wording, and hears of the other."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from assistant.answering.pipeline import Pipeline
from assistant.domain import Language, Outcome, Question
from assistant.embedding.hashing import HashingEmbedder
from assistant.index.index import Index
from assistant.law.library import Library
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.understand import understand
from tests.assistant.law.conftest import TODAY, shown


@pytest.mark.parametrize(
    ("ref", "change", "before", "after"),
    [
        ("LOA § 2", date(2026, 7, 1), "100 000 kroner", "500 000 kroner"),
        ("FOA § 1-1", date(2026, 7, 1), "100 000 kroner", "500 000 kroner"),
        ("FOA § 5-3", date(2026, 4, 21), "2,3 millioner", "2,5 millioner"),
        ("2014/24/EU art. 4", date(2026, 1, 1), "EUR 221 000", "EUR 216 000"),
        ("FOA § 7-9", date(2026, 7, 1), "minst tretti prosent", "står nå i LOA § 5b"),
    ],
)
def test_each_day_gets_the_wording_of_its_own(law: Library, ref: str, change: date, before: str, after: str) -> None:
    old = shown(law, ref, date.fromordinal(change.toordinal() - 1))
    new = shown(law, ref, change)
    assert before in old.shown.text
    assert after in new.shown.text
    assert before not in new.shown.text or any(word in new.shown.text for word in ("opphevet", "former amount"))
    assert (old.shown.valid_to, new.shown.valid_from) == (date.fromordinal(change.toordinal() - 1), change)
    assert len(old.wordings) >= 2


def test_the_three_highest_criteria_were_a_should_and_are_a_must(law: Library) -> None:
    assert "bør" in shown(law, "FOA § 7-9", date(2026, 6, 30)).shown.text
    assert "skal klima og miljø være et av de tre øverste" in shown(law, "LOA § 5b").shown.text


def test_an_old_wording_says_from_when_another_one_holds(law: Library) -> None:
    assert shown(law, "LOA § 2", date(2026, 6, 30)).notes[-1] == "Fra 1. juli 2026 gjelder en annen ordlyd av LOA § 2."
    assert (
        "From 1 January 2026 the wording of 2014/24/EU Article 4 is another."
        in shown(law, "2014/24/EU art. 4", date(2025, 5, 1)).notes
    )


def test_an_old_wording_that_moved_says_where_the_rule_stands_now(law: Library) -> None:
    assert shown(law, "FOA § 7-9", date(2026, 6, 30)).notes[-1] == (
        "FOA § 7-9 gjelder ikke lenger fra 1. juli 2026: regelen om klima- og miljøhensyn står nå i LOA § 5b."
    )


def test_todays_wording_has_nothing_to_say_of_other_days(law: Library) -> None:
    assert shown(law, "LOA § 2", TODAY).notes == ("Dette er Lotsens oppsummering, ikke lovens egne ord.",)


def test_an_answer_for_an_earlier_day_cites_its_wording_and_says_what_differs_today(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Hva sier LOA § 2 om verdi?", as_of=date(2026, 6, 30)))
    assert answer.outcome is Outcome.answered
    assert "100 000 kroner" in answer.sources[0].passage.text
    assert answer.notice is not None
    assert "Fra 1. juli 2026 gjelder en annen ordlyd av LOA § 2." in answer.notice


def test_an_answer_for_today_says_nothing_of_other_days(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Hva sier LOA § 2 om verdi?"))
    assert "500 000 kroner" in answer.sources[0].passage.text
    assert "ordlyd" not in (answer.notice or "")


def test_an_answer_for_a_day_without_a_known_wording_says_so(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Vad säger 6 kap. 20 § LOU?", as_of=date(2023, 1, 1)))
    assert answer.sources[0].passage.locator == "6 kap. 20 §"
    assert answer.notice is not None
    assert "lydelsen 1 januari 2023 finns inte i mina källor" in answer.notice


def test_a_question_with_a_dead_reference_is_corrected_and_answered_from_the_living_provision(
    pipeline: Pipeline,
) -> None:
    answer = pipeline.answer(Question("Får vi direktupphandla enligt 19 kap. 7 § LOU?"))
    assert answer.notice is not None
    assert "finns nu i 19 a kap. 2–5 §§ LOU" in answer.notice
    assert "19 a kap. 2 §" in {source.passage.locator for source in answer.sources}


@pytest.mark.parametrize(
    ("question", "living"),
    [
        ("Hva sier FOA § 7-9?", "§ 5b"),
        ("Hva sier LOA § 7 om lærlinger?", "§ 5h"),
        ("Vad säger LOU 19:28?", "19 kap. 13 §"),
    ],
)
def test_the_living_provision_is_cited_even_where_only_the_dead_one_is_asked_for(
    pipeline: Pipeline, question: str, living: str
) -> None:
    assert living in {source.passage.locator for source in pipeline.answer(Question(question)).sources}


def test_a_threshold_of_an_earlier_day_is_said_to_be_another_today(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("What does Article 4 of Directive 2014/24/EU say?", as_of=date(2025, 5, 1)))
    assert "EUR 221 000" in "".join(statement.text for statement in answer.statements)
    assert answer.notice is not None
    assert "From 1 January 2026 the wording of 2014/24/EU Article 4 is another." in answer.notice


def test_the_provisions_of_a_chapter_named_in_a_question_come_first(root: Path) -> None:
    embedder = HashingEmbedder()
    with closing(Index.open(root, embedder.model_id)) as index:
        query = understand(Question("Vad säger 19 kap. LOU om att förhandla?"), "19 kap. LOU förhandla", TODAY)
        hits = Retriever(index, embedder).retrieve(query, 2)
    assert [str(hit.passage.provision).partition(":")[0] for hit in hits] == ["19", "19"]


def test_a_dead_reference_is_right_for_a_day_before_it_died(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Hva sier FOA § 7-9?", as_of=date(2026, 6, 1)))
    assert "tretti prosent" in answer.sources[0].passage.text


def test_a_provision_that_is_nowhere_is_said_to_be_unknown(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Vad säger LUF 3:24 om undantag?", language=Language.sv))
    assert answer.notice is not None
    assert "3 kap. 24 § LUF finns inte i mina källor." in answer.notice


def test_a_replaced_act_is_named_with_the_act_that_applies(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Vad sa lagen (2007:1091) om offentlig upphandling om direktupphandling?"))
    assert answer.notice is not None
    assert "sedan 1 januari 2017 gäller LOU i stället" in answer.notice


def test_swedish_questions_never_follow_a_reference_to_norwegian_law(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("När får konkurrenspräglad dialog användas?"))
    assert {source.passage.document.jurisdiction for source in answer.sources} <= {"SE", "EU", None}
