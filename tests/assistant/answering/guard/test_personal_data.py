from __future__ import annotations

import pytest

from assistant.answering.draft import Draft
from assistant.answering.guard.personal_data import MASK, masked, personal_data
from assistant.answering.pipeline import Pipeline
from assistant.domain import Choice, Outcome, Question, Turn
from assistant.wire import answer_object

NUMBER = "19000103-1004"

LOOK_ALIKES = """
Gäller CPV 72000000-5 för IT-tjänster?
Vilken CPV-kod är 45000000-7?
Är 90910000-9 städtjänster eller rengöring?
CPV 85000000 hälsovård, gäller bilaga 2?
Hva med CPV 98000000-3?
CPV 03000000-1 jordbruksprodukter
Är gränsen 2 197 545 kronor för varor?
Är gränsen 700 000 kronor?
Gäller 57 527 955 kr för byggentreprenader?
Er terskelen 1 492 600 kroner?
Er 60 000 000 kr over terskelen?
Is the threshold EUR 5 404 000?
Is 143000 euro the limit for central government?
Får vi köpa för 12 345 678 SEK utan annons?
Kontrakten er verdt 45 678 901 kroner
Beløpet er 91 234 567 kroner
Summan 1234567890 kr
Värdet är 10 000 000 000 kronor
Leverantören 556036-0793 har lämnat anbud
Org.nr 212000-0142, är det en kommun?
organisationsnummer 2021002114
Leverandøren har organisasjonsnummer 971 032 081
org.nr. 974760673
CVR 10103940
Y-tunnus 0201256-6
VAT SE556036079301
MVA NO974760673MVA
Vad säger SFS 2016:1145?
Gäller lag (2016:1145) om offentlig upphandling?
Hva sier forskrift 2016-08-12-974?
FOR-2016-08-12-974 § 13-2
LOV-2016-06-17-73
Vad säger 2014/24/EU artikel 31?
Directive 2014/24/EU of 26 February 2014
Förordning (EU) 2025/2152
Mål C-454/06 pressetext
Case C-19/00 SIAC Construction
HFD 2018 ref. 60
Mål nr 1234-22
Kammarrätten i Göteborg mål 2345-19
KOFA 2023/1234
KOFA-sak 2024/0456
Sak 24/01234-5
Dnr 2023-01234
Dnr KS 2024/00123
diarienummer 2012011234
Ärende 20240115-0012
Annons 121212-2024 i TED
TED notice 650101-2024
2024/S 123-456789
2023/S 001-000001
OJ L 94, 28.3.2014, p. 65
OJ:L_202601744
Celex 32014L0024
ISBN 978-91-38-24567-8
ISO 9001:2015 och ISO 14001:2015
EN 301 549
Från 2026-07-01 till 2027-06-30
mellan 01.01.2026 och 31.12.2026
Öppet 08-16 den 12 maj 2026
Anbud senast 2026-12-01 kl. 23:59
Avtal 2024-2028
Vikterna 40 30 20 10
§§ 24 25 26 27
19 a kap. 2 § och 19 kap. 16 §
FOA § 13-2 og § 5-3
Åren 2016 2018 2021 2024
version 10.20.30.40
Poäng 100 90 80 70
upphandling@kommun.example och registrator@region.example
12 månader, 24 månader, 36 månader
4 × 12 345,50 kr
fakturanummer 0123456789
""".strip().splitlines()


def test_there_are_well_over_sixty_look_alikes() -> None:
    assert len(set(LOOK_ALIKES)) == len(LOOK_ALIKES) >= 70


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_number_of_procurement_is_no_personal_data(text: str) -> None:
    assert masked(text) is None


def test_the_question_comes_back_without_it() -> None:
    draft = personal_data(Draft(Question(f"Får {NUMBER} sitta i juryn?")))
    assert draft.outcome is Outcome.refused_personal_data
    assert draft.question.text == f"Får {MASK} sitta i juryn?"
    assert draft.choices == (Choice(draft.question.text, draft.question.text),)


def test_everything_in_it_is_masked() -> None:
    text = f"Kan {NUMBER}, 070-174 06 05 eller kim@example.org delta? Konto NO93 8601 1117 947."
    assert masked(text) == f"Kan {MASK}, {MASK} eller {MASK} delta? Konto {MASK}."


def test_the_masked_question_is_not_refused_again() -> None:
    offered = masked(f"Kan {NUMBER} delta?") or ""
    assert personal_data(Draft(Question(offered))).outcome is None


def test_without_words_beside_it_nothing_is_offered() -> None:
    draft = personal_data(Draft(Question(f"{NUMBER} {NUMBER}")))
    assert draft.outcome is Outcome.refused_personal_data
    assert draft.choices == ()


@pytest.mark.parametrize(
    "hidden",
    [
        "1900\u200b0103-1004",
        "19000103\u20111004",
        "19000103\u20131004",
        "１９０００１０３-１００４",
        "19000103\u00ad-1004",
        "19000103-\u20601004",
    ],
)
def test_invisible_characters_and_other_digits_do_not_hide_a_number(hidden: str) -> None:
    assert masked(f"Får {hidden} delta?") == f"Får {MASK} delta?"


def test_it_is_masked_in_the_conversation_before_and_is_no_reason_to_refuse() -> None:
    turn = Turn(f"Är {NUMBER} jävig?", f"Om {NUMBER}: se 4 kap.", "a1")
    draft = personal_data(Draft(Question("Och om hon byter jobb?", history=(turn, Turn("Vad är jäv?")))))
    assert draft.outcome is None
    assert draft.question.history == (Turn(f"Är {MASK} jävig?", f"Om {MASK}: se 4 kap.", "a1"), Turn("Vad är jäv?"))


def test_a_question_without_it_is_left_as_it_was_asked() -> None:
    draft = Draft(Question("Får  vi förhandla\n?", history=(Turn("Hej"),)))
    assert personal_data(draft) is draft


def test_a_question_that_is_too_long_is_not_echoed_with_it(pipeline: Pipeline) -> None:
    answer = pipeline.answer(Question(f"Får {NUMBER} delta? " + "Varför det? " * 200))
    assert NUMBER not in str(answer)


def test_no_stage_behind_sees_it_and_no_part_of_the_answer_holds_it(pipeline: Pipeline) -> None:
    seen: list[Draft] = []
    answer = pipeline.answer(Question(f"Får {NUMBER} delta i dialogen?"), seen.append)
    assert answer.outcome is Outcome.refused_personal_data
    assert len(seen) == 1
    assert NUMBER not in str(answer_object(answer))
    assert answer.notice is not None
    assert answer.choices[0].value == answer.question.text
    assert pipeline.answer(Question(answer.choices[0].value)).outcome is not Outcome.refused_personal_data


def test_a_long_run_of_digits_takes_no_time() -> None:
    assert masked("1 " * 8_000) is None
    assert masked("0" * 16_000) is None
    assert masked("a@" * 8_000) is None
