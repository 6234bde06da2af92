from __future__ import annotations

import numpy as np

from ingest.adapter.questions import Questions, alike, all_questions
from tests.ingest.adapter.making import a_section, unit


def test_every_question_is_taken_once_in_order() -> None:
    sections = [a_section("Vad?", "Hur?"), a_section("Hur?", "När?"), a_section()]
    assert all_questions(sections) == ["Vad?", "Hur?", "När?"]


def test_a_section_lies_in_the_middle_of_its_questions() -> None:
    questions = Questions(["Vad?", "Hur?"], unit((1, 0), (0, 1)))
    centres = questions.centres([a_section("Vad?", "Hur?"), a_section("Hur?")])
    np.testing.assert_allclose(centres, unit((1, 1), (0, 1)), atol=1e-6)


def test_questions_are_found_again_by_their_words() -> None:
    questions = Questions(["Vad?", "Hur?"], unit((1, 0), (0, 1)))
    np.testing.assert_array_equal(questions.rows(["Hur?", "Vad?"]), unit((0, 1), (1, 0)))


def test_only_nearly_equal_vectors_are_alike() -> None:
    vectors = unit((1, 0), (0.96, 0.28), (0.95, 0.3122))
    assert alike(vectors[:1], vectors).tolist() == [[True, True, False]]
