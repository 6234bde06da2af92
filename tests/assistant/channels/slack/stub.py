"""A stand-in for Slack on loopback: its Web API with limits checked, and the sender of signed requests."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx
from aiohttp import WSMsgType, web
from slack_sdk.models.blocks import Block

SECRET = "a-signing-secret"
TOKEN = "xoxb-a-token"
APP_TOKEN = "xapp-a-token"
APP_ID = "A1"
PATH = "/api/slack/events"


@dataclass(frozen=True)
class Call:
    """One call of the Web API."""

    method: str
    arguments: dict[str, Any]


@dataclass
class StubSlack:
    """Keeps messages as Slack does; ``refuse`` holds, by method, answers to give instead, first come first."""

    calls: list[Call] = field(default_factory=list)
    messages: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    refuse: dict[str, list[web.Response | str]] = field(default_factory=dict)
    delay: float = 0.0
    url: str = ""
    acknowledged: list[dict[str, Any]] = field(default_factory=list)
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _socket: web.WebSocketResponse | None = None

    def __enter__(self) -> StubSlack:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(10)
        return self

    def __exit__(self, *error: object) -> None:
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _open(self) -> None:
        app = web.Application()
        app.add_routes([web.get("/socket", self._line), web.route("*", "/api/{method}", self._call)])
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0]
        self.url = f"http://{host}:{port}/api/"

    def of(self, method: str) -> list[dict[str, Any]]:
        """Return the arguments of every call of a method."""
        return [call.arguments for call in self.calls if call.method == method]

    def wait_for(self, method: str, count: int = 1, seconds: float = 10) -> dict[str, Any]:
        """Return the arguments of the ``count``-th call of a method, which must come within the time."""
        eventually(lambda: len(self.of(method)) >= count, seconds, f"{count} × {method}, not {self.calls}")
        return self.of(method)[count - 1]

    def send(self, kind: str, payload: dict[str, Any], envelope: str) -> None:
        """Send a payload over Socket Mode's line."""
        eventually(lambda: self._socket is not None, 10, "nobody opened the line")
        body = json.dumps({"type": kind, "envelope_id": envelope, "payload": payload, "accepts_response_payload": True})
        assert self._socket is not None
        asyncio.run_coroutine_threadsafe(self._socket.send_str(body), self._loop).result(10)

    def hang_up(self) -> None:
        """Break the line."""
        line, self._socket = self._socket, None
        assert line is not None
        asyncio.run_coroutine_threadsafe(line.close(), self._loop).result(10)

    async def _line(self, request: web.Request) -> web.WebSocketResponse:
        line = web.WebSocketResponse()
        await line.prepare(request)
        self._socket = line
        async for message in line:
            if message.type is WSMsgType.TEXT:
                self.acknowledged.append(json.loads(message.data))
        return line

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        json_sent = request.content_type == "application/json"
        sent: Any = await request.json() if json_sent else await request.post()
        arguments = {**request.query, **sent}
        await asyncio.sleep(self.delay)
        response = self._answer(request, method, arguments)
        self.calls.append(Call(method, arguments))
        return response

    def _answer(self, request: web.Request, method: str, arguments: dict[str, Any]) -> web.StreamResponse:
        if planned := self.refuse.get(method):
            refusal = planned.pop(0)
            return _error(refusal) if isinstance(refusal, str) else refusal
        token = APP_TOKEN if method == "apps.connections.open" else TOKEN
        if request.headers.get("authorization") != f"Bearer {token}":
            return _error("invalid_auth")
        return getattr(self, "_" + method.replace(".", "_"))(arguments)  # type: ignore[no-any-return]

    def _auth_test(self, arguments: dict[str, Any]) -> web.Response:
        return web.json_response({"ok": True, "user": "lotsen", "team": "Kommun", "user_id": "U0BOT", "bot_id": "B0"})

    def _apps_connections_open(self, arguments: dict[str, Any]) -> web.Response:
        return web.json_response({"ok": True, "url": self.url.replace("http", "ws").replace("/api/", "/socket")})

    def _chat_postMessage(self, arguments: dict[str, Any]) -> web.Response:  # noqa: N802
        channel, ts = arguments["channel"], f"1700000000.{next(self._numbers):06}"
        channel = f"D{channel}" if channel.startswith("U") else channel
        _check_message(arguments)
        self.messages[channel, ts] = {**arguments, "ts": ts, "app_id": APP_ID}
        return web.json_response({"ok": True, "channel": channel, "ts": ts})

    def _chat_update(self, arguments: dict[str, Any]) -> web.Response:
        place = arguments["channel"], arguments["ts"]
        if place not in self.messages:
            return _error("message_not_found")
        assert len(arguments["text"].encode()) <= 4_000
        _check_message(arguments)
        self.messages[place] |= arguments
        return web.json_response({"ok": True, "channel": place[0], "ts": place[1]})

    def _chat_postEphemeral(self, arguments: dict[str, Any]) -> web.Response:  # noqa: N802
        return web.json_response({"ok": True})

    def _views_open(self, arguments: dict[str, Any]) -> web.Response:
        view = json.loads(arguments["view"]) if isinstance(arguments["view"], str) else arguments["view"]
        for block in Block.parse_all(view["blocks"]):
            block.to_dict()
        assert len(view["title"]["text"]) <= 24
        return web.json_response({"ok": True})

    def _conversations_replies(self, arguments: dict[str, Any]) -> web.Response:
        root, channel = arguments["ts"], arguments["channel"]
        found = [
            message
            for (where, ts), message in sorted(self.messages.items())
            if where == channel and root in (ts, message.get("thread_ts"))
        ]
        return web.json_response({"ok": True, "messages": found})


def _check_message(arguments: dict[str, Any]) -> None:
    blocks = arguments["blocks"]
    assert len(blocks) <= 50
    for block in Block.parse_all(blocks):
        block.to_dict()
    assert arguments["text"]


def _error(code: str) -> web.Response:
    return web.json_response({"ok": False, "error": code})


def too_many(seconds: int) -> web.Response:
    """Return Slack's answer to one call too many."""
    return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"retry-after": str(seconds)})


def eventually(holds: Callable[[], bool], seconds: float = 10, what: str = "it never came") -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.01)


def signed(body: bytes, at: float | None = None, secret: str = SECRET) -> dict[str, str]:
    """Return the headers by which Slack vouches for a body."""
    when = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), b"v0:" + when.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"x-slack-request-timestamp": when, "x-slack-signature": f"v0={digest}"}


def event(text: str = "När?", *, event_id: str = "Ev1", kind: str = "app_mention", **more: Any) -> dict[str, Any]:
    """Return the payload of an event; a message of U1 in C1 unless told otherwise."""
    told = {"type": kind, "user": "U1", "text": text, "channel": "C1", "ts": "1600000000.000100", **more}
    return {"type": "event_callback", "event_id": event_id, "api_app_id": APP_ID, "team_id": "T1", "event": told}


def direct(text: str, **more: Any) -> dict[str, Any]:
    """Return the payload of a direct message."""
    return event(text, **{"kind": "message", "channel_type": "im", "channel": "D1", **more})


def click(action_id: str, value: str, message: dict[str, Any], channel: str, trigger: str = "t1") -> dict[str, Any]:
    """Return the payload of a press on a button."""
    return {
        "type": "block_actions",
        "api_app_id": APP_ID,
        "trigger_id": trigger,
        "user": {"id": "U1"},
        "team": {"id": "T1"},
        "channel": {"id": channel},
        "message": message,
        "actions": [{"type": "button", "action_id": action_id, "block_id": "b", "value": value}],
    }


def send_event(client: httpx.Client, payload: dict[str, Any], **headers: str) -> httpx.Response:
    """Send a signed event as Slack does: as JSON."""
    body = json.dumps(payload).encode()
    return client.post(PATH, content=body, headers={"content-type": "application/json", **signed(body), **headers})


def send_form(client: httpx.Client, fields: dict[str, str]) -> httpx.Response:
    """Send signed form fields, as Slack sends commands, and clicks in a field named payload."""
    body = urlencode(fields).encode()
    kind = {"content-type": "application/x-www-form-urlencoded"}
    return client.post(PATH, content=body, headers={**kind, **signed(body)})


def send_click(client: httpx.Client, payload: dict[str, Any]) -> httpx.Response:
    return send_form(client, {"payload": json.dumps(payload)})


def command(text: str, trigger: str = "c1") -> dict[str, str]:
    """Return the fields of ``/lotsen``."""
    ids = {"user_id": "U1", "channel_id": "C1", "team_id": "T1", "api_app_id": APP_ID}
    return {"command": "/lotsen", "text": text, "trigger_id": trigger, **ids}
