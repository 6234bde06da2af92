from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.draft import Draft
from assistant.answering.guard.foreign_law import foreign_law
from assistant.domain import Outcome, Question
from assistant.retrieval.understand import understand


def ended(text: str) -> Draft:
    question = Question(text)
    return foreign_law(Draft(question, query=understand(question, text, date(2026, 11, 22))))


@pytest.mark.parametrize(
    "text",
    [
        "What is the direct award threshold in Germany?",
        "Hvilke regler gjelder for offentlige anskaffelser i Sveits?",
        "Vad säger den tyska upphandlingslagen om direktupphandling?",
        "How long is the standstill under the new UK act?",
        "When may an order be set aside under FAR 19.5?",
        "Hur säljer man till amerikanska myndigheter?",
        "Does Canada's procurement law know innovation partnerships?",
        "Kan et norsk firma stå på en GSA Schedule?",
    ],
)
def test_rules_of_a_country_without_sources_are_not_answered_from_another_law(text: str) -> None:
    assert ended(text).outcome is Outcome.no_source


@pytest.mark.parametrize(
    "text",
    [
        "Får ett tyskt företag lämna anbud i en svensk upphandling?",
        "Must we reject tenders from China?",
        "Kan vi utesluta en leverantör bara för att den är verksam i Ryssland?",
        "Er krigen i Ukraina force majeure for leverandøren?",
        "Kan vi köpa en produkt som tillverkas i USA utan konkurrens?",
        "Can a Swiss firm be a subcontractor?",
        "Is Swedish law stricter than German law on direct award?",
        "Vad kostar det att annonsera en upphandling?",
        "Får vi ställa krav på engelsk text?",
    ],
)
def test_a_foreign_supplier_product_or_event_is_no_foreign_law(text: str) -> None:
    assert ended(text).outcome is None


def test_the_asker_is_told_which_law_there_are_sources_on() -> None:
    assert ended("Vilka upphandlingsregler gäller i Polen?").notes == (
        "Frågan gäller ett annat lands regler. Jag har källor på Sverige, Norge och EU; fråga gärna vad EU:s direktiv "
        "säger.",
    )
