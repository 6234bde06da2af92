from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.answering.draft import Draft
from assistant.answering.follow_ups import follow_ups
from assistant.domain import Authority, Document, Kind, Language, Passage, Source
from tests.assistant.answering.small import a_draft, opened
from tests.assistant.index.samples import a_document, a_passage

GUIDE = a_document("guide")


def under(document: Document, position: int, heading: str) -> Passage:
    return a_passage(document, f"Text {position}.", position, heading_path=("Om inköp", heading))


def asked(folder: Path, draft: Draft, *passages: Passage) -> tuple[str, ...]:
    with opened(folder / "index", *passages) as index:
        return follow_ups(draft, index).follow_ups


WHAT, HOW, WHEN, WHO = (
    under(GUIDE, at, heading)
    for at, heading in enumerate(["Vad är dialog?", "Hur görs den?", "När?", "Vem leder den?"])
)


def test_the_questions_an_article_goes_on_with_are_offered_in_its_order_three_at_most(tmp_path: Path) -> None:
    assert asked(tmp_path, a_draft("Något annat?", WHAT), WHAT, HOW, WHEN, WHO) == (
        "Vad är dialog?",
        "Hur görs den?",
        "När?",
    )


def test_what_was_asked_or_cited_is_not_offered_again(tmp_path: Path) -> None:
    draft = replace(a_draft("Vad är dialog?", WHAT), sources=(Source(1, HOW, HOW.text),))
    assert asked(tmp_path, draft, WHAT, HOW, WHEN, WHO) == ("När?", "Vem leder den?")


def test_a_heading_that_asks_nothing_is_no_question(tmp_path: Path) -> None:
    plain = under(GUIDE, 0, "Checklista")
    assert asked(tmp_path, a_draft("Vad?", plain), plain) == ()


def test_articles_in_other_languages_and_acts_offer_nothing(tmp_path: Path) -> None:
    english = under(a_document("en", language=Language.en), 0, "What is it?")
    act = under(a_document("act", kind=Kind.act, authority=Authority.law), 0, "Vad gäller?")
    assert asked(tmp_path, a_draft("Vad?", english, act), english, act) == ()


def test_a_question_of_two_articles_is_offered_once_and_the_best_article_comes_first(tmp_path: Path) -> None:
    other = a_document("other")
    same, more = under(other, 0, "När?"), under(other, 1, "Varför?")
    assert asked(tmp_path, a_draft("Vad?", same, WHEN), WHEN, WHO, same, more) == ("När?", "Varför?", "Vem leder den?")


def test_nothing_found_offers_nothing(tmp_path: Path) -> None:
    assert asked(tmp_path, a_draft("Vad?"), WHAT) == ()
