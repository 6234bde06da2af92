"""Questions outside what the sources are about (``elsewhere.toml``): a question that leans towards them is declined."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from assistant.domain import Language
from assistant.errors import BuildFailed
from ingest.read import ELSEWHERE


def elsewhere_questions(corpora: Sequence[Path]) -> list[str]:
    """Return the questions of each corpus that has the file, each once. Raises BuildFailed for one not as it should."""
    files = [file for corpus in corpora if (file := corpus / ELSEWHERE).is_file()]
    return list(dict.fromkeys(question for file in files for question in _questions(file)))


def _questions(file: Path) -> list[str]:
    try:
        topics = tomllib.loads(file.read_text(encoding="utf-8"))["topic"]
        return [str(question) for topic in topics for language in Language for question in topic.get(language, [])]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise BuildFailed(f"{file} cannot be read: {error}. See schema/elsewhere.schema.json.") from error
