from __future__ import annotations

import pytest

from assistant.embedding.prefixes import E5, NONE, Prefixes, prefixes_for


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("intfloat/multilingual-e5-small", E5),
        ("/models/E5_large", E5),
        ("e5", E5),
        ("intfloat/multilingual-e5-large-instruct", NONE),
        ("sentence-transformers/all-MiniLM-L6-v2", NONE),
        ("text-embedding-3-small", NONE),
        ("some-model-2e5b", NONE),
    ],
)
def test_a_name_tells_whether_the_model_wants_prefixes(model: str, expected: Prefixes) -> None:
    assert prefixes_for(model) == expected


def test_e5_reads_query_and_passage() -> None:
    assert E5 == ("query: ", "passage: ")
