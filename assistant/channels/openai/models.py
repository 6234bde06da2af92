"""The model ids: one that works out whose rules apply from the question, and one for each jurisdiction."""

from __future__ import annotations

from typing import Any

from assistant.channels.common.failure import Failure
from assistant.domain import Jurisdiction

_IDS: dict[str, Jurisdiction | None] = {
    "lotsen": None,
    **{f"lotsen-{jurisdiction.lower()}": jurisdiction for jurisdiction in Jurisdiction},
}


def jurisdiction_of(model: str) -> Jurisdiction | None:
    """Return the jurisdiction a model id stands for. Raises Failure ``model_not_found``."""
    if model not in _IDS:
        detail = f"There is no such model here. Choose one of: {', '.join(_IDS)}."
        raise Failure("model_not_found", 404, detail, param="model")
    return _IDS[model]


def model_object(model: str) -> dict[str, Any]:
    """Return one entry of ``GET /v1/models``. Raises Failure ``model_not_found``."""
    jurisdiction_of(model)
    # The protocol wants a time; a model id of Lotsen has none, since the index behind it changes.
    return {"id": model, "object": "model", "created": 0, "owned_by": "lotsen"}


def model_list() -> dict[str, Any]:
    """Return ``GET /v1/models``."""
    return {"object": "list", "data": [model_object(model) for model in _IDS]}
