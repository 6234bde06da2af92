"""Whether a request comes from Teams for this bot: a JSON Web Token (RFC 7519) signed by Microsoft's Bot Connector.

Method: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication .
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import jwt
from starlette.datastructures import Headers

from assistant.channels.common.failure import Failure
from assistant.channels.teams.addresses import trusted
from assistant.channels.teams.keys import Key, SigningKeys

ISSUER = "https://api.botframework.com"
CHANNEL = "msteams"
LEEWAY_SECONDS = 300
_TIMES = ("exp", "nbf")
_REQUIRED = ("iss", "aud", "serviceurl", *_TIMES)

log = logging.getLogger("lotsen.teams")


@dataclass(frozen=True, slots=True)
class Sender:
    """A token that holds, and what it says of the request that carries it."""

    token: str
    service_url: str
    endorsements: frozenset[str]


class SenderCheck:
    """Checks tokens for one bot, whose app id is their audience, and activities of one tenant."""

    def __init__(self, keys: SigningKeys, app_id: str, tenant_id: str) -> None:
        self._keys, self._app_id, self._tenant_id = keys, app_id, tenant_id

    async def sender(self, headers: Headers) -> Sender:
        """Return who signed for the request. Raises Failure ``signature_invalid`` (401) for anything in doubt."""
        given = headers.getlist("authorization")
        scheme, _, token = given[0].partition(" ") if len(given) == 1 else ("", "", "")
        if scheme.lower() != "bearer" or not token:
            raise refusal()
        try:
            key = await self._key(token)
            claims = self._claims(token, key)
        # Whatever a forged token makes the libraries stumble over, it is the token that is wrong.
        except Exception as error:
            log.warning("Teams: a token is refused: %s", type(error).__name__)
            raise refusal() from None
        return Sender(token, claims["serviceurl"], key.endorsements)

    async def _key(self, token: str) -> Key:
        header = jwt.get_unverified_header(token)
        if header.get("alg") != "RS256" or not isinstance(header.get("kid"), str):
            raise jwt.InvalidAlgorithmError
        key = await self._keys.find(header["kid"])
        if key is None:
            raise jwt.InvalidKeyError
        return key

    def _claims(self, token: str, key: Key) -> dict[str, Any]:
        claims = jwt.decode(
            token,
            key.public,
            algorithms=["RS256"],
            audience=self._app_id,
            issuer=ISSUER,
            leeway=LEEWAY_SECONDS,
            options={"require": list(_REQUIRED), "strict_aud": True},
        )
        # PyJWT cuts fractions off; the connector sends whole seconds.
        if any(type(claims[name]) is not int for name in _TIMES):
            raise jwt.InvalidTokenError
        if not trusted(claims["serviceurl"]):
            raise jwt.InvalidTokenError
        return claims

    def check_activity(self, activity: dict[str, Any], sender: Sender) -> None:
        """Raise Failure ``signature_invalid`` (401) unless the token was made for this activity, and by our Teams."""
        channel, url = activity.get("channelId"), activity.get("serviceUrl")
        holds = (
            channel == CHANNEL
            and (not sender.endorsements or channel in sender.endorsements)
            and isinstance(url, str)
            and url.rstrip("/") == sender.service_url.rstrip("/")
            and _tenants(activity) == {self._tenant_id}
        )
        if not holds:
            log.warning("Teams: an activity is refused: its channel, service address or tenant is not the bot's")
            raise refusal()


def refusal() -> Failure:
    """Return the one answer to everything that is not from Teams: it tells a forger nothing."""
    return Failure("signature_invalid", 401, "The request is not signed by Microsoft Teams for this bot.")


def _tenants(activity: dict[str, Any]) -> set[object]:
    """Return the tenants that an activity names, lower case."""
    data, conversation = activity.get("channelData"), activity.get("conversation")
    tenant = data.get("tenant") if isinstance(data, dict) else None
    named = (
        tenant.get("id") if isinstance(tenant, dict) else None,
        conversation.get("tenantId") if isinstance(conversation, dict) else None,
    )
    return {str(name).lower() for name in named if name is not None}
