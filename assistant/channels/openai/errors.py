"""Failures in the protocol's one error shape, so that its clients raise the exception that fits."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from assistant.channels.common.failure import Failure

_TYPES = {401: "authentication_error", 403: "permission_error", 404: "not_found_error", 429: "rate_limit_error"}


def error_object(failure: Failure) -> dict[str, Any]:
    """Return the failure as the protocol's clients read it; ``param`` names the field that is wrong."""
    fields = failure.more.get("errors") or [{"field": failure.more.get("param")}]
    kind = "server_error" if failure.status >= 500 else _TYPES.get(failure.status, "invalid_request_error")
    return {
        "error": {"message": str(failure), "type": kind, "param": fields[0]["field"], "code": failure.code},
    }


def error_response(failure: Failure) -> Response:
    """Return the failure as an HTTP response; a field with an impossible value is 400 in this protocol."""
    status = 400 if failure.status == 422 else failure.status
    body = json.dumps(error_object(failure), ensure_ascii=False).encode()
    return Response(body, status, failure.headers, "application/json")


class ErrorShapeRoute(APIRoute):
    """A route whose failures, those of its guard included, are answered in the protocol's shape."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler."""
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handle(request)
            except Failure as failure:
                return error_response(failure)

        return handled
