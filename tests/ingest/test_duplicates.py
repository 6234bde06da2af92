from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain import Authority, Jurisdiction, Passage
from ingest.duplicates import jaccard, mark_duplicates, shingles
from tests.ingest.making import a_document, a_passage, an_act

TEXT = " ".join(f"ord{n}" for n in range(100))


def changed(text: str, every: int) -> str:
    """Return ``text`` with each ``every``-th word another one."""
    return " ".join("annat" if n % every == every - 1 else word for n, word in enumerate(text.split()))


def originals(*passages: Passage) -> list[str | None]:
    return [p.duplicate_of for p in mark_duplicates(passages)]


def test_a_text_published_twice_is_marked_once() -> None:
    assert originals(a_passage(a_document("a"), TEXT), a_passage(a_document("b"), TEXT)) == [None, "a#text"]


def test_case_and_punctuation_make_no_difference() -> None:
    assert originals(a_passage(a_document("a"), TEXT), a_passage(a_document("b"), TEXT.upper() + "!")) == [
        None,
        "a#text",
    ]


def test_near_is_a_jaccard_index_of_at_least_four_fifths() -> None:
    near, far = changed(TEXT, 51), changed(TEXT, 30)
    assert jaccard(shingles(TEXT), shingles(near)) > 0.8 > jaccard(shingles(TEXT), shingles(far))
    found = originals(*[a_passage(a_document(name), text) for name, text in zip("abc", (TEXT, near, far), strict=True)])
    assert found == [None, "a#text", None]


def test_a_text_with_another_figure_is_no_copy_since_it_may_contradict() -> None:
    old, new = f"{TEXT} Gränsen är 615 312 kronor.", f"{TEXT} Gränsen är 700 000 kronor."
    assert jaccard(shingles(old), shingles(new)) > 0.8
    assert originals(a_passage(a_document("a"), old), a_passage(a_document("b"), new)) == [None, None]


def test_repetition_within_one_document_is_not_marked() -> None:
    document = a_document()
    assert originals(a_passage(document, TEXT), a_passage(document, TEXT, part=2)) == [None, None]


def test_the_copy_with_less_authority_is_marked() -> None:
    article = a_document("a", authority=Authority.practice)
    guidance = a_document("b", authority=Authority.guidance)
    assert originals(a_passage(article, TEXT), a_passage(guidance, TEXT)) == ["b#text", None]


def test_of_equal_authority_the_later_is_marked() -> None:
    later = a_document("a", published=date(2025, 5, 1))
    earlier = a_document("b", published=date(2019, 5, 1))
    undated = a_document("c")
    assert originals(*[a_passage(d, TEXT) for d in (undated, later, earlier)]) == ["b#text", "b#text", None]


def test_an_article_that_quotes_a_whole_provision_is_marked_but_never_a_provision() -> None:
    law = a_passage(an_act("lou"), TEXT, "6:5")
    same_in_another_act = a_passage(an_act("luf", "LUF"), TEXT, "6:5")
    article = a_passage(a_document("article"), TEXT)
    assert originals(article, law, same_in_another_act) == ["lou#6:5", None, None]


def test_wordings_of_one_provision_are_not_duplicates_of_each_other() -> None:
    old, new = an_act("old", valid_from=date(2017, 1, 1)), an_act("new", valid_from=date(2026, 7, 1))
    assert originals(a_passage(old, TEXT, "2"), a_passage(new, TEXT, "2")) == [None, None]


@pytest.mark.parametrize(
    ("first", "second", "marked"),
    [
        (Jurisdiction.SE, Jurisdiction.NO, False),
        (Jurisdiction.SE, None, False),
        (Jurisdiction.SE, Jurisdiction.EU, False),
        (Jurisdiction.EU, Jurisdiction.SE, True),
        (None, Jurisdiction.SE, True),
        (None, Jurisdiction.EU, True),
        (None, None, True),
    ],
)
def test_a_copy_is_marked_only_if_the_original_reaches_all_its_askers(
    first: Jurisdiction | None, second: Jurisdiction | None, marked: bool
) -> None:
    one, two = a_document("a", jurisdiction=first), a_document("b", jurisdiction=second)
    assert originals(a_passage(one, TEXT), a_passage(two, TEXT)) == [None, "a#text" if marked else None]


def test_what_is_still_valid_is_not_marked_as_copy_of_what_is_not() -> None:
    ended = a_document("a", valid_to=date(2025, 12, 31))
    assert originals(a_passage(ended, TEXT), a_passage(a_document("b"), TEXT)) == [None, None]


def test_a_mark_that_was_set_before_stays() -> None:
    (first, second) = (a_passage(an_act(name), TEXT, "2") for name in ("a", "b"))
    from dataclasses import replace

    found = mark_duplicates([first, replace(second, duplicate_of=first.id)])
    assert found[1].duplicate_of == "a#2"


def test_very_short_texts_are_compared_whole() -> None:
    texts = ["Läs mer här.", "läs mer här", "Läs mindre här."]
    found = originals(*[a_passage(a_document(name), text) for name, text in zip("abc", texts, strict=True)])
    assert found == [None, "a#text", None]


def test_the_order_of_passages_is_kept_and_each_is_counted() -> None:
    given_ = [a_passage(a_document(name), f"{TEXT} {name}") for name in "dbca"]
    counted: list[int] = []
    assert [p.id for p in mark_duplicates(given_, counted.append)] == [p.id for p in given_]
    assert sum(counted) == 4


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_verdict_does_not_depend_on_the_order(shuffle: random.Random) -> None:
    given_ = [a_passage(a_document(f"d{n}"), changed(TEXT, 20 + 10 * n)) for n in range(8)]
    expected = {p.id: p.duplicate_of for p in mark_duplicates(given_)}
    mixed = given_.copy()
    shuffle.shuffle(mixed)
    assert {p.id: p.duplicate_of for p in mark_duplicates(mixed)} == expected


def test_nearly_all_near_duplicates_among_many_are_found() -> None:
    rng = random.Random(4)
    texts = [
        " ".join(rng.choice(["lag", "köp", "anbud", "dialog", f"x{rng.randrange(99)}"]) for _ in range(80))
        for _ in range(300)
    ]
    first = [a_passage(a_document(f"a{n:03}"), text) for n, text in enumerate(texts)]
    second = [a_passage(a_document(f"b{n:03}"), changed(text, 45)) for n, text in enumerate(texts)]
    found = originals(*first, *second)
    assert found[:300] == [None] * 300
    assert sum(mark == f"a{n:03}#text" for n, mark in enumerate(found[300:])) >= 290


def test_a_boilerplate_repeated_a_thousand_times_has_one_original() -> None:
    passages = [a_passage(a_document(f"d{n:04}"), TEXT) for n in range(1_000)]
    assert originals(*passages) == [None] + ["d0000#text"] * 999
