"""The terms Lotsen knows, as linked data: for other glossaries, search engines and catalogues."""

from __future__ import annotations

from functools import lru_cache

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from assistant.channels.http import openapi
from assistant.retrieval.skos import concept_scheme
from assistant.retrieval.terms import Terms


class LinkedData(Response):
    """A body in JSON-LD."""

    media_type = "application/ld+json"


def router() -> APIRouter:
    """Return the route; the terms are read when they are first asked for."""
    routes = APIRouter()
    rendered = lru_cache(maxsize=1)(lambda: JSONResponse(concept_scheme(Terms.open().concepts)).body)

    @routes.get("/api/terms", response_class=LinkedData, **openapi.TERMS)
    def terms() -> Response:
        """Give every concept with its labels, definitions and relations as SKOS."""
        return LinkedData(rendered())

    return routes
