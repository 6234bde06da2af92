"""What the server did not foresee: logged under an incident number, answered without internals."""

from __future__ import annotations

import logging
from uuid import uuid4

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.channels.http.problems import Problem

log = logging.getLogger("lotsen.http")


def incident(error: BaseException) -> Problem:
    """Log the error under a new incident number and return the problem that names only the number."""
    number = uuid4().hex[:12]
    # The message of an unforeseen error can quote the question, so the log keeps its type and its place only.
    log.error("incident %s: %s at %s", number, type(error).__name__, _place(error))
    return Problem(
        "internal", f"The server failed and has noted it as incident {number}. Please try again.", incident=number
    )


class Incidents:
    """Turn an exception that nothing else handled into a 500 problem. A stream that has begun is cut."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; answer for it if that fails."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            response = incident(error).response()
            if started:
                raise
            await response(scope, receive, send)


def _place(error: BaseException) -> str:
    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append(f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(places[-6:])
