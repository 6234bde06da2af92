"""What a provider's client raises, as one sentence that says what to do; never with the question or the key in it."""

from __future__ import annotations

from assistant.errors import ModelError


def explained(error: Exception, name: str) -> ModelError:
    """Return the error as a ModelError; clients of all providers carry the HTTP status in one of two places."""
    status = getattr(error, "status_code", None) or getattr(getattr(error, "response", None), "status_code", None)
    if isinstance(error, ModelError):
        return error
    if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
        return ModelError(f"The language model {name} did not finish in time. Is its server busy? See docs/models.md.")
    if "Length" in type(error).__name__:
        return ModelError(f"The language model {name} did not finish within LOTSEN_MODEL_TOKENS. Raise it.")
    if isinstance(status, int):
        return ModelError(f"The language model {name} {_refusal(status)}")
    return ModelError(
        f"The language model {name} cannot be reached or broke off ({type(error).__name__}). "
        "Check LOTSEN_MODEL_URL and that the server runs."
    )


def _refusal(status: int) -> str:
    if status in (401, 403):
        return f"refuses the key (HTTP {status}). Check LOTSEN_MODEL_KEY."
    if status == 404:
        return "is not known at that address (HTTP 404). Check LOTSEN_MODEL and LOTSEN_MODEL_URL."
    if status == 429:
        return "takes no more requests for now, or the quota is used up (HTTP 429)."
    if status >= 500:
        return f"failed (HTTP {status}), also when asked again. Look at its server's log."
    return f"refuses the request (HTTP {status}). Does it know structured output? See docs/models.md."
