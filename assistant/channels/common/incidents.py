"""What no code foresaw, noted in the log under a number that a person can pass on."""

from __future__ import annotations

import logging
from uuid import uuid4

from assistant.channels.common.failure import Failure


def note(error: BaseException, log: logging.Logger) -> str:
    """Log the error's type and place under a new incident number and return the number.

    The message of an unforeseen error can quote the question, so the log does not keep it.
    """
    number = uuid4().hex[:12]
    log.error("incident %s: %s at %s", number, type(error).__name__, _place(error))
    return number


def incident(error: BaseException, log: logging.Logger) -> Failure:
    """Log the error under a new incident number and return the failure that names only the number."""
    number = note(error, log)
    detail = f"The server failed and has noted it as incident {number}. Please try again."
    return Failure("internal", 500, detail, incident=number)


def _place(error: BaseException) -> str:
    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append(f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(places[-6:])
