from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from assistant.channels.common import words
from assistant.domain import Language, Passage
from assistant.errors import IndexMissing
from tests.assistant.channels.http.fakes import ARTICLE, FakeIndex, passage
from tests.assistant.channels.slack.conftest import Bot, ServeBot
from tests.assistant.channels.slack.reading import buttons, read
from tests.assistant.channels.slack.stub import click, event, eventually, send_click, send_event

PASSAGE = passage(ARTICLE, "Dialogen passar när behovet är känt men lösningen inte är det.")


@dataclass
class Shelf(FakeIndex):
    """An index with these passages."""

    passages: tuple[Passage, ...] = (PASSAGE,)

    @property
    def catalogue(self) -> Shelf:
        return self

    def number(self, passage_id: str) -> int:
        try:
            return [passage.id for passage in self.passages].index(passage_id)
        except ValueError:
            raise KeyError(passage_id) from None

    def passage(self, number: int) -> Passage:
        return self.passages[number]


@dataclass
class LiveShelf:
    shelf: Shelf | None = field(default_factory=Shelf)

    @contextlib.contextmanager
    def lease(self) -> Iterator[Shelf]:
        if self.shelf is None:
            raise IndexMissing("There is no index.")
        yield self.shelf


def press(bot: Bot, action: str) -> None:
    send_event(bot.client, event("När passar dialog?"))
    bot.slack.wait_for("chat.update")
    ((channel, _), message) = next(iter(bot.slack.messages.items()))
    pressed = next(button for button in buttons(message) if button["action_id"] == action)
    assert send_click(bot.client, click(action, pressed["value"], message, channel)).status_code == 200


def test_the_button_shows_each_passage_as_it_stands_in_the_index(serve_bot: ServeBot) -> None:
    bot = serve_bot(live_index=LiveShelf())
    press(bot, "sources")
    view = bot.slack.wait_for("views.open")
    assert view["trigger_id"] == "t1"
    assert (view["view"]["title"]["text"], view["view"]["close"]["text"]) == ("Källor", "Stäng")
    assert read(view["view"]).splitlines() == [
        "[1] Konkurrenspräglad dialog, När den passar",
        "Konkurrenspräglad dialog › När den passar",
        "Praktik · Lotsen · Sverige · kontrollerad 2026-06-01",
        PASSAGE.text,
    ]


def test_a_passage_that_left_the_index_is_said_to_be_gone(serve_bot: ServeBot) -> None:
    bot = serve_bot(live_index=LiveShelf(Shelf(passages=())))
    press(bot, "sources")
    gone = f"[1] {words.word('passage_gone', Language.sv)}"
    assert read(bot.slack.wait_for("views.open")["view"]) == gone


def test_without_an_index_the_passage_is_gone_too(serve_bot: ServeBot) -> None:
    bot = serve_bot(live_index=LiveShelf(None))
    press(bot, "sources")
    assert words.word("passage_gone", Language.sv) in read(bot.slack.wait_for("views.open")["view"])


def test_a_press_that_comes_to_nothing_is_told_to_whoever_pressed(serve_bot: ServeBot) -> None:
    bot = serve_bot(live_index=LiveShelf())
    bot.slack.refuse["views.open"] = ["expired_trigger_id"]
    press(bot, "sources")
    told = bot.slack.wait_for("chat.postEphemeral")
    assert (told["channel"], told["user"], told["text"]) == ("C1", "U1", words.word("not_done", Language.sv))


def test_what_cannot_even_be_told_ends_in_the_log(serve_bot: ServeBot, caplog: pytest.LogCaptureFixture) -> None:
    bot = serve_bot(live_index=LiveShelf())
    bot.slack.refuse |= {"views.open": ["expired_trigger_id"], "chat.postEphemeral": ["not_in_channel"]}
    press(bot, "sources")
    eventually(lambda: "not_in_channel" in caplog.text)
    assert "expired_trigger_id" in caplog.text


def test_a_verdict_is_kept_without_a_name_and_thanked_for_in_private(serve_bot: ServeBot, tmp_path: Path) -> None:
    bot = serve_bot(data=tmp_path)
    press(bot, "not_helpful")
    thanks = bot.slack.wait_for("chat.postEphemeral")
    assert (thanks["user"], thanks["thread_ts"]) == ("U1", "1600000000.000100")
    assert thanks["text"] == "Tack för ditt omdöme."
    (file,) = (tmp_path / "feedback").iterdir()
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept == {
        "answer_id": "a1",
        "verdict": "not_helpful",
        "reasons": [],
        "comment": None,
        "build_id": "build-1",
    }
