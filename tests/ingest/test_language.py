from __future__ import annotations

import pytest

from assistant.domain import Language
from ingest.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Myndigheten får använda förfarandet om behovet är nytt, och ska dokumentera varför.", Language.sv),
        ("Oppdragsgiveren kan bruke prosedyren når behovet er nytt, og skal dokumentere hvorfor.", Language.nb),
        ("Ordregiveren kan anvende proceduren, når behovet er nyt, og skal dokumentere hvorfor.", Language.da),
        ("The authority may use the procedure where the need is new, and shall document why.", Language.en),
        ("Hankintayksikkö voi käyttää menettelyä, kun tarve on uusi, ja sen on perusteltava valinta.", Language.fi),
    ],
)
def test_a_document_is_known_by_its_words(text: str, language: Language) -> None:
    assert language_of(f"{text} " * 3) is language


def test_the_beginning_of_a_long_document_tells() -> None:
    swedish = "Myndigheten får använda förfarandet om behovet är nytt. " * 500
    assert language_of(swedish + "The authority may use the procedure. " * 5_000) is Language.sv


@pytest.mark.parametrize("text", ["", "42", "\x00", "🛶", "漢字"])
def test_any_text_has_one_of_the_languages_that_are_read(text: str) -> None:
    assert language_of(text) in set(Language)
