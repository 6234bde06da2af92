"""One question to a publisher and its answer, within limits of bytes and seconds."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import ssl
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Final

import certifi
import httpcore

from assistant.errors import SourceDamaged
from ingest.sources.addresses import Address
from ingest.sources.clock import Clock, SystemClock
from ingest.sources.network import GuardedNetwork, Resolve, resolve

_CHUNK: Final = 65_536
_DIGEST = re.compile(r"\bsha-256=:([A-Za-z0-9+/=]+):")


class Passing(Exception):
    """A fault that may be gone at the next try: no connection, a time-out, half an answer."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one answer may cost."""

    bytes: int = 20_000_000
    """After decompression."""
    seconds: float = 60.0
    """From connecting to the last byte."""
    quiet_seconds: float = 20.0
    """Without a byte."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a publisher answered."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    address: Address
    body: bytes = b""
    """Empty for another status than 200, and where the body went to a file."""


@dataclass(frozen=True, slots=True)
class Line:
    """How questions leave this machine. Tests hand in their own resolver, network and certificate authority."""

    look_up: Resolve = resolve
    network: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)
    tls: ssl.SSLContext = field(default_factory=lambda: trusted())
    clock: Clock = field(default_factory=SystemClock)

    def ask(
        self,
        method: str,
        address: Address,
        headers: Mapping[str, str],
        limits: Limits,
        content: bytes = b"",
        sink: BinaryIO | None = None,
    ) -> Reply:
        """Send one request and read the answer, into ``sink`` if one is given.

        Raises Passing, SourceRefused (the host's addresses) and SourceDamaged (too long, not what its checksum says).
        """
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), limits.quiet_seconds)
        guarded = GuardedNetwork(self.look_up, self.network, self.clock, limits.seconds)
        out = sink or io.BytesIO()
        out.seek(0)
        out.truncate()
        try:
            with (
                httpcore.ConnectionPool(ssl_context=self.tls, network_backend=guarded, max_connections=1) as pool,
                pool.stream(
                    method, address.url, headers=[*headers.items()], content=content, extensions={"timeout": timeout}
                ) as response,
            ):
                found = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
                if response.status == 200:
                    _receive(response, found, out, limits.bytes, address)
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise Passing(str(error) or type(error).__name__) from error
        body = out.getvalue() if isinstance(out, io.BytesIO) else b""
        return Reply(response.status, found, address, body)


def trusted() -> ssl.SSLContext:
    """Return a context that trusts the system's authorities and certifi's."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _receive(
    response: httpcore.Response, headers: Mapping[str, str], out: BinaryIO, most: int, address: Address
) -> None:
    """Write the decompressed body, never holding more than a chunk of it."""
    digest = hashlib.sha256()
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip"):
        raise SourceDamaged(f"{address.url} answers in the encoding {encoding!r}, which was not asked for.")
    gunzip = zlib.decompressobj(31) if encoding == "gzip" else None
    written = 0
    for received in response.iter_stream():
        digest.update(received)
        for chunk in _decoded(gunzip, received, address):
            written += out.write(chunk)
            if written > most:
                raise SourceDamaged(f"{address.url} answers with more than {most:,} bytes; the rest was not read.")
    if gunzip and not gunzip.eof:
        raise Passing("the compressed answer ends before its end")
    if (promised := _DIGEST.search(headers.get("content-digest", ""))) and promised[1] != base64.b64encode(
        digest.digest()
    ).decode():
        raise SourceDamaged(f"{address.url} came with a checksum that its bytes do not have.")


def _decoded(gunzip: zlib._Decompress | None, data: bytes, address: Address) -> Iterator[bytes]:
    """Yield the decompressed bytes, a chunk at a time: what came may be a thousandth of what it holds."""
    if gunzip is None:
        yield data
        return
    chunk = b""
    while data or len(chunk) == _CHUNK:
        try:
            chunk = gunzip.decompress(data, _CHUNK)
        except zlib.error as error:
            raise SourceDamaged(f"{address.url} says it is gzip and is not.") from error
        if gunzip.unused_data:
            raise SourceDamaged(f"{address.url} goes on after the end of its gzip stream.")
        yield chunk
        data = gunzip.unconsumed_tail
