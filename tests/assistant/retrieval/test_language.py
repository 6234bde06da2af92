from __future__ import annotations

import pytest

from assistant.domain import Language
from assistant.retrieval.language import identify

QUESTIONS = {
    Language.sv: [
        "Får vi prata med leverantörer innan upphandlingen?",
        "direktupphandling gräns 2026",
        "Vad är en innovationstävling?",
        "Kan vi mejla projektledare?",
    ],
    Language.nb: [
        "Kan vi forhandle i en åpen anbudskonkurranse?",
        "Hvordan skriver jeg funksjonskrav?",
        "konkurransepreget dialog",
        "Hvem er sjef for innkjøp her?",
        "Hvor mange skip har rederiet?",
        "Kan vi kreve at koden er åpen?",
    ],
    Language.nn: [
        "Kva er ein konkurranseprega dialog?",
        "Korleis gjennomfører vi ein tidleg marknadsdialog?",
        "Må vi ha ein anskaffingsstrategi?",
        "Kan vi krevje at prisen står fast?",
        "Når kan tilbod avvisast?",
        "Må vi spørje tre leverandørar?",
    ],
    Language.da: [
        "Hvad er en rammeaftale?",
        "Hvornår kan man bruge direkte tildeling?",
        "Hvilke frister gælder for udbud?",
        "Er ændringen væsentlig?",
        "Hvem fastsætter kriterierne i en aftale om digitalisering?",
        "Må vi offentliggøre priserne i tilbuddene?",
        "Kan et konsortium byde?",
    ],
    Language.en: ["What is an RFI?", "innovation partnership", "When may we negotiate with tenderers?"],
}


@pytest.mark.parametrize(
    ("language", "question"), [(code, text) for code, texts in QUESTIONS.items() for text in texts]
)
def test_a_short_question_is_recognised(language: Language, question: str) -> None:
    assert identify(question) is language


def test_bokmal_that_could_be_danish_is_taken_for_bokmal() -> None:
    assert identify("Hvor lang kan en kontraktperiode være?") is Language.nb


@pytest.mark.parametrize(
    ("text", "expected"),
    [("RFI", Language.sv), ("RFI", Language.nb), ("e-auktion", Language.sv), ("tilbudsfrist", Language.nb)],
)
def test_a_text_of_several_languages_is_taken_for_the_one_expected(text: str, expected: Language) -> None:
    assert identify(text, expected) is expected


@pytest.mark.parametrize("expected", [Language.sv, Language.nb, Language.da])
def test_what_is_plainly_another_language_stays_so_whatever_was_expected(expected: Language) -> None:
    assert identify("How long is the standstill period?", expected) is Language.en
    assert identify("Korleis gjennomfører vi ein marknadsdialog?", expected) is Language.nn


@pytest.mark.parametrize("text", ["definition ramavtal", "anbud utan pris", "kan vi direktupphandla"])
def test_a_few_words_of_procurement_tell_swedish(text: str) -> None:
    assert identify(text) is Language.sv
