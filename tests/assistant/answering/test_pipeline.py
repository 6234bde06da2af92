from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answering.pipeline import Pipeline, Progress
from assistant.domain import Answer, Authority, Jurisdiction, Language, Outcome, Question
from assistant.embedding.bundled import BundledEmbedder
from assistant.index.live import LiveIndex
from assistant.retrieval.terms import Terms

WHEN = "När får konkurrenspräglad dialog användas?"


def test_every_statement_stands_word_for_word_in_a_source_it_cites(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question(WHEN))
    assert answer.outcome is Outcome.answered
    sources = {source.number: source for source in answer.sources}
    for statement in answer.statements:
        assert any(statement.text in sources[number].quote for number in statement.citations)
    assert all(source.quote in source.passage.text for source in answer.sources)
    assert [source.number for source in answer.sources] == list(range(1, len(answer.sources) + 1))


def test_where_a_rule_is_asked_for_it_is_said_with_all_its_conditions(pipeline: Pipeline) -> None:
    said = pipeline.answer(Question(WHEN)).statements
    rule = next(statement for statement in said if statement.authority is Authority.digest)
    assert rule.text.startswith("Konkurrenspräglad dialog får väljas när")
    assert rule.text.splitlines()[1:] == [
        "1. behovet går inte att fylla med färdiga lösningar,",
        "2. köpet kräver formgivning eller nyskapande.",
    ]


def test_a_section_on_the_very_question_opens_the_answer_with_its_first_sentence(pipeline: Pipeline) -> None:
    first = pipeline.answer(Question(WHEN)).statements[0]
    assert first.authority is Authority.guidance
    assert first.text == "Konkurrenspräglad dialog får användas i de fall som står i 6 kap. 21 § LOU."


def test_a_question_of_how_is_answered_with_its_steps(pipeline: Pipeline) -> None:
    texts = [s.text for s in pipeline.answer(Question("Hur går en konkurrenspräglad dialog till?")).statements]
    assert texts[0] == "Konkurrenspräglad dialog går till i tre steg."
    assert texts[1].splitlines() == ["1. Annonsera behovet.", "2. För dialogen i omgångar.", "3. Be om slutliga anbud."]


def test_a_named_provision_is_found_whatever_else_is_said(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Vad säger 19 a kap. 2 § LOU?"))
    assert answer.sources[0].passage.locator == "19 a kap. 2 §"
    assert "700 000 kronor" in answer.statements[0].text


def test_a_swedish_question_never_rests_on_norwegian_law(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Vilket värde gäller för direktupphandling?"))
    assert answer.jurisdiction is Jurisdiction.SE
    assert answer.statements
    assert {source.passage.document.jurisdiction for source in answer.sources} <= {
        Jurisdiction.SE,
        Jurisdiction.EU,
        None,
    }


def test_a_quotation_in_another_language_says_so_and_is_framed_in_the_askers(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Vilka hinder finns för innovativa upphandlingar?"))
    assert answer.language is Language.sv
    assert answer.statements[0].language is Language.nb
    assert answer.notice is not None
    assert "norska" in answer.notice


@pytest.mark.parametrize("text", ["Vad kostar en villa i Täby?", "Hvordan lager jeg fårikål?", "Who wrote Hamlet?"])
def test_what_the_sources_do_not_cover_is_not_answered(pipeline: Pipeline, text: str) -> None:
    answer = pipeline.answer(Question(text))
    assert (answer.outcome, answer.statements, answer.sources) == (Outcome.no_source, (), ())
    assert answer.notice


def test_follow_ups_are_headings_that_are_questions_and_were_not_answered(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Vad är konkurrenspräglad dialog?"))
    assert "Hur går konkurrenspräglad dialog till?" in answer.follow_ups
    assert "Vad är konkurrenspräglad dialog?" not in answer.follow_ups


def test_a_greeting_is_greeted_without_a_search(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Hei!"))
    assert answer.outcome is Outcome.greeting
    assert "retrieve" not in answer.timings_ms


def test_the_stages_are_told_in_their_order_before_the_answer(pipeline: Pipeline) -> None:
    *progress, answer = pipeline.run(Question(WHEN))
    assert progress == [Progress(stage) for stage in ("understand", "retrieve", "compose", "verify")]
    assert isinstance(answer, Answer)


def test_a_closed_run_does_no_more_work(pipeline: Pipeline, live: LiveIndex) -> None:
    run = pipeline.run(Question(WHEN))
    next(run)
    run.close()  # type: ignore[attr-defined]
    assert list(run) == []
    with live.lease() as index:
        assert index.build_id


def test_the_day_is_the_askers_or_today(pipeline: Pipeline) -> None:
    assert pipeline.answer(Question(WHEN)).as_of == date(2026, 11, 22)
    assert pipeline.answer(Question(WHEN, as_of=date(2025, 8, 1))).as_of == date(2025, 8, 1)


def test_law_is_not_quoted_for_a_day_before_its_wording_held(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Vad säger 19 a kap. 2 § LOU?", as_of=date(2020, 1, 1)))
    assert "lou-digest" not in {source.passage.document.id for source in answer.sources}


def test_a_follow_up_is_understood_from_the_question_before_it(pipeline: Pipeline) -> None:
    from assistant.domain import Turn

    question = Question("Och hur går den till?", history=(Turn("Vad är konkurrenspräglad dialog?"),))
    answer = pipeline.answer(question)
    assert answer.question.text == "Och hur går den till?"
    assert answer.outcome in (Outcome.answered, Outcome.partly_answered)
    assert "dialog" in answer.statements[0].text.lower()


def test_without_an_index_the_outcome_says_so_in_the_askers_language(tmp_path: Path, embedder: BundledEmbedder) -> None:
    answer = Pipeline(LiveIndex(tmp_path, embedder.model_id), embedder, Terms([])).answer(
        Question("Hva er en rammeavtale?")
    )
    assert answer.outcome is Outcome.index_missing
    assert answer.language is Language.nb
    assert answer.build_id is None


def test_the_same_question_gets_the_same_answer(pipeline: Pipeline) -> None:
    one, two = (pipeline.answer(Question(WHEN)) for _ in range(2))
    assert replace(one, id="", timings_ms={}) == replace(two, id="", timings_ms={})
