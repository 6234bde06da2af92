"""A provision, and two laws side by side, read from the index that is published now."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import Any

from assistant.channels.common.ports import LiveIndex
from assistant.channels.mcp.arguments import CompareArguments, ProvisionArguments
from assistant.domain import Jurisdiction, Language
from assistant.law.annex import Annex
from assistant.law.compare import compare
from assistant.law.provisions import find_provision, home_language, read_reference
from assistant.law.view import comparison_object, provision_object


def provision(live: LiveIndex, asked: ProvisionArguments) -> dict[str, Any]:
    """Return the object of ``GET /api/provisions``. Raises ReferenceUnknown or IndexUnusable."""
    today = date.today()
    reference = read_reference(asked.ref)
    language = asked.spoken() or home_language(reference)
    with live.lease() as index, closing(Annex(index.folder)) as annex:
        found = find_provision(index.catalogue, annex, reference, asked.as_of or today, today, language)
        return provision_object(found, index.build_id, language)


def comparison(live: LiveIndex, asked: CompareArguments) -> list[dict[str, Any]]:
    """Return the rows of ``lotsen compare --json``. Raises ReferenceUnknown or IndexUnusable."""
    places = (Jurisdiction(asked.one), Jurisdiction(asked.two))
    language = asked.spoken()
    with live.lease() as index, closing(Annex(index.folder)) as annex:
        day = asked.as_of or date.today()
        rows = compare(index.catalogue, annex, asked.what, places, day, language)
        return [comparison_object(row, language or Language.en) for row in rows]
