"""The web application: routes, limits and headers put together around an assistant that is handed in."""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncIterator
from importlib.metadata import version

from fastapi import Depends, FastAPI
from starlette.middleware.cors import CORSMiddleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant.channels.common.runs import Runs
from assistant.channels.http import chat, doors, export, feedback, openapi, pages, problems, provisions, status, terms
from assistant.channels.http.access import token_route
from assistant.channels.http.access.address import checked_proxies
from assistant.channels.http.access.guard import Guard
from assistant.channels.http.access.widget_token import WidgetTokens, usable_secret
from assistant.channels.http.headers import SecurityHeaders
from assistant.channels.http.incidents import Incidents
from assistant.channels.http.origins import OriginCheck
from assistant.channels.http.ports import Assistant
from assistant.feedback import FeedbackFolder

DEADLINE_SECONDS = 30.0


def create_app(assistant: Assistant, deadline: float = DEADLINE_SECONDS) -> FastAPI:
    """Return the application; an answer may take ``deadline`` seconds, waiting included.

    ``app.state`` tells the server what it needs: ``runs``, which it ends when it stops, and ``log_level``.
    """
    settings = assistant.settings
    runs = Runs(assistant.pipeline, settings.workers, settings.queue, deadline)
    secret = settings.widget_secret
    tokens = WidgetTokens(usable_secret(secret.get_secret_value() if secret else None), time.time)
    guard = Guard(settings, tokens)
    proxies = checked_proxies(settings.trusted_proxies)

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with contextlib.AsyncExitStack() as stack:
            # Last of all: other channels still finish what they were asked.
            stack.callback(runs.close)
            for life in lives:
                await stack.enter_async_context(life())
            yield

    app = FastAPI(
        title="Lotsen",
        version=version("lotsen"),
        description="Ask how the public sector buys; every sentence of the answer names the passage it rests on.",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.runs = runs
    app.state.log_level = settings.log_level
    problems.install(app)
    openapi.install(app)
    for routes in (
        chat.router(runs),
        status.router(assistant.live_index),
        provisions.router(assistant.live_index),
        terms.router(),
        feedback.router(FeedbackFolder(settings.feedback_folder, settings.feedback_days)),
        export.router(),
    ):
        app.include_router(routes, dependencies=[Depends(guard)])
    app.include_router(token_route.router(guard, tokens))
    pages.install(app)
    lives = doors.install(app, assistant, runs, guard)
    # The last one added is the outermost.
    app.add_middleware(Incidents)
    app.add_middleware(OriginCheck, allowed=settings.allowed_origins)
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_methods=["GET", "POST"],
            allow_headers=["authorization", "content-type"],
            expose_headers=["retry-after", "content-disposition"],
        )
    app.add_middleware(SecurityHeaders, frame_ancestors=settings.frame_ancestors)
    app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=proxies)
    return app
