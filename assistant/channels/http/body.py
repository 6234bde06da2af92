"""Read a JSON body: never more than the cap, never longer than the deadline, checked against a model."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect, Request

from assistant.channels.http.problems import Problem, invalid_fields

LIMIT_BYTES = 16 * 1024
SECONDS = 10.0
_DISCARD_BYTES = 32 * 1024 * 1024
_DISCARD_SECONDS = 2.0

Model = TypeVar("Model", bound=BaseModel)


async def read_json(request: Request, model: type[Model], limit: int = LIMIT_BYTES) -> Model:
    """Return the request's body, of at most ``limit`` bytes, as the model.

    Raises Problem with code unsupported_media_type, body_too_large, slow_request, invalid_json or invalid_request.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise Problem("unsupported_media_type", "Send the body with the header Content-Type: application/json.")
    body = await read_body(request, limit)
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        if errors[0]["type"] == "json_invalid":
            raise Problem("invalid_json", f"{errors[0]['msg']}. Send one JSON object, as UTF-8.") from None
        raise invalid_fields(list(errors)) from None


async def read_body(request: Request, limit: int) -> bytes:
    """Return the request's body. Raises Problem with code body_too_large, slow_request or bad_request."""
    declared = request.headers.get("content-length", "0")
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS):
            if not declared.isdecimal() or int(declared) > limit:
                await _discard(request)
                raise _too_large(limit)
            async for chunk in request.stream():
                body += chunk
                if len(body) > limit:
                    await _discard(request)
                    raise _too_large(limit)
    except ClientDisconnect:
        raise Problem("bad_request", "The body ended before it was complete.") from None
    except TimeoutError:
        detail = f"The body did not arrive within {SECONDS:.0f} seconds."
        raise Problem("slow_request", detail, headers={"connection": "close"}) from None
    return bytes(body)


async def _discard(request: Request) -> None:
    """Let a sender finish what it has on the way, within bounds: one cut off while sending never reads the answer."""
    seen = 0
    with contextlib.suppress(TimeoutError, ClientDisconnect, RuntimeError):
        async with asyncio.timeout(_DISCARD_SECONDS):
            while seen < _DISCARD_BYTES:
                message = await request.receive()
                seen += len(message.get("body", b""))
                if not message.get("more_body", False):
                    return


def _too_large(limit: int) -> Problem:
    return Problem("body_too_large", f"The body may have at most {limit:,} bytes.", headers={"connection": "close"})
