"""What an article points to is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.check.corpus.links import dead_links, dead_names
from tests.ingest.check.corpus.making import change, line_of, writing


def test_a_link_to_a_file_that_is_not_there_is_found(corpus: Path) -> None:
    links = "[nej](no-method.sv.md), [ja](trial-purchase.nb.md#x) och [ute](https://example.org)"
    change(corpus, "Provet växer", f"{links}. Provet växer")
    assert [f.what for f in dead_links(writing(corpus))] == ["a link to no-method.sv.md"]


def test_a_related_method_that_is_neither_article_nor_term_is_found(corpus: Path) -> None:
    change(corpus, "är rundtur, provköp och marknadsdialog", "är rundtur, provköp och lotteri")
    (finding,) = dead_names(writing(corpus))
    assert finding.what == "'lotteri' is neither an article nor a term"
    assert finding.line == line_of(corpus, "lotteri")


@pytest.mark.parametrize(
    "listed",
    ["rundtur, provköp och marknadsdialogen", "rundtur, provköp, som är bäst när det regnar, och marknadsdialog"],
    ids=["inflected", "with a clause"],
)
def test_inflection_and_clauses_do_not_hide_a_name(corpus: Path, listed: str) -> None:
    change(corpus, "rundtur, provköp och marknadsdialog", listed)
    assert list(dead_names(writing(corpus))) == []
