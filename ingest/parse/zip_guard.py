"""A look at a zip archive's directory before anything in it is unpacked."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

from ingest.model import Skip

MAX_UNPACKED = 50_000_000
MAX_ENTRIES = 2_000
MAX_RATIO = 100
_SMALL = 100_000
"""Bytes. Below this a high ratio is only very regular XML."""


def check_zip(data: bytes) -> zipfile.ZipFile:
    """Return the archive if it is small, flat and honest enough to open. Raises Skip with the limit it breaks."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Skip(f"not a DOCX file: the zip archive cannot be read ({error})") from error
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise Skip(f"the archive has {len(entries):,} entries; the limit is {MAX_ENTRIES:,}")
    if (unpacked := sum(entry.file_size for entry in entries)) > MAX_UNPACKED:
        raise Skip(f"the archive unpacks to {unpacked:,} bytes; the limit is {MAX_UNPACKED:,}")
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise Skip("the file is encrypted; save it without a password")
        if entry.file_size > MAX_RATIO * max(1, entry.compress_size) and entry.file_size > _SMALL:
            raise Skip(f"{entry.filename!r} is packed more than {MAX_RATIO} to 1, as in a zip bomb")
        name = entry.filename.replace("\\", "/")
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or ":" in name:
            raise Skip(f"the archive has an entry that leaves its folder: {entry.filename!r}")
    return archive
