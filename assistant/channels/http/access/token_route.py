"""``POST /api/widget/token``: a web page that may ask gets a token for its visitor."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from assistant.channels.http import openapi
from assistant.channels.http.access.guard import Guard
from assistant.channels.http.access.widget_token import SECONDS, WidgetTokens
from assistant.channels.http.problems import Problem


def router(guard: Guard, tokens: WidgetTokens) -> APIRouter:
    """Return the route. Pages of foreign origins do not reach it: see assistant/channels/http/origins.py."""
    routes = APIRouter()

    @routes.post("/api/widget/token", **openapi.WIDGET_TOKEN)
    async def issue(request: Request) -> Response:
        """Issue a token, counted for the address it goes to."""
        await guard.check_address(request)
        origin = request.headers.get("origin")
        if origin is None:
            raise Problem("origin_not_allowed", "Tokens are for web pages. Programs send an API key instead.")
        return JSONResponse({"token": tokens.issue(origin), "expires_in": SECONDS})

    return routes
