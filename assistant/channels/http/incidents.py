"""What the server did not foresee: logged under an incident number, answered without internals."""

from __future__ import annotations

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.channels.common.incidents import incident
from assistant.channels.http.problems import as_problem

log = logging.getLogger("lotsen.http")


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
            response = as_problem(incident(error, log)).response()
            if started:
                raise
            await response(scope, receive, send)
