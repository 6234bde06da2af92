from __future__ import annotations

import pytest

from assistant.domain import Language
from assistant.index.function_words import function_stems, function_words
from assistant.index.words import stems


@pytest.mark.parametrize(
    ("language", "question", "subject"),
    [
        (Language.sv, "När får man använda ramavtal", {"ramavtal"}),
        (Language.nb, "Hva er en rammeavtale", {"rammeavtale"}),
        (Language.nn, "Kva er ein rammeavtale", {"rammeavtale"}),
        (Language.da, "Hvad er en rammeaftale", {"rammeaftale"}),
        (Language.en, "What is a framework agreement", {"framework", "agreement"}),
    ],
)
def test_of_a_question_only_its_subject_is_left(language: Language, question: str, subject: set[str]) -> None:
    assert set(question.lower().split()) - function_words(language) == subject
    assert not set(stems(" ".join(subject), language)) & function_stems(language)


def test_a_language_without_a_list_leaves_every_word() -> None:
    assert function_words(Language.fi) == function_stems(Language.fi) == frozenset()
