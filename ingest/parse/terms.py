"""The terms of the corpus (``terms.toml``) as documents: one glossary a language, one question and answer a concept."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from assistant.domain import Language
from ingest.model import Block, Heading, Paragraph, ParsedDocument, RawDocument, Skip
from ingest.parse.data_document import data_document

_TITLE = {
    Language.sv: "Ordlista för offentlig upphandling",
    Language.nb: "Ordliste for offentlige anskaffelser",
    Language.en: "Glossary of public procurement",
}
_WHAT_IS = {Language.sv: "Vad är {}?", Language.nb: "Hva er {}?", Language.en: "What is {}?"}
_ALSO = {
    Language.sv: "Andra ord för {}: {}.",
    Language.nb: "Andre ord for {}: {}.",
    Language.en: "Other words for {}: {}.",
}
_ELSEWHERE = {
    Language.sv: "På andra språk heter {} {}.",
    Language.nb: "På andre språk heter {} {}.",
    Language.en: "In other languages {} is {}.",
}

Concept = Mapping[str, Any]


def parse_terms(raw: RawDocument, text: str) -> tuple[ParsedDocument, ...]:
    """Return a glossary for each language that has definitions. Raises Skip when the file is not as its schema says."""
    try:
        concepts = tomllib.loads(text)["concept"]
        return tuple(_glossary(raw, concepts, language) for language in _TITLE)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise Skip(f"the terms cannot be read: {error}; see schema/terms.schema.json") from error


def _glossary(raw: RawDocument, concepts: list[Concept], language: Language) -> ParsedDocument:
    name = f"{PurePosixPath(raw.path).stem}-{language}"
    blocks = (block for concept in concepts for block in _blocks(concept, language))
    return data_document(raw, name, _TITLE[language], language, blocks)


def _blocks(concept: Concept, language: Language) -> Iterator[Block]:
    label, definition = concept["label"].get(language), concept["definition"].get(language)
    if not label or not definition:
        return
    yield Heading(_WHAT_IS[language].format(label), 2)
    yield Paragraph(definition)
    if also := concept.get("also", {}).get(language):
        yield Paragraph(_ALSO[language].format(label, ", ".join(also)))
    others = [f"{word} ({code})" for code, word in concept["label"].items() if code != language and word != label]
    if others:
        yield Paragraph(_ELSEWHERE[language].format(label, ", ".join(others)))
