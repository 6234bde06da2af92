from __future__ import annotations

import pytest

from assistant.domain import Jurisdiction, Language
from assistant.retrieval.jurisdiction import settle


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("När får man direktupphandla?", Language.sv, Jurisdiction.SE),
        ("Når kan man forhandle?", Language.nb, Jurisdiction.NO),
        ("Kva er terskelverdien?", Language.nn, Jurisdiction.NO),
        ("When may we negotiate?", Language.en, Jurisdiction.EU),
        ("What is the direct award limit in Sweden?", Language.en, Jurisdiction.SE),
        ("Vad gäller i Norge om dialog?", Language.sv, Jurisdiction.NO),
        ("Vad säger FOA § 13-2?", Language.sv, Jurisdiction.NO),
        ("Vad säger direktivet om innovationspartnerskap?", Language.sv, Jurisdiction.EU),
        ("Hur har Sverige genomfört direktivet?", Language.sv, Jurisdiction.SE),
    ],
)
def test_words_outrank_language(text: str, language: Language, expected: Jurisdiction) -> None:
    assert settle(text, language, None) is expected


def test_what_the_asker_chose_outranks_everything() -> None:
    assert settle("Vad gäller i Norge?", Language.sv, Jurisdiction.FI) is Jurisdiction.FI
