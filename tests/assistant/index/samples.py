"""Small documents of our own, a deterministic embedder, and builds made of them in a moment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Span
from assistant.embedding.base import Matrix, Vector
from assistant.index import Index, IndexWriter
from assistant.index.durable import write_durably
from assistant.index.layout import BUILDS, CURRENT

MODEL = "word-sums"
DIMENSION = 64


def vector_of(text: str) -> Vector:
    """Return a vector that lies near those of texts with the same words."""
    total = np.zeros(DIMENSION)
    for word in re.findall(r"\w+", text.lower()) or ["nothing"]:
        total += np.random.default_rng(crc32(word.encode())).normal(size=DIMENSION)
    return (total / np.linalg.norm(total)).astype(np.float32)


def matrix_of(passage: Passage) -> Matrix:
    """Return the vectors of a passage and its units."""
    return np.stack([vector_of(passage.text), *map(vector_of, passage.unit_texts())])


def a_document(
    name: str, jurisdiction: Jurisdiction | None = Jurisdiction.SE, language: Language = Language.sv, **more: object
) -> Document:
    values: dict[str, object] = {
        "title": f"Handbok {name}",
        "kind": Kind.guidance,
        "authority": Authority.guidance,
        "path": f"{name}.md",
        "sha256": "0" * 64,
    }
    return Document(id=name, language=language, jurisdiction=jurisdiction, **(values | more))  # type: ignore[arg-type]


def a_passage(document: Document, text: str, position: int = 0, **more: object) -> Passage:
    """Return a passage whose units are its sentences."""
    units = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^.!?]+[.!?]", text))
    values: dict[str, object] = {
        "id": f"{document.id}#{position}",
        "position": position,
        "heading_path": ("Om inköp",),
        "locator": f"avsnitt {position + 1}",
        "units": units,
    }
    return Passage(document=document, text=text, **(values | more))  # type: ignore[arg-type]


SWEDISH = a_passage(
    a_document("dialog"), "Köparen talar med marknaden innan annonsen. Ett möte räcker ofta. Anteckna vad som sägs."
)
NORWEGIAN = a_passage(
    a_document("samtale", Jurisdiction.NO, Language.nb),
    "Oppdragsgiveren snakker med markedet før kunngjøringen. Ett møte er ofte nok.",
)
EUROPEAN = a_passage(
    a_document("directive", Jurisdiction.EU, Language.en), "A contracting authority may consult the market. It is open."
)
GENERAL = a_passage(
    a_document("words", None, Language.en), "A lot is a part of a divided contract. A pilot guides ships."
)
FOUR = (SWEDISH, NORWEGIAN, EUROPEAN, GENERAL)


def write_build(folder: Path, passages: Sequence[Passage], build_id: str = "b1", chroma_url: str | None = None) -> Path:
    """Write a build into ``folder`` and return it."""
    folder.mkdir(parents=True)
    with IndexWriter(folder, build_id, MODEL, DIMENSION, chroma_url) as writer:
        asked = {question: vector_of(question) for passage in passages for question in passage.asked}
        writer.add(passages, [matrix_of(passage) for passage in passages], asked)
        writer.finish()
    return folder


def publish(root: Path, passages: Sequence[Passage], build_id: str = "b1") -> Path:
    """Write a build below ``root`` and make it current without checking it; return its folder."""
    folder = write_build(root / BUILDS / build_id, passages, build_id)
    write_durably(root / CURRENT, f"{build_id}\n")
    return folder


def descriptors_and_threads() -> tuple[int, int]:
    """Return how many files and threads this process has open."""
    return len(list(Path("/proc/self/fd").iterdir())), len(list(Path("/proc/self/task").iterdir()))


def found(index: Index, jurisdiction: Jurisdiction | None, text: str, limit: int = 10, **more: object) -> list[str]:
    """Return the ids of the passages found for ``text``, best first."""
    candidates = index.candidates(jurisdiction, vector_of(text), text, Language.sv, **more)  # type: ignore[arg-type]
    return [hit.passage.id for hit in index.hits(candidates, candidates.dense + candidates.lexical, limit)]
