from __future__ import annotations

from pathlib import Path

from assistant.domain import Language
from evals.bench.generated.corpus import SENTENCES, generate, questions, write
from ingest.duplicates import jaccard, shingles


def test_the_same_seed_gives_the_same_documents() -> None:
    assert generate(4) == generate(4)
    assert generate(4) != generate(4, seed=1)


def test_swedish_and_norwegian_take_turns() -> None:
    assert [document.language for document in generate(4)] == [Language.sv, Language.nb] * 2


def test_no_two_sections_of_a_language_have_the_same_heading() -> None:
    headings = [(document.language, section.heading) for document in generate(500) for section in document.sections]
    assert len(headings) == len(set(headings)) == 5_000


def test_the_answer_stands_in_its_section_and_in_no_other() -> None:
    documents = generate(40)
    texts = [section.text for document in documents for section in document.sections]
    for section in questions(documents, 20):
        assert sum(section.answer in text for text in texts) == 1
        assert section.answer in section.text


def test_a_question_is_no_sentence_of_its_section() -> None:
    for section in questions(generate(10), 20):
        assert section.question.endswith("?")
        assert section.question not in section.text


def test_sections_are_no_near_duplicates_of_each_other() -> None:
    sections = [shingles(section.text) for document in generate(20) for section in document.sections]
    assert max(jaccard(one, other) for i, one in enumerate(sections) for other in sections[:i]) < 0.5


def test_sentences_are_hardly_ever_the_same_twice() -> None:
    sentences = [s for document in generate(50) for section in document.sections for s in section.text.split(". ")]
    assert len(sentences) == 500 * SENTENCES
    assert len(set(sentences)) > 0.98 * len(sentences)


def test_every_question_is_asked_once() -> None:
    asked = [section.question for section in questions(generate(30), 200)]
    assert len(set(asked)) == 200


def test_documents_are_markdown_with_front_matter(tmp_path: Path) -> None:
    documents = generate(2)
    write(documents, tmp_path)
    text = (tmp_path / "document-00000.md").read_text(encoding="utf-8")
    assert text.startswith(f"---\ntitle: {documents[0].title}\nlanguage: sv\n")
    assert text.count("\n## ") == 10
    assert len(list(tmp_path.iterdir())) == 2
