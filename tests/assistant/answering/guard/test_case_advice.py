from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.draft import Draft
from assistant.answering.guard.case_advice import about_anybody, puts_a_case
from assistant.answering.pipeline import Pipeline
from assistant.domain import Jurisdiction, Language, Outcome, Query, Question


@pytest.mark.parametrize(
    "text",
    [
        "Får vi tilldela kontraktet till Byggdalen AB trots att de saknar F-skatt?",
        "Kan Fjordsystem AS avvises?",
        "Har Dansk Rengøring ApS ret til erstatning?",
        "Can we exclude Northwind Ltd because of its director's conviction?",
        "Vem ska vinna om bolag A har lägst pris och bolag B högst kvalitet?",
        "Har oppdragsgiver brutt loven når de valgte leverandør X?",
    ],
)
def test_a_question_about_a_named_party_is_a_case(text: str) -> None:
    assert puts_a_case(text)


@pytest.mark.parametrize(
    "text",
    [
        "Har leverantören rätt till skadestånd i vårt fall?",
        "Kan konkurransen avlyses i denne saken?",
        "In our case, must the contract be terminated?",
    ],
)
def test_a_question_that_says_so_is_a_case(text: str) -> None:
    assert puts_a_case(text)


@pytest.mark.parametrize(
    "text",
    [
        "Har vi brutit mot LOU när vi bytte konsult?",
        "Brøt vi loven?",
        "Did we breach the directive by changing the contract?",
        "Är vår direktupphandling olaglig?",
        "Er vårt vedtak gyldig?",
        "Is our award decision lawful?",
        "Var det rätt att avbryta?",
        "Vi betalade förra veckan. Har vi då rätt till pengarna tillbaka?",
        "Vårt ramavtal löper ut i juni. Får vi förlänga det ett år till?",
        "Prisen i vores aftale er steget 9 %. Er ændringen væsentlig?",
    ],
)
def test_an_act_of_ones_own_put_up_for_judgement_is_a_case(text: str) -> None:
    assert puts_a_case(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kommer vi att vinna i förvaltningsrätten?",
        "Vil vi vinne i KOFA?",
        "Ska vi utesluta leverantören nu?",
        "Bør vi avvise tilbudet fra Fjordsystem?",
        "Should we reject this tender?",
        "Skal vi annullere udbuddet?",
        "Ska vi välja öppet förfarande för vårt nya lönesystem?",
    ],
)
def test_what_to_do_now_and_who_will_win_is_a_case(text: str) -> None:
    assert puts_a_case(text)


@pytest.mark.parametrize(
    "text",
    [
        "Får vi förhandla i en annonserad upphandling under tröskelvärdet?",
        "Får vi kräva ett visst varumärke?",
        "Har leverantören rätt till skadestånd?",
        "När kan vi avvise en leverandør som har hjulpet oss med forberedelsene?",
        "Ska vi välja öppet eller selektivt förfarande?",
        "Ska vi förkasta anbud som är för sena?",
        "Vad gör vi med ett onormalt lågt anbud?",
        "Must abnormally low tenders be rejected?",
        "Vi har fem leverantörer i avtalet, vem ska få beställningen?",
        "Vi har ramavtal med en enda leverantör. Får vi be den komplettera sitt anbud före ett avrop?",
        "Ett av våra bolag glömdes bort i annonsen. Får bolaget avropa ändå?",
        "Tre småföretag vill lämna anbud ihop. Kan vi kräva att de bildar bolag först?",
        "En norsk kommun vill förhandla i en åpen anbudskonkurranse. Är det tillåtet där?",
        "Var det tillåtet att direktupphandla för 600 000 kronor före 2022?",
        "Was it allowed to negotiate in an open procedure in 2015?",
        "Våra instruktioner nådde bara en leverantör. Måste alla få samma upplysningar?",
        "Kan en leverantör med säte i Norge lämna anbud?",
    ],
)
def test_a_question_about_the_rule_is_none(text: str) -> None:
    assert not puts_a_case(text)


def test_a_case_gets_the_general_rule_and_hears_that_it_is_not_decided(pipeline: Pipeline) -> None:
    rule = pipeline.answer(Question("När får konkurrenspräglad dialog användas?"))
    case = pipeline.answer(Question("När får konkurrenspräglad dialog användas i vårt fall?"))
    assert case.outcome is Outcome.not_legal_advice
    assert case.statements[0] == rule.statements[0]
    assert case.notice is not None
    assert "enskilt fall" in case.notice


def searched(text: str, language: Language) -> str:
    query = Query(text, language, Jurisdiction.EU, date(2026, 11, 22))
    return about_anybody(Draft(Question(text), query)).understood().text


@pytest.mark.parametrize(
    ("text", "language", "rule"),
    [
        ("Får Byggdalen AB rätta sitt anbud?", Language.sv, "Får leverantören rätta sitt anbud?"),
        ("Kan Fjordsystem AS avvises?", Language.nb, "Kan leverandøren avvises?"),
        ("Can we exclude Northwind Ltd?", Language.en, "Can we exclude the supplier?"),
        ("Voiko Pohjola Oy osallistua? Is that legal?", Language.fi, "the supplier osallistua? Is that legal?"),
        ("Får en leverantör rätta sitt anbud?", Language.sv, "Får en leverantör rätta sitt anbud?"),
    ],
)
def test_the_rule_is_searched_without_the_partys_name(text: str, language: Language, rule: str) -> None:
    assert searched(text, language) == rule


def test_a_case_of_procurement_without_evidence_is_told_to_ask_for_the_rule(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question("Vil vi vinne i KOFA?"))
    assert (answer.outcome, answer.statements) == (Outcome.not_legal_advice, ())
    assert answer.notice is not None
    assert answer.notice.endswith("Spør etter regelen med allmenne ord, så viser jeg den.")


def test_a_case_of_which_the_sources_say_nothing_is_no_source(pipeline: Pipeline) -> None:
    assert pipeline.answer(Question("Har Melodi AB rätt att vinna schlagertävlingen?")).outcome is Outcome.no_source
