"""What operators and readers ask: is it alive, is it ready, which documents does it know."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from assistant.channels.common.ports import Index, LiveIndex
from assistant.channels.http import openapi
from assistant.channels.http.problems import Problem
from assistant.domain import Document
from assistant.errors import IndexUnusable

Value = TypeVar("Value")


def router(live_index: LiveIndex) -> APIRouter:
    """Return the routes."""
    routes = APIRouter()

    @routes.get("/api/health", **openapi.HEALTH)
    async def health() -> Response:
        """Tell that the process is alive; says nothing about the index."""
        return JSONResponse({"status": "ok"})

    @routes.get("/api/ready", **openapi.READY)
    async def ready() -> Response:
        """Tell whether questions can be answered: 503 with the reason while no index can be searched."""
        build_id = await run_in_threadpool(_read, live_index, lambda index: index.build_id)
        return JSONResponse({"status": "ready", "build_id": build_id})

    @routes.get("/api/sources", **openapi.SOURCES)
    async def sources() -> Response:
        """List every document an answer can cite, by title."""
        documents = await run_in_threadpool(_read, live_index, lambda index: index.catalogue.documents())
        ordered = sorted(documents, key=lambda document: document.title.casefold())
        return JSONResponse({"sources": [_document_object(document) for document in ordered]})

    return routes


def _read(live_index: LiveIndex, read: Callable[[Index], Value]) -> Value:
    try:
        with live_index.lease() as index:
            return read(index)
    except IndexUnusable as error:
        raise Problem("index_missing", str(error)) from error


def _document_object(document: Document) -> dict[str, str | None]:
    return {
        "document_id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "language": str(document.language),
        "jurisdiction": document.jurisdiction and str(document.jurisdiction),
        "kind": str(document.kind),
        "url": document.url,
        "checked": document.checked.isoformat() if document.checked else None,
    }
