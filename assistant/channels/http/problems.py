"""The one error shape of the API: RFC 9457 problem details with a stable ``code``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from assistant.channels.common.failure import Failure

MEDIA_TYPE = "application/problem+json"

CODES: dict[str, tuple[int, str]] = {
    "bad_request": (400, "The request cannot be understood"),
    "invalid_json": (400, "The body is not valid JSON"),
    "key_needed": (401, "A key is needed to call this server"),
    "key_invalid": (401, "The key or token is not in force"),
    "signature_invalid": (401, "The request is not signed as it must be"),
    "origin_not_allowed": (403, "Pages of this origin may not call the API"),
    "not_found": (404, "There is nothing at this address"),
    "provision_not_found": (404, "No such provision can be shown"),
    "method_not_allowed": (405, "The address does not answer this method"),
    "slow_request": (408, "The request took too long to arrive"),
    "body_too_large": (413, "The body is too large"),
    "unsupported_media_type": (415, "The body must be JSON"),
    "invalid_request": (422, "A field has a value that cannot be used"),
    "headers_too_large": (431, "The headers are too large"),
    "rate_limited": (429, "Too many calls in a short time"),
    "internal": (500, "Something went wrong inside the server"),
    "busy": (503, "Too many questions at once"),
    "index_missing": (503, "There is no index to search"),
    "shutting_down": (503, "The server is stopping"),
    "deadline": (504, "The answer took too long"),
}
"""Every ``code`` with its HTTP status and title; docs/http-api.md explains each."""


class Problem(Failure):
    """An error that the caller should read; ``more`` holds extra members of the object."""

    def __init__(self, code: str, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> None:
        status, self.title = CODES[code]
        super().__init__(code, status, detail, headers, **more)

    def object(self) -> dict[str, Any]:
        """Return the problem as JSON-ready values."""
        return {
            "type": f"/docs#problem-{self.code}",
            "title": self.title,
            "status": self.status,
            "detail": str(self),
            "code": self.code,
            **self.more,
        }

    def body(self) -> bytes:
        """Return the problem as UTF-8 JSON."""
        return json.dumps(self.object(), ensure_ascii=False).encode()

    def response(self) -> Response:
        """Return the problem as an HTTP response."""
        return Response(self.body(), self.status, self.headers, MEDIA_TYPE)


def as_problem(failure: Failure) -> Problem:
    """Return the failure in the shape of the API."""
    if isinstance(failure, Problem):
        return failure
    return Problem(failure.code, str(failure), failure.headers, **failure.more)


def install(app: FastAPI) -> None:
    """Make the app answer every refused request in the one shape."""
    app.add_exception_handler(Failure, _failure)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)


def invalid_fields(errors: list[Any], *, skip: int = 0) -> Problem:
    """Return the problem for pydantic's list of errors: which field, what is wrong; never what was sent."""
    fields = [
        {"field": ".".join(str(part) for part in error["loc"][skip:]) or "body", "detail": error["msg"]}
        for error in errors
    ]
    detail = "; ".join(f"{field['field']}: {field['detail']}" for field in fields)
    return Problem("invalid_request", detail, errors=fields)


async def _failure(request: Request, error: Exception) -> Response:
    assert isinstance(error, Failure)
    return as_problem(error).response()


async def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return invalid_fields(list(error.errors()), skip=1).response()


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    codes = {
        404: ("not_found", f"Nothing is served at {request.url.path}. The addresses are listed at /docs."),
        405: ("method_not_allowed", f"{request.url.path} does not answer {request.method}. See /docs."),
    }
    code, detail = codes.get(error.status_code, ("bad_request", HTTPStatus(error.status_code).phrase))
    return Problem(code, detail, headers=error.headers).response()
