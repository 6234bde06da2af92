from __future__ import annotations

import json
from dataclasses import replace

import pytest
from slack_sdk.models.blocks import Block

from assistant.channels.common import words
from assistant.channels.slack.message import BLOCKS, CHARACTERS, FALLBACK_BYTES, messages
from assistant.domain import Answer, Authority, Choice, Language, Outcome, Question, Source, Statement, Term
from tests.assistant.channels.http.fakes import answer_to
from tests.assistant.channels.slack.reading import buttons, read

ANSWER = answer_to(Question("När får dialog användas?"))


def shown(answer: Answer, *, first_turn: bool = False, with_question: bool = False) -> str:
    pages = messages(answer, first_turn=first_turn, with_question=with_question)
    return "\n".join(read({"blocks": page.blocks}) for page in pages)


def labels(answer: Answer) -> list[str]:
    pages = messages(answer, first_turn=False, with_question=False)
    return [button["text"]["text"] for page in pages for button in buttons({"blocks": page.blocks})]


@pytest.mark.parametrize("language", [language for language in Language if language != Language.fi])
def test_the_first_turn_opens_with_the_ai_notice_in_the_askers_language(language: Language) -> None:
    answer = replace(ANSWER, language=language)
    assert shown(answer, first_turn=True).startswith(words.ai_notice(language))
    assert words.ai_notice(language) not in shown(answer)


def test_a_statement_stands_under_its_authority_with_its_marks() -> None:
    told = Statement("Den får användas.", Language.sv, Authority.law, (1, 2))
    told_too = Statement("Den bör förberedas.", Language.sv, Authority.law, (2,))
    summary = Statement("It takes time.", Language.en, Authority.digest, (1,))
    lines = shown(replace(ANSWER, statements=(told, told_too, summary))).splitlines()
    assert lines[:5] == [
        "Lag",
        "Den får användas. [1][2]",
        "Den bör förberedas. [2]",
        "Vår sammanfattning, citerat på engelska",
        "It takes time. [1]",
    ]


def test_a_source_is_a_link_with_publisher_country_and_day() -> None:
    (page,) = messages(ANSWER, first_turn=False, with_question=False)
    line = "[1] Konkurrenspräglad dialog, När den passar · Lotsen · Sverige · kontrollerad 2026-06-01"
    assert line in read({"blocks": page.blocks})
    assert '"url": "https://example.org/dialog"' in json.dumps(page.blocks)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://x.example", None])
def test_an_address_that_is_not_of_the_web_is_no_link(address: str | None) -> None:
    source = ANSWER.sources[0]
    passage = replace(source.passage, document=replace(source.passage.document, url=address))
    (page,) = messages(
        replace(ANSWER, sources=(replace(source, passage=passage),)), first_turn=True, with_question=True
    )
    assert '"link"' not in json.dumps(page.blocks)


@pytest.mark.parametrize(
    "text", ["<!channel> läs", "<@U1> *fet* `kod` _lut_", "<https://evil.example|här> &amp; ~där~"]
)
def test_markup_in_an_answer_shows_as_it_reads_and_calls_nobody(text: str) -> None:
    told = replace(ANSWER, statements=(Statement(text, Language.sv, Authority.law, (1,)),), notice=text)
    (page,) = messages(told, first_turn=False, with_question=True)
    kinds = {
        element["type"] for block in page.blocks for part in block["elements"] for element in part.get("elements", [])
    }
    assert f"{text} [1]" in read({"blocks": page.blocks})
    assert kinds == {"text", "link"}
    assert "mrkdwn" not in json.dumps(page.blocks)
    assert "<" not in page.text


def test_choices_and_suggestions_are_texts_with_a_button_each() -> None:
    answer = replace(ANSWER, choices=(Choice("Öppet?", "Frist i öppet?"),), follow_ups=("Och sedan?", "Av vem?"))
    (page,) = messages(answer, first_turn=False, with_question=False)
    asks = [
        button
        for button in buttons({"blocks": page.blocks})
        if "_" in button["action_id"] and "help" not in button["action_id"]
    ]
    assert [(ask["action_id"], ask["value"]) for ask in asks] == [
        ("choice_0", "Frist i öppet?"),
        ("follow_up_0", "Och sedan?"),
        ("follow_up_1", "Av vem?"),
    ]
    assert {"Öppet?", "Och sedan?", "Av vem?"} <= set(read({"blocks": page.blocks}).splitlines())


def test_terms_are_explained() -> None:
    assert "avrop: köp ur ett ramavtal" in shown(replace(ANSWER, terms=(Term("avrop", "köp ur ett ramavtal"),)))


def test_only_an_answer_that_says_something_can_be_judged() -> None:
    assert labels(ANSWER) == ["Läs källorna", "Till hjälp", "Inte till hjälp"]
    assert labels(replace(ANSWER, statements=())) == ["Läs källorna"]
    assert labels(replace(ANSWER, statements=(), sources=())) == []


def test_the_question_is_repeated_only_where_it_is_out_of_sight() -> None:
    assert shown(ANSWER, with_question=True).splitlines()[0] == "När får dialog användas?"
    assert "\nNär får dialog användas?" not in f"\n{shown(ANSWER)}"
    refused = replace(ANSWER, outcome=Outcome.refused_personal_data, statements=(), sources=(), notice="Nej.")
    assert shown(refused, with_question=True) == "Nej."


def many(statements: int, length: int) -> Answer:
    text = "Långt & brett. " * (length // 15)
    told = tuple(Statement(f"{number}: {text}", Language.sv, Authority.law, (1,)) for number in range(statements))
    return replace(ANSWER, statements=told)


@pytest.mark.parametrize(("statements", "length"), [(1, 100), (6, 3_000), (60, 30), (2, 9_000), (20, 1_900)])
def test_a_long_answer_is_spread_over_messages_within_slacks_limits(statements: int, length: int) -> None:
    answer = many(statements, length)
    pages = messages(answer, first_turn=True, with_question=True)
    for page in pages:
        assert len(page.blocks) <= BLOCKS
        assert len(read({"blocks": page.blocks})) <= CHARACTERS + 1_000
        assert 0 < len(page.text.encode()) <= FALLBACK_BYTES
        for block in Block.parse_all(page.blocks):
            block.to_dict()
    whole = "\n".join(read({"blocks": page.blocks}) for page in pages)
    assert all(f"{statement.text} [1]" in whole for statement in answer.statements)
    assert len(pages) == (1 if statements * length < 9_000 and statements < 45 else len(pages))


def test_a_buttons_value_holds_as_many_sources_as_slack_takes() -> None:
    source = ANSWER.sources[0]
    far = replace(source.passage, id="d" * 110)
    answer = replace(ANSWER, sources=tuple(Source(number, far, "") for number in range(1, 31)))
    (page,) = messages(answer, first_turn=False, with_question=False)
    value = buttons({"blocks": page.blocks})[0]["value"]
    assert len(value) <= 2_000
    assert len(json.loads(value)["places"]) >= 15


def test_the_text_for_screen_readers_says_the_same_as_the_blocks() -> None:
    (page,) = messages(ANSWER, first_turn=True, with_question=True)
    assert page.text == read({"blocks": page.blocks}).strip()
