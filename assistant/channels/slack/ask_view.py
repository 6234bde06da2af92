"""The view behind "Ask Lotsen about this": a message as a draft question, so that names can be taken out first."""

from __future__ import annotations

from typing import Any

from assistant.channels.common import words
from assistant.channels.slack.blocks import small
from assistant.channels.slack.sources import plain_text
from assistant.channels.slack.texts import clipped
from assistant.domain import Language

CALLBACK = "ask_about_message"
QUESTION_CHARACTERS = 1_000
_BLOCK, _INPUT = "question", "text"


def ask_view(message: str, language: Language) -> dict[str, Any]:
    """Return the view with the message, as plain text, ready to be edited."""
    entered: dict[str, Any] = {
        "type": "plain_text_input",
        "action_id": _INPUT,
        "multiline": True,
        "max_length": QUESTION_CHARACTERS,
    }
    if message:
        entered["initial_value"] = clipped(message, QUESTION_CHARACTERS)
    hint = {"type": "plain_text", "text": words.word("leave_names_out", language)}
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": plain_text("Lotsen"),
        "submit": plain_text(words.word("ask", language)),
        "close": plain_text(words.word("close", language)),
        "blocks": [
            {
                "type": "input",
                "block_id": _BLOCK,
                "label": {"type": "plain_text", "text": words.word("your_question", language)},
                "hint": hint,
                "element": entered,
            },
            small(words.ai_notice(language)),
        ],
    }


def asked_in(view: dict[str, Any]) -> str:
    """Return the question of a submitted view."""
    return str(view["state"]["values"][_BLOCK][_INPUT]["value"] or "")
