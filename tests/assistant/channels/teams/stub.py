"""A stand-in for Microsoft on loopback: keys, login and connector, and the sender of signed activities."""

from __future__ import annotations

import asyncio
import itertools
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx
import jwt
import uvicorn
from cryptography.hazmat.primitives.asymmetric import rsa
from microsoft_teams.cards import AdaptiveCard
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assistant.channels.http.server import address, listen

APP_ID = "5a1d0000-0000-4000-8000-00000000aaaa"
TENANT = "7e7a0000-0000-4000-8000-00000000bbbb"
SECRET = "a-client-secret"
PATH = "/api/teams/messages"
CARD = "application/vnd.microsoft.card.adaptive"

Json = dict[str, Any]


@cache
def rsa_key(name: str, bits: int = 2_048) -> rsa.RSAPrivateKey:
    """Return the key of that name, the same one in a whole run."""
    return rsa.generate_private_key(65_537, bits)


def jwk(name: str, **more: object) -> Json:
    """Return the public half as the connector lists it."""
    listed: Json = jwt.algorithms.RSAAlgorithm.to_jwk(rsa_key(name).public_key(), as_dict=True)
    return {**listed, "kid": name, "use": "sig", "endorsements": ["msteams", "webchat"], **more}


@dataclass
class StubMicrosoft:
    """Keeps what the bot sends; ``refuse`` holds answers of the connector to give instead, first come first."""

    sent: list[tuple[str, Json]] = field(default_factory=list)
    refuse: list[int] = field(default_factory=list)
    retry_after: str | None = None
    """What those answers ask to wait, in seconds."""
    typing_seconds: float = 0.0
    """How long the connector takes for a sign of typing."""
    cut_off: int = 0
    """How many requests the bot did not wait for to the end."""
    keys: list[Json] = field(default_factory=lambda: [jwk("current")])
    keys_fetched: int = 0
    keys_down: bool = False
    logins: list[Json] = field(default_factory=list)
    url: str = ""
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def __enter__(self) -> StubMicrosoft:
        routes = [
            Route("/metadata", self._metadata),
            Route("/keys", self._keys),
            Route("/{tenant}/oauth2/v2.0/token", self._login, methods=["POST"]),
            Route("/connector/v3/conversations/{conversation}/activities", self._activity, methods=["POST"]),
        ]
        listener = listen("127.0.0.1", 0)
        self.url = address(listener)
        self._server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), log_config=None, ws="none"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [listener]})
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)

    @property
    def connector(self) -> str:
        return f"{self.url}/connector"

    @property
    def settings(self) -> Json:
        """Return Lotsen's settings for this Microsoft."""
        return {
            "teams_app_id": APP_ID,
            "teams_tenant_id": TENANT,
            "teams_client_secret": SECRET,
            "teams_keys_url": f"{self.url}/metadata",
            "teams_login_url": self.url,
            "teams_language": "sv",
        }

    def messages(self, conversation: str | None = None) -> list[Json]:
        """Return the messages sent, or those sent to one conversation."""
        return [
            activity for where, activity in self.sent if activity["type"] == "message" and conversation in (None, where)
        ]

    def cards(self) -> list[Json]:
        return [message["attachments"][0]["content"] for message in self.messages()]

    def wait_for_card(self, count: int = 1, seconds: float = 10) -> Json:
        """Return the ``count``-th card sent, which must come within the time."""
        eventually(lambda: len(self.cards()) >= count, seconds, f"{count} cards, not {self.sent}")
        return self.cards()[count - 1]

    async def _metadata(self, request: Request) -> Response:
        return JSONResponse({"issuer": "https://api.botframework.com", "jwks_uri": f"{self.url}/keys"})

    async def _keys(self, request: Request) -> Response:
        self.keys_fetched += 1
        return Response(status_code=503) if self.keys_down else JSONResponse({"keys": self.keys})

    async def _login(self, request: Request) -> Response:
        form = dict(httpx.QueryParams((await request.body()).decode()))
        self.logins.append({"tenant": request.path_params["tenant"], **form})
        if form["client_secret"] != SECRET:
            return JSONResponse({"error": "invalid_client"}, 401)
        token = jwt.encode({"aud": "https://api.botframework.com", "appid": APP_ID}, "k" * 32, "HS256")
        return JSONResponse({"token_type": "Bearer", "expires_in": 3_600, "access_token": token})

    async def _activity(self, request: Request) -> Response:
        assert request.headers["authorization"].startswith("Bearer ey")
        activity = await request.json()
        if activity["type"] == "message" and self.refuse:
            headers = {"retry-after": self.retry_after} if self.retry_after else {}
            return JSONResponse({"error": {"code": "planned"}}, self.refuse.pop(0), headers)
        if activity["type"] == "typing":
            await asyncio.sleep(self.typing_seconds)
            self.cut_off += await request.is_disconnected()
        for attachment in activity.get("attachments", ()):
            assert attachment["contentType"] == CARD
            AdaptiveCard.model_validate(attachment["content"])
        self.sent.append((request.path_params["conversation"], activity))
        return JSONResponse({"id": f"out-{next(self._numbers)}"}, 201)

    # What Teams sends.

    def claims(self, **changed: object) -> Json:
        """Return what a token of the connector says; None leaves a claim out."""
        now = int(time.time())
        claims = {
            "iss": "https://api.botframework.com",
            "aud": APP_ID,
            "serviceurl": self.connector,
            "nbf": now - 60,
            "exp": now + 3_600,
            **changed,
        }
        return {name: value for name, value in claims.items() if value is not None}

    def token(self, key: str = "current", **changed: object) -> str:
        """Return a token signed with a key of that name."""
        # PyJWT's own encoder would refuse claims that a forger may well send.
        claims = json.dumps(self.claims(**changed)).encode()
        return jwt.PyJWS().encode(claims, rsa_key(key), "RS256", {"kid": key})

    def message(self, text: str = "När får dialog användas?", **changed: object) -> Json:
        """Return a message activity: of a personal chat unless told otherwise."""
        return {
            "type": "message",
            "id": f"in-{next(self._numbers)}",
            "timestamp": "2026-11-22T10:00:00Z",
            "serviceUrl": self.connector,
            "channelId": "msteams",
            "from": {"id": "29:person", "name": "Anna", "aadObjectId": "a0a0"},
            "conversation": {"id": "a:personal", "conversationType": "personal", "tenantId": TENANT},
            "recipient": {"id": f"28:{APP_ID}", "name": "Lotsen"},
            "channelData": {"tenant": {"id": TENANT}},
            "locale": "sv-SE",
            "text": text,
            "textFormat": "plain",
            **changed,
        }

    def submitted(self, data: Json, **changed: object) -> Json:
        """Return the message that a press on an Action.Submit sends."""
        return {**self.message(**changed), "text": None, "value": data}

    def executed(self, verb: str, data: Json) -> Json:
        """Return the invoke that a press on an Action.Execute sends."""
        action = {"type": "Action.Execute", "verb": verb, "data": data}
        return {
            **self.message(),
            "type": "invoke",
            "name": "adaptiveCard/action",
            "value": {"action": action, "trigger": "manual"},
        }

    def send(self, client: httpx.Client, activity: object, token: str | None = None) -> httpx.Response:
        """Send an activity with its token."""
        body = activity if isinstance(activity, bytes) else json.dumps(activity).encode()
        headers = {"content-type": "application/json", "authorization": f"Bearer {token or self.token()}"}
        return client.post(PATH, content=body, headers=headers)


def eventually(holds: Callable[[], bool], seconds: float = 10, what: str = "it never came") -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.01)
