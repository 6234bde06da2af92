"""One provision by its reference: the law's own page, without a question."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from assistant.channels.common.days import FIRST, LAST
from assistant.channels.common.ports import LiveIndex
from assistant.channels.http import openapi
from assistant.channels.http.problems import Problem
from assistant.domain import Language
from assistant.errors import IndexUnusable, ReferenceUnknown
from assistant.law.annex import Annex
from assistant.law.provisions import find_provision, home_language, read_reference
from assistant.law.view import provision_object

Ref = Annotated[str, Query(min_length=1, max_length=200, description="“6 kap. 5 § LOU”, “FOA § 13-2”, …")]
AsOf = Annotated[
    date | None,
    Query(ge=FIRST, le=LAST, description="The day whose wording counts; today if left out."),
]
NotesIn = Annotated[
    Literal["sv", "nb", "nn", "da", "en"] | None,
    Query(description="Language of `notes`, and of EU texts where there is one; left out: the law's own."),
]


def router(live_index: LiveIndex) -> APIRouter:
    """Return the route."""
    routes = APIRouter()

    @routes.get("/api/provisions", **openapi.PROVISION)
    async def provision(ref: Ref, as_of: AsOf = None, language: NotesIn = None) -> Response:
        """Show a provision: text, dates, wordings, neighbours, what it refers to and what refers to it."""
        wanted = Language(language) if language else None
        return JSONResponse(await run_in_threadpool(_shown, live_index, ref, as_of, wanted))

    return routes


def _shown(live_index: LiveIndex, ref: str, as_of: date | None, wanted: Language | None) -> dict[str, Any]:
    today = date.today()
    try:
        reference = read_reference(ref)
        language = wanted or home_language(reference)
        with live_index.lease() as index, closing(Annex(index.folder)) as annex:
            found = find_provision(index.catalogue, annex, reference, as_of or today, today, language)
            return provision_object(found, index.build_id, language)
    except ReferenceUnknown as error:
        raise Problem("provision_not_found", str(error), nearest=list(error.nearest)) from error
    except (IndexUnusable, sqlite3.Error) as error:
        raise Problem("index_missing", str(error)) from error
