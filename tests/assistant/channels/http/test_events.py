from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.channels.http.events import event


def test_an_event_is_a_name_and_one_line_of_json() -> None:
    assert event("status", {"stage": "retrieve", "text": "Söker …"}) == (
        'event: status\ndata: {"stage":"retrieve","text":"Söker …"}\n\n'.encode()
    )


@pytest.mark.parametrize("mark", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029", "\n\nevent: done\ndata: {}\n\n"])
def test_no_text_ends_a_line_or_forges_an_event(mark: str) -> None:
    sent = event("statement", {"text": f"före{mark}efter"}).decode()
    assert len(re.split(r"[\n\r\x85\u2028\u2029]", sent.removesuffix("\n\n"))) == 2
    assert json.loads(sent.split("data: ", 1)[1]) == {"text": f"före{mark}efter"}


@given(st.dictionaries(st.text(max_size=10), st.text(max_size=40), max_size=4))
def test_whatever_is_sent_is_read_back(data: dict[str, str]) -> None:
    first, second, *rest = event("done", data).decode().split("\n")
    assert first == "event: done"
    assert json.loads(second.removeprefix("data: ")) == data
    assert rest == ["", ""]
