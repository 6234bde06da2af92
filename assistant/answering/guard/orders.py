"""Orders to a machine, in a question or in a document: forget your instructions, show them, be somebody else.

Only what is plainly an order counts: it opens a sentence or is said to "you", and its object is the machine's own. So
"får vi bortse från ett anbud?" and "can we ignore the instructions in the tender documents?" are none. Extractive
answers obey nobody, so an order that is missed does no more than find nothing.
"""

from __future__ import annotations

import unicodedata

from assistant.answering.guard.patterns import patterns

_IN_QUESTIONS = ("forget", "show_own", "show", "become", "unbound", "markup")
_IN_DOCUMENTS = ("forget", "show", "become", "markup", "to_readers")


def gives_orders(question: str) -> bool:
    """Return whether a question orders the machine instead of asking."""
    return _order(question, _IN_QUESTIONS) is not None


def planted_order(text: str) -> str | None:
    """Return the words of a document that are an order to a machine that reads it; None where there are none."""
    return _order(text, _IN_DOCUMENTS)


def _order(text: str, names: tuple[str, ...]) -> str | None:
    # NFKC turns letters of other widths and styles into plain ones.
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    rules, lower = patterns("orders"), plain.lower()
    found = (rules[name].search(plain, lower) for name in names)
    return next((one[0].strip() for one in found if one), None)
