"""What can go wrong, as one tree. Every message says what was wrong, where, and what to do.

LotsenError
├── SettingsError      a setting is unknown or impossible                   exit 2
├── CorpusMissing      the folder with the documents does not exist         exit 2
├── IndexUnusable      no index that can be searched                        exit 3
│   ├── IndexMissing   nothing was published here
│   ├── IndexDamaged   published, but files are missing or broken
│   └── IndexMismatch  built with another model or another format
├── EmbeddingError     the embedding model cannot be prepared or reached    exit 3
└── BuildFailed        a build ended without publishing                     exit 4
"""

from __future__ import annotations


class LotsenError(Exception):
    """Base of all errors that a person should read; ``exit_code`` is what the command ends with."""

    exit_code = 1


class SettingsError(LotsenError):
    """A setting is unknown or has an impossible value."""

    exit_code = 2


class CorpusMissing(LotsenError):
    """A corpus folder that a build was asked to read does not exist."""

    exit_code = 2


class IndexUnusable(LotsenError):
    """There is no index that can be searched."""

    exit_code = 3


class IndexMissing(IndexUnusable):
    """Nothing has been published in the index folder."""


class IndexDamaged(IndexUnusable):
    """The published index lacks files or fails its checks."""


class IndexMismatch(IndexUnusable):
    """The index was built with another embedding model or another format version."""


class EmbeddingError(LotsenError):
    """The embedding model cannot be prepared, loaded or reached."""

    exit_code = 3


class BuildFailed(LotsenError):
    """A build ended without publishing; what was published before is untouched."""

    exit_code = 4
