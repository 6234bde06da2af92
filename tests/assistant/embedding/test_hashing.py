from __future__ import annotations

import numpy as np

from assistant.domain import Span
from assistant.embedding.base import SpannedText
from assistant.embedding.hashing import HashingEmbedder


def test_the_numbers_are_the_same_on_every_machine() -> None:
    vector = HashingEmbedder().query_vector("anbud")
    assert np.flatnonzero(vector).tolist() == [68, 75, 88, 104, 105, 108, 144, 174, 194, 195, 198]


def test_shared_parts_of_words_bring_texts_together() -> None:
    model = HashingEmbedder()
    (compound,) = model.passage_matrices([SpannedText("Anbudstidens längd räknas i dagar")])
    (other,) = model.passage_matrices([SpannedText("Köket lagar mat från grunden")])
    question = model.query_vector("hur lång är anbudstiden")
    assert compound[0] @ question > 0.3 > other[0] @ question


def test_case_and_spacing_do_not_matter() -> None:
    model = HashingEmbedder()
    np.testing.assert_array_equal(model.query_vector("Öppet  FÖRFARANDE"), model.query_vector("öppet förfarande\n"))


def test_an_empty_span_gets_the_vector_of_the_whole() -> None:
    (matrix,) = HashingEmbedder().passage_matrices([SpannedText("ett två", (Span(3, 4),))])
    np.testing.assert_array_equal(matrix[1], matrix[0])


def test_words_and_marks_are_its_tokens() -> None:
    assert HashingEmbedder().count_tokens("6 kap. 5 § LOU, andra stycket") == 9
