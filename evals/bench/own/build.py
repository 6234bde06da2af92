"""``python -m evals.bench.own.build CORPUS``: one build as `lotsen build` makes it, with its figures as JSON.

CPU time is this process's and its children's: the parser pool and the verifier are the build's own work too.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from assistant import settings as configuration
from assistant.embedding.cache import CachedEmbedder
from assistant.embedding.factory import open_embedder
from evals.bench.own.timed import TimedEmbedder
from ingest.build import run_build
from ingest.origin import origin_of
from ingest.parse import ParserPool
from ingest.progress import Progress


def measure(corpus: Path) -> dict[str, float]:
    """Build ``corpus`` and return the figures; the model is loaded before the clock of the rates starts."""
    started = time.perf_counter()
    settings = configuration.load()
    progress = Progress()
    timed = TimedEmbedder(open_embedder(settings, progress.say))
    embedder = CachedEmbedder(timed, settings.cache_folder)
    ready, cpu = time.perf_counter(), _cpu_seconds()
    with ParserPool() as parser:
        origin = origin_of([corpus], embedder.model_id)
        report = run_build([corpus], settings, embedder, parser, progress, origin)
    wall, used = time.perf_counter() - ready, _cpu_seconds() - cpu
    return {
        "passages": report.passages,
        "documents": report.documents,
        "embedded": report.embedded,
        "reused": report.reused,
        "duplicates": report.duplicates,
        "seconds": time.perf_counter() - started,
        "cpu_seconds": used,
        "passages_per_s": report.passages / wall,
        "passages_per_cpu_s": report.passages / used,
        "embedding_cpu_seconds": timed.cpu_seconds,
        "own_share": (used - timed.cpu_seconds) / max(timed.cpu_seconds, 1e-9),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
        **{f"stage {name.lower()}": seconds for name, seconds in report.stages.items()},
    }


def _cpu_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
