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


@pytest.mark.parametrize(
    "link",
    [
        "[ute](http://example.org/a b)",
        "[brev](mailto:a@b.example)",
        "[här](#sektion)",
        "[ja](trial-purchase.sv.md)",
        "[upp](../terms.toml)",
        "![bild](https://example.org/x.png)",
        "(inte.md)",
    ],
)
def test_what_leads_elsewhere_or_to_a_file_that_is_there_is_no_dead_link(corpus: Path, link: str) -> None:
    change(corpus, "Provet växer", f"{link} Provet växer")
    assert list(dead_links(writing(corpus))) == []


def test_every_dead_link_is_found_with_its_line_in_whatever_language(corpus: Path) -> None:
    change(corpus, "Prøven vokser", "[a](x.md) [b](y.md). Prøven vokser", "nb")
    found = list(dead_links(writing(corpus)))
    assert [(f.what, f.line) for f in found] == [
        ("a link to x.md", line_of(corpus, "Prøven vokser", "nb")),
        ("a link to y.md", line_of(corpus, "Prøven vokser", "nb")),
    ]


def test_a_label_of_any_kind_is_a_known_name(corpus: Path) -> None:
    change(corpus, "är rundtur, provköp och marknadsdialog", "är rundtur, SVG och marknadsdialog")
    assert list(dead_names(writing(corpus))) == []


def test_only_the_section_of_related_methods_lists_names(corpus: Path) -> None:
    change(corpus, "Provet växer tills det är hela köpet.", "Fallgropar är slarv, brådska och lotteri.")
    assert list(dead_names(writing(corpus))) == []


def test_a_sentence_without_a_list_names_nothing(corpus: Path) -> None:
    change(corpus, "är rundtur, provköp och marknadsdialog", "är många")
    assert list(dead_names(writing(corpus))) == []


def test_the_first_half_of_a_compound_is_no_name(corpus: Path) -> None:
    change(corpus, "är rundtur, provköp och marknadsdialog", "är rundtur, marknads- och provköp")
    assert list(dead_names(writing(corpus))) == []
