"""``python -m evals.bench.own.cost < questions.json``: what answering costs beside embedding the question alone.

In one process, on one thread, in CPU time: the two are measured in turn, question by question, so that both meet the
same machine.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from statistics import fmean
from typing import Any

from assistant import settings as configuration
from assistant.composition import compose
from assistant.domain import Question
from assistant.wire import answer_object

WARM_UP = 10


def measure(questions: list[str]) -> dict[str, Any]:
    """Return mean CPU milliseconds of embedding and of the whole answer, serialised; and how the answers ended."""
    assistant = compose(configuration.load())
    embedding: list[float] = []
    answering: list[float] = []
    outcomes: Counter[str] = Counter()
    try:
        for text in [*questions[:WARM_UP], *questions]:
            started = time.process_time()
            assistant.embedder.query_vector(text)
            between = time.process_time()
            answer = assistant.pipeline.answer(Question(text))
            json.dumps(answer_object(answer), ensure_ascii=False)
            answering.append(time.process_time() - between)
            embedding.append(between - started)
            outcomes[answer.outcome.value] += 1
    finally:
        assistant.close()
    embed, whole = fmean(embedding[WARM_UP:]), fmean(answering[WARM_UP:])
    return {
        "embedding_ms": embed * 1e3,
        "answer_ms": whole * 1e3,
        "ratio": whole / embed,
        "outcomes": dict(outcomes),
    }


if __name__ == "__main__":
    print(json.dumps(measure(json.load(sys.stdin))))
