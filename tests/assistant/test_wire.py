"""The object of the chat answer: every key, in the order that the contract promises."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from assistant.domain import Choice, Document, Hit, Language, Outcome, Passage, Question, Source, Term
from assistant.wire import answer_object, hit_object, source_object, statement_object
from tests.assistant.index.samples import GENERAL, SWEDISH
from tests.contract.answers import LANGUAGES, answer

ONE = answer(Outcome.answered, Language.sv)
HIT = Hit(SWEDISH, 3.123456, 0.8, 0.5, (0.7,))


def test_the_keys_of_an_answer_come_in_the_order_of_the_contract() -> None:
    assert list(answer_object(ONE)) == [
        "id",
        "conversation_id",
        "question",
        "language",
        "jurisdiction",
        "as_of",
        "outcome",
        "statements",
        "sources",
        "notice",
        "choices",
        "terms",
        "follow_ups",
        "index",
        "model",
        "timings_ms",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", Outcome)
def test_every_answer_can_be_written_as_json_and_loses_nothing_by_it(outcome: Outcome, language: Language) -> None:
    values = answer_object(answer(outcome, language))
    assert json.loads(json.dumps(values)) == values
    assert (values["outcome"], values["language"]) == (outcome.value, language.value)


def test_codes_are_plain_strings_and_days_are_iso() -> None:
    values = answer_object(ONE)
    assert type(values["language"]) is type(values["outcome"]) is type(values["jurisdiction"]) is str
    assert values["as_of"] == "2026-11-22"
    assert values["sources"][0]["valid_from"] == "2026-07-01"
    assert values["sources"][0]["checked"] == "2026-06-01"


def test_an_asker_without_a_country_and_a_conversation_is_null_and_not_a_word() -> None:
    values = answer_object(replace(ONE, jurisdiction=None))
    assert (values["jurisdiction"], values["conversation_id"]) == (None, None)


def test_the_question_is_told_with_its_conversation() -> None:
    asked = replace(ONE, question=Question("Vad gäller?", conversation_id="c1"))
    values = answer_object(asked)
    assert (values["question"], values["conversation_id"]) == ("Vad gäller?", "c1")


def test_choices_terms_and_follow_ups_are_told_in_order() -> None:
    values = answer_object(
        replace(
            ONE,
            choices=(Choice("Sverige", "SE"), Choice("Norge", "NO")),
            terms=(Term("lot", "En del."),),
            follow_ups=("Och sedan?", "Hur länge?"),
        )
    )
    assert values["choices"] == [{"label": "Sverige", "value": "SE"}, {"label": "Norge", "value": "NO"}]
    assert values["terms"] == [{"label": "lot", "definition": "En del."}]
    assert values["follow_ups"] == ["Och sedan?", "Hur länge?"]


def test_a_statement_has_its_citations_as_a_list() -> None:
    assert statement_object(ONE.statements[1]) == {
        "text": ONE.statements[1].text,
        "language": "fi",
        "authority": "digest",
        "citations": [2, 1],
    }


def test_a_source_tells_where_its_quote_stands_and_what_it_is() -> None:
    passage = replace(SWEDISH, valid_to=date(2027, 12, 31))
    assert source_object(Source(2, passage, "Ett möte räcker ofta.")) == {
        "number": 2,
        "document_id": "dialog",
        "passage_id": "dialog#0",
        "title": "Handbok dialog",
        "locator": "avsnitt 1",
        "heading_path": ["Om inköp"],
        "kind": "guidance",
        "authority": "guidance",
        "jurisdiction": "SE",
        "language": "sv",
        "publisher": None,
        "url": None,
        "valid_from": None,
        "valid_to": "2027-12-31",
        "text_state": None,
        "checked": None,
        "quote": "Ett möte räcker ofta.",
    }


def test_a_source_that_holds_anywhere_has_no_jurisdiction() -> None:
    assert source_object(Source(1, GENERAL, GENERAL.text))["jurisdiction"] is None


def test_no_source_tells_the_path_of_a_file() -> None:
    secret = replace(SWEDISH, document=replace(SWEDISH.document, path="intern/hemlig.md"))
    assert "hemlig" not in json.dumps(
        [source_object(Source(1, secret, "x")), hit_object(1, replace(HIT, passage=secret))]
    )


def test_a_hit_is_told_with_its_rank_and_a_score_of_four_decimals() -> None:
    values = hit_object(1, HIT)
    assert list(values)[:4] == ["rank", "score", "passage_id", "document_id"]
    assert (values["rank"], values["score"], values["text"]) == (1, 3.1235, SWEDISH.text)


def test_the_questions_a_passage_answers_are_never_shown() -> None:
    asked = replace(SWEDISH, asked=("Får vi fika med leverantören?",))
    assert "fika" not in json.dumps([source_object(Source(1, asked, "x")), hit_object(1, replace(HIT, passage=asked))])


@pytest.mark.parametrize("kind", [Document, Passage])
def test_what_travels_is_frozen(kind: type) -> None:
    one = SWEDISH if kind is Passage else SWEDISH.document
    with pytest.raises(AttributeError):
        one.id = "other"  # type: ignore[misc]
