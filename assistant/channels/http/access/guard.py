"""The check before each call: whose it is, whether they may, and how often they did."""

from __future__ import annotations

from starlette.requests import Request

from assistant.channels.http.access.address import address
from assistant.channels.http.access.keys import Keys
from assistant.channels.http.access.limiter import Limiter, limit
from assistant.channels.http.access.widget_token import WidgetTokens
from assistant.channels.http.origins import READING
from assistant.channels.http.problems import Problem
from assistant.settings import Settings

OPEN = {"/api/health", "/api/ready"}
"""What watches a server asks these without end, and needs no key."""
READS = 10
"""Reading costs less than asking: an address may read this many times as often."""
_ASK_FOR_KEY = {"www-authenticate": 'Bearer realm="Lotsen"'}


class Guard:
    """Lets a request pass, or raises Problem: ``key_needed`` or ``key_invalid`` (401), ``rate_limited`` (429).

    With no file of keys everybody may call; a widget's token then only tells whom to count for.
    """

    def __init__(self, settings: Settings, tokens: WidgetTokens) -> None:
        """Read the limits and the keys. Raises SettingsError when one cannot be used."""
        self._keys = Keys(settings.api_keys_file) if settings.api_keys_file else None
        self._tokens = tokens
        self._limiter = Limiter(settings.limit_store.get_secret_value() if settings.limit_store else None)
        self._by_key = limit("limit_key", settings.limit_key)
        self._by_person = limit("limit_person", settings.limit_person)
        self._by_address = limit("limit_address", settings.limit_address)
        self._reads = type(self._by_address)(READS * self._by_address.amount, self._by_address.multiples)

    async def __call__(self, request: Request) -> None:
        """Check one request."""
        if request.url.path in OPEN:
            return
        scheme, _, credential = request.headers.get("authorization", "").partition(" ")
        credential = credential.strip() if scheme.lower() == "bearer" else ""
        if self._keys and (name := self._keys.name_of(credential)):
            await self._count("key", name)
            return
        await self.check_address(request)
        person = self._tokens.person(credential, page_origin(request))
        if person and request.method not in READING:
            await self.check_person(person)
        if self._keys and not person:
            raise _refused(credential)

    async def check_person(self, person: str) -> None:
        """Count a question for the person who asks. Raises Problem ``rate_limited``."""
        await self._count("person", person)

    async def check_address(self, request: Request) -> None:
        """Count a call for the address it comes from. Raises Problem ``rate_limited``."""
        if source := address(request):
            await self._count("read" if request.method in READING else "address", source)

    async def _count(self, kind: str, who: str) -> None:
        limits = {"key": self._by_key, "person": self._by_person, "address": self._by_address, "read": self._reads}
        if seconds := await self._limiter.wait(limits[kind], kind, who):
            detail = f"This {'address' if kind == 'read' else kind} may call {limits[kind]}. Wait {seconds} seconds."
            raise Problem("rate_limited", detail, headers={"retry-after": str(seconds)})


def page_origin(request: Request) -> str:
    """Return the origin of the page that calls; browsers leave it out where a page reads from its own server."""
    return request.headers.get("origin") or f"{request.url.scheme}://{request.url.netloc}"


def _refused(credential: str) -> Problem:
    if credential:
        detail = "The key or token is not known, has expired, or belongs to another web page."
        return Problem("key_invalid", detail, headers=_ASK_FOR_KEY)
    detail = "Send an API key: Authorization: Bearer lotsen_… Whoever runs the server makes one with: lotsen keys new"
    return Problem("key_needed", detail, headers=_ASK_FOR_KEY)
