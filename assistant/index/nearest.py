"""The nearest passages by vector, from Chroma: one collection per scope, so that no query needs a filter.

Embedded, the collections lie in the build's folder. In server mode they lie in a Chroma server, named after the build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Jurisdiction
from assistant.embedding.base import Matrix, Vector
from assistant.errors import IndexDamaged, IndexUnusable

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

BATCH = 1000
"""Rows to one ``add``; Chroma takes at most 5,461."""

FLUSH = 25_000
"""Rows between two flushes of a collection. Each writes all of its files anew, so few are better; but until then the
rows wait in a queue, and what waits there at the end is worked off again by everyone who opens the index."""

_NOT_WRITABLE = {
    "readonly": "this user may not. Give it the right to write there",
    "disk is full": "the disk is full. Free some space",
}
"""What SQLite says when a whole file cannot be written, and what to do: a new build would help with neither."""


EF = 200
NEIGHBOURS = 32
"""How wide HNSW searches. Chroma's own defaults (100, 16) miss a sixth of the true nearest passages of a question in
another language: nDCG@10 of English questions to 8,319 Swedish passages is .756 with them, .804 with these for 1 ms."""


class Nearest:
    """Asks the collections of one build."""

    def __init__(self, client: Client, build_id: str, scopes: Mapping[Jurisdiction, int]) -> None:
        """Find the collections of ``scopes`` (with their sizes). Raises IndexDamaged where one is not as it should."""
        from chromadb.errors import ChromaError

        self._client = client
        self._collections: dict[Jurisdiction, Collection] = {}
        for scope, size in scopes.items():
            name = _name(build_id, scope)
            try:
                with _panics_as_errors():
                    collection = client.get_collection(name, embedding_function=None)
                    found = collection.count()
            except (ChromaError, ValueError) as error:
                raise IndexDamaged(f"The vectors {name} cannot be opened: {error}. Run `lotsen build`.") from error
            if found != size:
                raise IndexDamaged(f"The vectors {name} are {found}, not {size}. Run `lotsen build`.")
            self._collections[scope] = collection

    def query(self, scope: Jurisdiction, vector: Vector, count: int) -> NDArray[np.int32]:
        """Return the numbers of about ``count`` passages of ``scope`` nearest to ``vector``, nearest first."""
        from chromadb.errors import ChromaError

        try:
            with _panics_as_errors():
                found = self._collections[scope].query(query_embeddings=vector, n_results=count, include=[])
        except (ChromaError, ValueError) as error:
            raise IndexDamaged(f"The vectors of scope {scope} cannot be searched: {error}.") from error
        return np.array(found["ids"][0], dtype=np.int32)

    def close(self) -> None:
        """Release files, threads and connections."""
        self._collections.clear()
        self._client.close()


def import_chroma() -> None:
    """Import Chroma, most of a second's work, before the first index is opened."""
    import chromadb  # noqa: F401


def connect(folder: Path, url: str | None) -> Client:
    """Return a client of the Chroma in ``folder``, or of the server at ``url`` where one is given.

    Raises IndexUnusable when there is no such server or the folder cannot be opened.
    """
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    # The casts: Chroma declares an interface without close().
    if url is None:
        try:
            with _panics_as_errors():
                return cast("Client", chromadb.PersistentClient(str(folder), settings=settings))
        except Exception as error:
            raise _unopened(folder, error) from error
    host, port, secure = _place(url)
    try:
        return cast("Client", chromadb.HttpClient(host, port, ssl=secure, settings=settings))
    except ValueError as error:
        raise IndexUnusable(
            f"The Chroma server at {url} does not answer. Start it, or unset LOTSEN_CHROMA_URL and run `lotsen build`."
        ) from error


def _place(url: str) -> tuple[str, int, bool]:
    """Return host and port of a server's address, and whether the line is encrypted. Raises IndexUnusable."""
    try:
        address = urlsplit(url)
        host, port, secure = address.hostname, address.port, address.scheme == "https"
    except ValueError:
        host = None
    if not host or address.scheme not in ("http", "https"):
        raise IndexUnusable(
            f"LOTSEN_CHROMA_URL is {url!r}, which is no address of a server. Write it as http://127.0.0.1:8000, or "
            "unset it and run `lotsen build`."
        )
    return host, port or (443 if secure else 80), secure


@contextmanager
def _panics_as_errors() -> Iterator[None]:
    """Damage makes Chroma's Rust code panic now and then, which ``except Exception`` would let through."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # PyO3's; it cannot be imported
            raise
        raise ValueError(str(error)) from error


def _unopened(folder: Path, error: Exception) -> IndexUnusable:
    for sign, advice in _NOT_WRITABLE.items():
        if sign in str(error):
            return IndexUnusable(f"Chroma must write to its files in {folder} to open them, and {advice}.")
    return IndexDamaged(f"The vectors in {folder} cannot be opened: {error}. Run `lotsen build`.")


def write_collection(
    client: Client,
    build_id: str,
    scope: Jurisdiction,
    numbers: NDArray[np.intp],
    read: Callable[[NDArray[np.intp]], Matrix],
) -> Iterable[int]:
    """Write the collection of one scope, yielding the size of each batch as it is done.

    ``read`` returns the vectors of passages by number.
    """
    flushes = ceil(len(numbers) / FLUSH) or 1
    batches = ceil(len(numbers) / flushes / BATCH) or 1
    # Just below the rows of one flush, so that the last batch brings about the last flush.
    threshold = max(len(numbers) // flushes - batches, 2)
    collection = client.create_collection(
        _name(build_id, scope),
        configuration={
            "hnsw": {
                "space": "cosine",
                "sync_threshold": threshold,
                "ef_search": EF,
                "ef_construction": EF,
                "max_neighbors": NEIGHBOURS,
            }
        },
        embedding_function=None,
    )
    for batch in np.array_split(numbers, flushes * batches) if len(numbers) else ():
        collection.add(ids=[str(number) for number in batch.tolist()], embeddings=read(batch))
        yield len(batch)
    if len(numbers) == 1:
        # Chroma flushes after two operations at the earliest. Unflushed files change when they are opened.
        collection.upsert(ids=[str(numbers[0])], embeddings=read(numbers))


def drop_collections(url: str, build_id: str) -> None:
    """Delete every collection of a build from a server."""
    client = connect(Path(), url)
    try:
        names = {_name(build_id, scope) for scope in Jurisdiction}
        for collection in client.list_collections():
            if collection.name in names:
                client.delete_collection(collection.name)
    finally:
        client.close()


def _name(build_id: str, scope: Jurisdiction) -> str:
    return f"lotsen-{build_id}-{scope.value.lower()}"
