"""Generated Swedish and Norwegian documents: Markdown with front matter, ten sections of about 200 tokens each."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from assistant.domain import Language
from evals.bench.generated.words import Words, words
from evals.bench.plan import SECTIONS_PER_DOCUMENT, SEED

SENTENCES = 8
"""Sentences a section: about 200 tokens of multilingual-e5."""


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with its text; ``answer`` is the one sentence of it that answers ``question``."""

    heading: str
    text: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class GeneratedDocument:
    """A document before it is written to disk."""

    name: str
    title: str
    language: Language
    sections: tuple[Section, ...]

    def markdown(self) -> str:
        """Return the file's content. Without a jurisdiction, so that a question searches every document."""
        parts = [f"---\ntitle: {self.title}\nlanguage: {self.language}\nkind: article\n---\n\n# {self.title}\n"]
        parts += [f"## {section.heading}\n\n{section.text}\n" for section in self.sections]
        return "\n".join(parts)


def generate(count: int, seed: int = SEED) -> list[GeneratedDocument]:
    """Return ``count`` documents, Swedish and Norwegian in turn; the same for the same seed.

    No two sections of a language are about the same thing in the same place.
    """
    rng = random.Random(seed)
    topics = {language: _topics(own, rng) for language, own in words().items()}
    languages = tuple(words())
    documents = []
    for number in range(count):
        language = languages[number % len(languages)]
        sections = tuple(
            _section(words()[language], *topics[language].pop(), rng) for _ in range(SECTIONS_PER_DOCUMENT)
        )
        title = f"{sections[0].heading}, {number + 1}"
        documents.append(GeneratedDocument(f"document-{number:05}", title, language, sections))
    return documents


def write(documents: list[GeneratedDocument], folder: Path) -> None:
    """Write one Markdown file a document."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in documents:
        (folder / f"{document.name}.md").write_text(document.markdown(), encoding="utf-8")


def questions(documents: list[GeneratedDocument], count: int, seed: int = SEED) -> list[Section]:
    """Return sections drawn without replacement, evenly over the documents; each carries a question and its answer."""
    rng = random.Random(seed + 1)
    sections = [section for document in documents for section in document.sections]
    return rng.sample(sections, count)


def _topics(own: Words, rng: random.Random) -> list[tuple[str, str]]:
    things = [first + second for first, second in product(own.firsts, own.seconds)]
    places = [start + end for start, end in product(own.place_starts, own.place_ends)]
    topics = list(product(things, places))
    rng.shuffle(topics)
    return topics


def _section(own: Words, thing: str, place: str, rng: random.Random) -> Section:
    statement, question = rng.choice(own.facts)
    number = str(rng.randint(2, 98))
    answer = statement.format(thing=thing, place=place, number=number)
    sentences = [_filler(text, own, thing, place, rng) for text in rng.sample(own.fillers, SENTENCES - 1)]
    sentences.insert(rng.randrange(SENTENCES), answer)
    heading = own.heading.format(thing=thing, place=place)
    return Section(
        heading[0].upper() + heading[1:], " ".join(sentences), question.format(thing=thing, place=place), answer
    )


def _filler(text: str, own: Words, thing: str, place: str, rng: random.Random) -> str:
    other = rng.choice(own.firsts) + rng.choice(own.seconds)
    return text.format(thing=thing, place=place, other=other, role=rng.choice(own.roles), time=rng.choice(own.times))
