from __future__ import annotations

import json
from dataclasses import replace

import pytest
from microsoft_teams.cards import AdaptiveCard

from assistant.channels.teams.card import BYTES, cards, summary
from assistant.channels.teams.elements import text
from assistant.domain import Authority, Language, Outcome, Statement
from tests.assistant.channels.teams.reading import buttons, read
from tests.contract.answers import LANGUAGES, answer


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_fits_microsofts_schema(outcome: Outcome, language: Language) -> None:
    for card in cards(answer(outcome, language), first_turn=True, with_question=True):
        AdaptiveCard.model_validate(card)
        assert (card["version"], card["lang"]) == ("1.5", language)
        assert len(json.dumps(card, ensure_ascii=False).encode()) <= 28_000


def test_markup_in_an_answer_stands_only_where_no_markup_acts() -> None:
    (card,) = cards(answer(Outcome.answered, Language.sv), first_turn=True, with_question=True)

    def marked(element: object) -> list[str]:
        if isinstance(element, dict):
            own = [element["text"]] if element.get("type") == "TextBlock" else []
            return own + [found for value in element.values() for found in marked(value)]
        return [found for value in element for found in marked(value)] if isinstance(element, list) else []

    headings = marked(card["body"])
    assert headings == [
        "Lag",
        "Vår sammanfattning, citerat på finska",
        "Egna riktlinjer",
        "Begrepp",
        "Källor",
        "Fråga vidare",
    ]


def test_links_go_to_web_addresses_of_sources_only() -> None:
    (card,) = cards(answer(Outcome.answered, Language.sv), first_turn=True, with_question=True)
    shown = json.dumps(card)
    assert shown.count("Action.OpenUrl") == 1
    assert '"url": "https://example.org/lag_%281%29?a=b&c=d"' in shown
    assert '"url": "javascript:' not in shown


def test_the_quotes_are_hidden_until_asked_for() -> None:
    (card,) = cards(answer(Outcome.answered, Language.sv), first_turn=False, with_question=False)
    (toggle,) = (button for button in buttons(card) if button["type"] == "Action.ToggleVisibility")
    shown = json.dumps(card, ensure_ascii=False)
    assert toggle["title"] == "Läs källorna"
    assert toggle["targetElements"] == ["quotes"]
    assert '"id": "quotes", "isVisible": false' in shown


def test_a_table_is_a_table() -> None:
    before, table, after = text("Före:\n| Värde | Sätt |\n|---|:-:|\n| 700 000 | a\\|b |\nEfter", after="[3]")
    cells = [["".join(map(str, (read({"body": [cell]}) for cell in row["cells"])))] for row in table["rows"]]
    assert table["type"] == "Table"
    assert cells == [["VärdeSätt"], ["700 000a|b"]]
    assert read({"body": [before, after]}) == "Före:\nEfter [3]"


def test_what_teams_would_refuse_as_too_large_becomes_several_cards() -> None:
    long = Statement("Ord " * 2_000, Language.sv, Authority.law, (1,))
    told = replace(answer(Outcome.answered, Language.sv), statements=(long,) * 8)

    pages = cards(told, first_turn=True, with_question=True)

    assert len(pages) == 4
    assert all(len(json.dumps(page, ensure_ascii=False).encode()) <= BYTES + 1_000 for page in pages)
    assert sum(read(page).count("[1]") for page in pages) >= 8


def test_the_notification_says_how_the_answer_begins() -> None:
    assert summary(answer(Outcome.answered, Language.sv)).startswith("Ett *anbud* på <b>delar</b>")
    assert summary(answer(Outcome.busy, Language.sv)) == answer(Outcome.busy, Language.sv).notice
