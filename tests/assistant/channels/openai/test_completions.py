from __future__ import annotations

import json
from dataclasses import replace

import openai
import pytest

from assistant.channels.common.words import ai_notice
from assistant.domain import Answer, Language, Outcome, Question
from tests.assistant.channels.http.conftest import Serve, Served
from tests.assistant.channels.http.fakes import ScriptedPipeline, answer_to
from tests.assistant.channels.openai.conftest import Connect
from tests.contract.answers import answer


def ask(client: openai.OpenAI, text: str = "Hej?", **more: object) -> openai.types.chat.ChatCompletion:
    return client.chat.completions.create(
        **{"model": "lotsen", "messages": [{"role": "user", "content": text}], **more}
    )


def test_an_answer_reads_with_footnotes_and_its_sources_at_the_end(client: Served, connect: Connect) -> None:
    completion = ask(connect(client), "Vad är RFI?")

    choice = completion.choices[0]
    assert (choice.finish_reason, choice.message.role, completion.model) == ("stop", "assistant", "lotsen")
    assert choice.message.content == (
        f"*{ai_notice(Language.sv)}*\n\n"
        "**Praktik**\n\nNi frågade: Vad är RFI? [1]\n\n"
        "**Källor**\n\n- [1] [Konkurrenspräglad dialog, När den passar](https://example.org/dialog)"
        " · Lotsen · Sverige · kontrollerad 2026-06-01\n\n*Regler per 2026-07-01*"
    )


def test_annotations_point_at_the_footnotes_of_sources_that_have_an_address(serve: Serve, connect: Connect) -> None:
    told = answer(Outcome.answered, Language.sv)
    message = ask(connect(serve(ScriptedPipeline(lambda question: told)))).choices[0].message

    assert message.annotations
    cited = [one.url_citation for one in message.annotations]
    assert {(one.title, one.url) for one in cited} == {
        ("Lag_1 om *inköp*, 1 kap. 5 §", "https://example.org/lag_%281%29?a=b&c=d")
    }
    assert [message.content[one.start_index : one.end_index] for one in cited if message.content] == ["[1]", "[1]"]


def test_the_whole_answer_comes_beside_the_text(client: Served, connect: Connect) -> None:
    completion = ask(connect(client), extra_body={"jurisdiction": "NO"})

    assert completion.model_extra
    whole = completion.model_extra["lotsen"]
    asked = client.ask("Hej?", jurisdiction="NO").json()
    assert whole == asked


def test_nothing_is_counted_that_was_not_used(client: Served, connect: Connect) -> None:
    usage = ask(connect(client)).usage

    assert usage
    assert (usage.prompt_tokens, usage.completion_tokens, usage.total_tokens) == (0, 0, 0)


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - {Outcome.answered}))
def test_every_outcome_is_an_answer_and_no_error(serve: Serve, connect: Connect, outcome: Outcome) -> None:
    told = answer(outcome, Language.nn)
    completion = ask(connect(serve(ScriptedPipeline(lambda question: told))))

    assert completion.choices[0].finish_reason == "stop"
    assert completion.model_extra
    assert completion.model_extra["lotsen"]["outcome"] == outcome


def test_each_model_id_is_listed_and_can_be_looked_up(client: Served, connect: Connect) -> None:
    models = connect(client).models

    ids = [model.id for model in models.list()]
    assert ids == ["lotsen", "lotsen-se", "lotsen-no", "lotsen-dk", "lotsen-fi", "lotsen-eu"]
    assert models.retrieve("lotsen-no").owned_by == "lotsen"


def test_answers_are_not_kept_by_caches(client: Served) -> None:
    asked = {"model": "lotsen", "messages": [{"role": "user", "content": "Hej?"}]}

    assert client.post("/v1/chat/completions", json=asked).headers["cache-control"] == "no-store"


@pytest.mark.parametrize("question", ["</script><img src=x onerror=alert(1)>", "rad\u2028brytning\u0085här"])
def test_a_question_comes_back_only_as_text(serve: Serve, connect: Connect, question: str) -> None:
    def noticed(asked: Question) -> Answer:
        return replace(answer_to(asked), notice=asked.text)

    content = ask(connect(serve(ScriptedPipeline(noticed))), question).choices[0].message.content

    assert content
    assert "<img" not in content.replace("\\<", "")
    assert json.loads(json.dumps(content)) == content
