from __future__ import annotations

import json
from datetime import date

from assistant.answering.model.prompt import version
from assistant.answering.pipeline import Progress
from assistant.domain import Answer, Authority, Jurisdiction, Language, Outcome, Question, Statement, Turn
from tests.assistant.answering.model.conftest import Opened
from tests.assistant.answering.model.model_server import ModelServer, says, slow, writes

LIMIT = "Vilket värde gäller för direktupphandling?"
HOLDS = "Direktupphandling får väljas om värdet är under 700 000 kronor."


def passage(server: ModelServer, opened: Opened, question: str, place: str) -> int:
    """Return the number by which the model is shown the passage at ``place``."""
    opened().answer(Question(question))
    return next(int(p["number"]) for p in server.data["passages"] if p["place"] == place)


def test_a_statement_that_holds_is_said_in_the_models_words_with_its_source(
    server: ModelServer, opened: Opened
) -> None:
    number = passage(server, opened, LIMIT, "19 a kap. 2 §")
    server.scripts = [says([(HOLDS, [number])])]
    answer = opened().answer(Question(LIMIT))
    assert answer.statements == (Statement(HOLDS, Language.sv, Authority.digest, (1,)),)
    assert (answer.outcome, answer.model, answer.notice) == (Outcome.answered, "openai:test", None)
    [source] = answer.sources
    assert source.quote == "Direktupphandling får väljas om värdet ligger under 700 000 kronor."
    assert source.quote in source.passage.text


def test_a_changed_amount_gives_way_to_the_sources_own_sentence_and_the_notice_tells(
    server: ModelServer, opened: Opened
) -> None:
    number = passage(server, opened, LIMIT, "19 a kap. 2 §")
    server.scripts = [says([("Direktupphandling får väljas om värdet är under 600 000 kronor.", [number])])]
    answer = opened().answer(Question(LIMIT))
    [statement] = answer.statements
    assert statement.text == "Direktupphandling får väljas om värdet ligger under 700 000 kronor."
    assert answer.notice is not None
    assert "källans egen mening" in answer.notice


def test_a_statement_without_a_known_passage_is_removed_and_the_outcome_tells(
    server: ModelServer, opened: Opened
) -> None:
    number = passage(server, opened, LIMIT, "19 a kap. 2 §")
    server.scripts = [says([(HOLDS, [number, 99]), ("Ingen annons behövs någonsin.", [77]), ("Lycka till!", [])])]
    answer = opened().answer(Question(LIMIT))
    assert [s.text for s in answer.statements] == [HOLDS]
    assert answer.statements[0].citations == (1,)
    assert answer.outcome is Outcome.partly_answered


def test_a_citation_that_does_not_carry_the_statement_is_dropped(server: ModelServer, opened: Opened) -> None:
    number = passage(server, opened, LIMIT, "19 a kap. 2 §")
    others = [int(p["number"]) for p in server.data["passages"] if p["number"] != number]
    assert others
    server.scripts = [says([(HOLDS, [*others, number])])]
    answer = opened().answer(Question(LIMIT))
    assert [source.passage.locator for source in answer.sources] == ["19 a kap. 2 §"]


def test_addresses_markup_and_numbers_of_the_models_own_never_reach_the_reader(
    server: ModelServer, opened: Opened
) -> None:
    number = passage(server, opened, LIMIT, "19 a kap. 2 §")
    said = f"- **Direktupphandling** får [väljas](https://evil.example/a) om värdet är under 700 000 kronor. [{number}]"
    server.scripts = [says([(said, [number])])]
    assert [s.text for s in opened().answer(Question(LIMIT)).statements] == [HOLDS]


def test_a_statement_that_names_a_host_is_not_said(server: ModelServer, opened: Opened) -> None:
    number = passage(server, opened, LIMIT, "19 a kap. 2 §")
    server.scripts = [says([(HOLDS.replace(".", " enligt evil.example."), [number])])]
    answer = opened().answer(Question(LIMIT))
    assert answer.statements
    assert "evil" not in json.dumps([s.text for s in answer.statements])


def test_a_model_that_finds_no_answer_leaves_the_sources_own_sentences(server: ModelServer, opened: Opened) -> None:
    server.scripts = [says([])]
    answer = opened().answer(Question(LIMIT))
    assert (answer.outcome, answer.model) == (Outcome.partly_answered, "extractive")
    assert any("700 000 kronor" in s.text for s in answer.statements)


def test_where_nothing_holds_the_sources_own_sentences_are_given_and_the_notice_says_why(
    server: ModelServer, opened: Opened
) -> None:
    server.scripts = [says([("Alla köp måste godkännas av regeringen.", [42])])]
    answer = opened().answer(Question(LIMIT))
    assert answer.model == "extractive"
    assert answer.statements
    assert answer.notice is not None
    assert "stämde inte med källorna" in answer.notice


def test_an_answer_in_english_to_a_swede_is_not_said(server: ModelServer, opened: Opened) -> None:
    number = passage(server, opened, LIMIT, "19 a kap. 2 §")
    server.scripts = [says([("Direct award may be used if the value is below SEK 700 000.", [number])])]
    answer = opened().answer(Question(LIMIT))
    assert {s.language for s in answer.statements} == {Language.sv}
    assert not any("Direct award" in s.text for s in answer.statements)


def test_text_around_the_json_does_no_harm(server: ModelServer, opened: Opened) -> None:
    number = passage(server, opened, LIMIT, "19 a kap. 2 §")
    body = json.dumps({"statements": [{"text": HOLDS, "passages": [number]}]})
    server.scripts = [writes(f"Here you are:\n```json\n{body}\n```\nAnything else?")]
    assert [s.text for s in opened().answer(Question(LIMIT)).statements] == [HOLDS]


def test_statements_are_shown_as_they_are_verified_and_the_answer_begins_with_them(
    server: ModelServer, opened: Opened
) -> None:
    number = passage(server, opened, LIMIT, "19 a kap. 2 §")
    server.scripts = [slow([(HOLDS, [number]), ("Direktupphandling kräver tre anbud.", [number])], pause=0.6)]
    items = list(opened().run(Question(LIMIT)))
    early = next(at for at, item in enumerate(items) if isinstance(item, Statement))
    assert items[early + 1] == Progress("write"), "nothing was told while the model paused"
    answer = items[-1]
    assert isinstance(answer, Answer)
    shown = [item for item in items if isinstance(item, Statement)]
    assert tuple(shown) == answer.statements
    assert shown[0].text == HOLDS


def test_the_prompt_holds_the_question_and_only_passages_that_may_be_cited(server: ModelServer, opened: Opened) -> None:
    opened().answer(Question(LIMIT, as_of=date(2026, 11, 1), history=(Turn("Vad är direktupphandling?"),)))
    data = server.data
    assert (data["question"], data["answer_language"], data["law_as_of"]) == (LIMIT, "Swedish", "2026-11-01")
    assert data["earlier_questions"] == ["Vad är direktupphandling?"]
    assert {p["jurisdiction"] for p in data["passages"]} <= {str(Jurisdiction.SE), str(Jurisdiction.EU), None}
    assert [p["number"] for p in data["passages"]] == list(range(1, len(data["passages"]) + 1))
    assert "lou-digest" not in server.requests[-1]["messages"][0]["content"]


def test_a_wording_of_another_day_is_not_shown_to_the_model(server: ModelServer, opened: Opened) -> None:
    opened().answer(Question("Hur går en konkurrenspräglad dialog till?", as_of=date(2020, 1, 1)))
    assert all(p["act"] != "LOU" for p in server.data["passages"])


def test_the_model_is_not_asked_where_nothing_was_found(server: ModelServer, opened: Opened) -> None:
    assert opened().answer(Question("Vad kostar en villa i Täby?")).outcome is Outcome.no_source
    assert opened().answer(Question("Hej!")).outcome is Outcome.greeting
    assert server.requests == []


def test_warming_up_does_not_ask_the_model(server: ModelServer, opened: Opened) -> None:
    opened().warm_up()
    assert server.requests == []


def test_the_prompts_words_have_a_version() -> None:
    assert version().startswith("answer-")
