"""The errors of the OpenAI client as sentences that say what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.errors import EmbeddingError


@contextmanager
def explained(url: str) -> Iterator[None]:
    """Turn what the client raises inside the block into an EmbeddingError that names the endpoint."""
    import openai

    try:
        yield
    except openai.APITimeoutError as error:
        raise EmbeddingError(f"The embedding endpoint {url} did not answer in time. Is the server busy?") from error
    except openai.APIConnectionError as error:
        raise EmbeddingError(
            f"The embedding endpoint {url} cannot be reached ({error.__cause__ or error}). "
            "Check LOTSEN_EMBEDDING_URL and that the server runs."
        ) from error
    except openai.APIStatusError as error:
        raise EmbeddingError(f"The embedding endpoint {url} {_refusal(error.status_code)}") from error
    except (openai.OpenAIError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise EmbeddingError(
            f"The embedding endpoint {url} answers something that is not a list of vectors ({error}). "
            "LOTSEN_EMBEDDING_URL usually ends in /v1."
        ) from error


def _refusal(status: int) -> str:
    if status in (401, 403):
        return f"refuses the key (HTTP {status}). Check LOTSEN_EMBEDDING_KEY."
    if status == 404:
        return "does not know the address or the model (HTTP 404). Check LOTSEN_EMBEDDING_URL and LOTSEN_EMBEDDING."
    if status == 429:
        return "takes no more requests for now, or the quota is used up (HTTP 429). Try again later."
    if status >= 500:
        return f"failed (HTTP {status}), also when asked again. Look at its log or try again later."
    return f"refuses the request (HTTP {status}). Check the model's name in LOTSEN_EMBEDDING."
