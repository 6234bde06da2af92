"""Reads words.toml: what generated documents are made of."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.domain import Language


class Words(BaseModel):
    """The material of one language; sentences have {thing}, {place}, {number}, {other}, {role} and {time} in them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    heading: str
    firsts: tuple[str, ...]
    seconds: tuple[str, ...]
    """Second parts of compounds: firsts × seconds are the things that are bought."""
    place_starts: tuple[str, ...]
    place_ends: tuple[str, ...]
    roles: tuple[str, ...]
    times: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    """A statement and the question it answers."""
    fillers: tuple[str, ...]


@cache
def words() -> dict[Language, Words]:
    """Return the words of each language."""
    table = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return {Language(code): Words(**entry) for code, entry in table.items()}
