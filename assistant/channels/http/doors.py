"""The doors of other channels on this server, each open where the settings ask for it."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI, Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.channels.common.extras import need
from assistant.channels.common.runs import Runs
from assistant.channels.http.access.guard import Guard
from assistant.channels.http.body import read_body, read_json
from assistant.channels.http.ports import Assistant
from assistant.channels.http.problems import Problem
from assistant.channels.openai.router import router as openai_router

Life = Callable[[], AbstractAsyncContextManager[None]]
"""What must surround the life of the server."""


def install(app: FastAPI, assistant: Assistant, runs: Runs, guard: Guard) -> list[Life]:
    """Serve ``/v1`` and ``/mcp`` to those whom ``guard`` lets pass, and Slack and Teams, which prove themselves by
    signature; there it counts the questions of each person.

    Return what must surround the server's life. Raises SettingsError when a channel is asked for whose library is not
    installed, or whose secrets are not complete.
    """
    app.include_router(openai_router(runs, read_json, guard))
    lives = [_slack(app, assistant, runs, guard)] if assistant.settings.slack else []
    if assistant.settings.teams:
        lives.append(_teams(app, assistant, runs, guard))
    if assistant.settings.mcp:
        return [*lives, _mcp(app, assistant, runs, guard)]
    app.add_route("/mcp", _no_mcp, methods=["GET", "POST", "DELETE"], include_in_schema=False)
    return lives


def _mcp(app: FastAPI, assistant: Assistant, runs: Runs, guard: Guard) -> Life:
    need("mcp", "mcp")
    # The library takes a second or more to import, which only those who use it should wait for.
    from assistant.channels.mcp.server import create_server
    from assistant.channels.mcp.streamable import Door
    from assistant.channels.mcp.tools import Tools

    tools = Tools(runs, assistant.search, assistant.live_index, assistant.settings.workers)
    door = Door(create_server(tools, assistant.live_index), read_body, guard)
    app.router.routes.append(Route("/mcp", door, methods=["POST"], include_in_schema=False))
    return door.run


def _slack(app: FastAPI, assistant: Assistant, runs: Runs, guard: Guard) -> Life:
    need("slack_bolt", "slack")
    # Loaded for those who use it only, as above.
    from assistant.channels.slack.channel import SlackChannel
    from assistant.channels.slack.door import PATH

    slack = SlackChannel(assistant.settings, runs, guard.check_person, assistant.live_index, read_body, time.time)
    if slack.door:
        app.add_route(PATH, slack.door.receive, methods=["POST"], include_in_schema=False)
    return slack.life


def _teams(app: FastAPI, assistant: Assistant, runs: Runs, guard: Guard) -> Life:
    need("microsoft_teams", "teams")
    # Loaded for those who use it only, as above; the library warns of previews in it that nobody here uses.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from assistant.channels.teams.channel import TeamsChannel
        from assistant.channels.teams.door import PATH

    teams = TeamsChannel(assistant.settings, runs, guard.check_person, read_body)
    app.add_route(PATH, teams.door.receive, methods=["POST"], include_in_schema=False)
    return teams.life


async def _no_mcp(request: Request) -> Response:
    detail = "MCP is not switched on here. Whoever runs the server can: see docs/openai-mcp.md."
    raise Problem("not_found", detail)
