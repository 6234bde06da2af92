"""What can go wrong, as one tree. Every message says what was wrong, where, and what to do.

LotsenError
├── SettingsError      a setting is unknown or impossible                   exit 2
├── CorpusMissing      the folder with the documents does not exist         exit 2
├── ReferenceUnknown   a provision is asked for that cannot be found        exit 2
├── ArticleRefused     an article cannot be begun or previewed              exit 2
├── QuestionsUnreadable  evaluation questions, a run or a scoring sheet     exit 2
├── IndexUnusable      no index that can be searched                        exit 3
│   ├── IndexMissing   nothing was published here
│   ├── IndexDamaged   published, but files are missing or broken
│   └── IndexMismatch  built with another model or another format
├── EmbeddingError     the embedding model cannot be prepared or reached    exit 3
├── ModelError         the language model cannot be prepared, or failed      exit 3
├── SourceError        an official text was not taken; the last one stays   exit 1
│   ├── SourceRefused      we may not ask there: address, redirect or robots.txt
│   ├── SourceUnreachable  no network, no answer, or an answer without a text
│   └── SourceDamaged      what came is not the text that was promised
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


class ArticleRefused(LotsenError):
    """An article cannot be begun as asked, or the one given cannot be read."""

    exit_code = 2


class ReferenceUnknown(LotsenError):
    """A reference or term names nothing that can be shown; ``nearest`` are those a person may have meant."""

    exit_code = 2

    def __init__(self, message: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.nearest = nearest


class QuestionsUnreadable(LotsenError):
    """A file that an evaluation reads (questions, a stored run, a scoring sheet) is missing or not in its form."""

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


class ModelError(LotsenError):
    """The language model cannot be prepared, does not answer, or does not answer in its form."""

    exit_code = 3


class SourceError(LotsenError):
    """An official text was not taken; the snapshot from before stays."""


class SourceRefused(SourceError):
    """An address, a redirect or robots.txt forbids asking, so nothing was asked."""


class SourceUnreachable(SourceError):
    """There is no network, the publisher does not answer, or answers without a text."""


class SourceDamaged(SourceError):
    """What came is not the text that was promised: half of it, another format, another act."""


class BuildFailed(LotsenError):
    """A build ended without publishing; what was published before is untouched."""

    exit_code = 4
