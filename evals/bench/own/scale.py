"""``python -m evals.bench.own.scale build|search|served PASSAGES FOLDER``: how an index of generated passages grows.

Vectors are random unit vectors, texts are generated, every sentence has a vector as in a real build. Building and
searching are processes of their own, so that each has its own memory. ``served`` searches the same build with a Chroma
server beside it that holds the vectors.
"""

from __future__ import annotations

import json
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import fmean

import numpy as np
import psutil

from assistant.domain import Jurisdiction, Language, Passage
from assistant.embedding.base import Matrix
from assistant.index import Index, IndexWriter
from assistant.index.layout import CHROMA
from assistant.index.manifest import read_manifest, write_manifest
from evals.bench.baseline.environment import folder_mb
from evals.bench.generated.corpus import GeneratedDocument, Section, generate
from evals.bench.plan import SEED
from evals.bench.retrieval.pool import passage
from evals.bench.retrieval.sets import SetPassage
from evals.bench.serving.server import Service, serving
from evals.bench.summary import percentile

DIMENSION = 384
MODEL = "random"
DOCUMENTS_A_SEED = 1_000
BATCH = 256
QUERIES = 200
WARM_UP = 20


def build(count: int, folder: Path) -> dict[str, float]:
    """Write an index of ``count`` passages; return seconds, peak memory and size on disk."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rng = np.random.default_rng(SEED)
    started, made, cpu = time.perf_counter(), 0.0, 0.0
    with IndexWriter(folder, f"scale-{count}", MODEL, DIMENSION) as writer:
        passages = islice(_passages(), count)
        while batch := list(islice(passages, BATCH)):
            writer.add(batch, [_random(rng, 1 + len(one.units)) for one in batch])
        written = time.perf_counter()
        made, cpu = written - started, time.process_time()
        writer.finish()
    return {
        "passages": count,
        "texts_s": made,
        "vectors_s": time.perf_counter() - written,
        "vectors_cpu_s": time.process_time() - cpu,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
        "disk_mb": folder_mb(folder),
        **{f"disk_{part.name}_mb": folder_mb(part) for part in folder.iterdir() if part.is_dir()},
    }


def search(count: int, folder: Path, url: str | None = None) -> dict[str, float]:
    """Open the index and search it; return seconds to open, milliseconds a search, and memory.

    ``url`` is the Chroma server's that holds the vectors; None means that they lie in the folder.
    """
    rng = np.random.default_rng(SEED + 1)
    started = time.perf_counter()
    index = Index.open_build(folder, MODEL, url)
    opened = time.perf_counter() - started
    questions = islice(_sections(), 0, count, max(1, count // (QUERIES + WARM_UP)))
    milliseconds: list[float] = []
    cpu: list[float] = []
    for document, section in islice(questions, QUERIES + WARM_UP):
        vector = _random(rng, 1)[0]
        before, used = time.perf_counter(), time.process_time()
        found = index.candidates(Jurisdiction.EU, vector, section.question, document.language)
        index.hits(found, found.dense, 8)
        milliseconds.append((time.perf_counter() - before) * 1e3)
        cpu.append((time.process_time() - used) * 1e3)
    warm = milliseconds[WARM_UP:]
    figures = {
        "open_s": opened,
        "first_ms": milliseconds[0],
        "p50_ms": percentile(warm, 0.5),
        "p95_ms": percentile(warm, 0.95),
        "cpu_ms": fmean(cpu[WARM_UP:]),
        "resident_mb": psutil.Process().memory_info().rss / 1e6,
    }
    index.close()
    return figures


def served(count: int, folder: Path) -> dict[str, float]:
    """Search as ``search`` does, with the vectors in a Chroma server; return the same and the server's memory."""
    manifest = read_manifest(folder)
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--path", str(folder / CHROMA)]
    chroma = Service(
        "Chroma",
        lambda port: [*command, "--port", str(port)],
        {},
        "/api/v2/heartbeat",
        "",
        folder.parent / "chroma.log",
    )
    write_manifest(folder, manifest.model_copy(update={"server": True}))
    try:
        with serving(chroma) as server:
            server.wait_ready()
            figures = search(count, folder, server.url)
            server_mb = server.resident_mb()
    finally:
        write_manifest(folder, manifest)
    return {**{f"served_{name}": value for name, value in figures.items()}, "server_mb": server_mb}


def _sections() -> Iterator[tuple[GeneratedDocument, Section]]:
    seed = SEED
    while True:
        for document in generate(DOCUMENTS_A_SEED, seed):
            for section in document.sections:
                yield document, section
        seed += 1


def _passages() -> Iterator[Passage]:
    for number, (document, section) in enumerate(_sections()):
        yield passage(SetPassage(f"p{number}", section.text, section.heading, Language(document.language)))


def _random(rng: np.random.Generator, rows: int) -> Matrix:
    matrix = rng.standard_normal((rows, DIMENSION), dtype=np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix


if __name__ == "__main__":
    measure = {"build": build, "search": search, "served": served}[sys.argv[1]]
    print(json.dumps(measure(int(sys.argv[2]), Path(sys.argv[3]))))
