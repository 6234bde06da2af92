from __future__ import annotations

from datetime import date

import pytest

from assistant.composition import Assistant
from assistant.index.index import Index
from evals.questions import EvalQuestion
from evals.suites import ablations
from evals.suites.answers import Asked
from evals.suites.retrieval import rank, with_provisions
from evals.suites.run import run_ablations, run_law, run_retrieval
from evals.suites.variants import ALL, WORDS, Variant
from tests.evals.making import question

TODAY = date(2026, 11, 22)
NAMED = question(question="Vad säger 19 a kap. 2 § LOU?", provisions=[["LOU 19a:2"]])
FOLLOWED = question("dev-002", question="Vad är konkurrenspräglad dialog och när?", provisions=[["LOU 6:21"]])
UNKNOWN = question("dev-003", question="Vad säger 6 kap. 5 §?", provisions=[["LOU 6:5"]])
QUESTIONS = [NAMED, FOLLOWED, UNKNOWN]


def said(_: str) -> None: ...


def first_places(index: Index, assistant: Assistant, questions: list[EvalQuestion], variant: Variant) -> list[float]:
    found = rank(index, assistant.embedder, questions, TODAY, variant)
    return [found.by_question["RR"][one.id] for one in questions]


def test_a_named_provision_comes_first_and_one_that_is_not_there_never(index: Index, assistant: Assistant) -> None:
    ranking = rank(index, assistant.embedder, QUESTIONS, TODAY)
    assert ranking.by_question["Success@1"]["dev-001"] == 1.0
    assert ranking.by_question["R@10"]["dev-003"] == 0.0
    assert ranking.intervals()["R@10"].n == 3


def test_only_questions_that_name_provisions_are_ranked() -> None:
    assert with_provisions([NAMED, question("dev-009", provisions=[])]) == [NAMED]


@pytest.mark.parametrize("variant", ALL, ids=lambda variant: variant.name)
def test_every_variant_finds_what_stands_in_so_few_passages(
    index: Index, assistant: Assistant, variant: Variant
) -> None:
    assert min(first_places(index, assistant, [NAMED, FOLLOWED], variant)) > 0


def test_the_table_of_ablations_holds_every_variant_beside_the_product(assistant: Assistant) -> None:
    result = run_ablations(assistant, Asked("three", QUESTIONS), TODAY, said)
    lines = [line for line in result.markdown.splitlines() if line.startswith("| ")]
    assert [line.split(" | ")[0][2:] for line in lines[2:]] == [variant.name for variant in ALL]
    assert lines[2].endswith("|  |  |  |")
    assert set(result.data) == {variant.name for variant in ALL}


def test_a_difference_is_paired_by_question(index: Index, assistant: Assistant) -> None:
    product = rank(index, assistant.embedder, QUESTIONS, TODAY)
    worse = rank(index, assistant.embedder, QUESTIONS, TODAY, WORDS)
    for name in worse.by_question:
        worse.by_question[name] = {qid: value / 2 for qid, value in product.by_question[name].items()}
    row = ablations.as_table([product, worse]).splitlines()[-1]
    mean = product.intervals()["nDCG@10"].mean
    assert f"| {-mean / 2:+.3f} |" in row


def test_retrieval_and_law_say_how_many_questions_they_rest_on(assistant: Assistant) -> None:
    asked = Asked("three", [*QUESTIONS, question("dev-009", provisions=[])])
    assert run_retrieval(assistant, asked, TODAY).data["R@10"]["n"] == 3
    law = run_law(assistant, asked, [], TODAY, said)
    assert list(law.data) == ["questions of officers, product", "questions of officers, BM25 only"]
    assert law.data["questions of officers, product"]["Success@1"]["n"] == 3
