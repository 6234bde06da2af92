"""``python -m evals.bench.own.recall < rows.json``: recall@5 of the retriever; rows: [question, answer's words]."""

from __future__ import annotations

import json
import sys
from datetime import date

from assistant import settings as configuration
from assistant.composition import compose
from assistant.domain import Question
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.understand import understand

TOP = 5


def recall(rows: list[tuple[str, str]]) -> float:
    """Return the share of questions with a passage among the first five that holds the answer's sentence."""
    assistant = compose(configuration.load())
    try:
        with assistant.live_index.lease() as index:
            retriever = Retriever(index, assistant.embedder)
            found = [
                any(
                    answer in hit.passage.text
                    for hit in retriever.retrieve(understand(Question(question), question, date.today()), TOP)
                )
                for question, answer in rows
            ]
    finally:
        assistant.close()
    return sum(found) / len(found)


if __name__ == "__main__":
    print(json.dumps(recall(json.load(sys.stdin))))
