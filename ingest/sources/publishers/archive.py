"""Reading single members out of a tar.bz2 without unpacking it: nothing is written to disk by a member's name."""

from __future__ import annotations

import bz2
import tarfile
from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, Self

from assistant.errors import SourceDamaged

MOST_MEMBERS: Final = 50_000
MOST_BYTES: Final = 2_000_000_000
"""Of the whole archive, decompressed."""
LARGEST_MEMBER: Final = 20_000_000
_LARGEST_HEADER: Final = 65_536
"""Bytes of a header that only names the next member; tarfile would read any size of it into memory."""

_NAMING = frozenset({tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, b"X"})


def read_members(archive: Path, wanted: Collection[str]) -> dict[str, bytes]:
    """Return the members with these file names, in whatever folder of the archive they lie.

    Raises SourceDamaged for a broken or swollen archive, and for a wanted member that is a link, stands twice, is too
    large or has a path that leads out of the archive. Other members are passed over unread.
    """
    found: dict[str, bytes] = {}
    try:
        with bz2.open(archive) as stream:
            counted = _Counted(stream)
            with tarfile.open(fileobj=counted, mode="r|", tarinfo=_BoundedHeader) as members:  # type: ignore[call-overload]
                for number, member in enumerate(members, start=1):
                    if number > MOST_MEMBERS:
                        raise SourceDamaged(f"The archive has more than {MOST_MEMBERS:,} members; it was not read.")
                    members.members.clear()  # tarfile keeps every header it has seen
                    name = PurePosixPath(member.name).name
                    if name in wanted:
                        _check(member, name, found)
                        content = members.extractfile(member)
                        found[name] = content.read(LARGEST_MEMBER) if content else b""
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise SourceDamaged(f"The archive is broken or came only in part: {error}.") from error
    return found


def _check(member: tarfile.TarInfo, name: str, found: Collection[str]) -> None:
    path = PurePosixPath(member.name)
    if path.is_absolute() or ".." in path.parts or "\\" in member.name:
        raise SourceDamaged(f"The archive's member {member.name[:200]!r} has a path that leads out of the archive.")
    if not member.isreg():
        raise SourceDamaged(f"The archive's member {name} is a link or a device, not a file.")
    if member.size > LARGEST_MEMBER:
        raise SourceDamaged(f"The archive's member {name} has {member.size:,} bytes; the limit is {LARGEST_MEMBER:,}.")
    if name in found:
        raise SourceDamaged(f"The archive has the member {name} twice; which one holds cannot be told.")


class _BoundedHeader(tarfile.TarInfo):
    """A header whose own length is checked before it is believed."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        header = super().frombuf(buf, encoding, errors)
        if header.type in _NAMING and header.size > _LARGEST_HEADER:
            raise SourceDamaged(f"The archive has a header of {header.size:,} bytes; the limit is {_LARGEST_HEADER:,}.")
        return header


class _Counted:
    """A stream that ends with an error once more than MOST_BYTES were read from it."""

    def __init__(self, stream: BinaryIO | bz2.BZ2File) -> None:
        self._stream = stream
        self._read = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._read += len(data)
        if self._read > MOST_BYTES:
            raise SourceDamaged(f"The archive holds more than {MOST_BYTES:,} bytes; the rest was not read.")
        return data
