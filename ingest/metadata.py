"""What a file says about itself, as a ``Document``.

Our own front matter, YAML between two lines of ``---``, knows these keys; any other is refused by name:

    title, kind, authority, language, jurisdiction, act, publisher, url, licence, published, checked, valid_from,
    valid_to, text_state, id, method, sources, reviewed, reviewer, translations

A file is taken for ours when it declares ``kind``, ``authority``, ``jurisdiction`` or ``method``. Front matter made by
others is mapped instead: ``beteckning`` (Sweden), ``identifier: LOV-…`` or ``FOR-…`` (Norway) and ``celex`` (EU) name
an act, from which short name, jurisdiction, authority, publisher and official address follow.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TypeVar

import yaml

from assistant.domain import Authority, Document, Jurisdiction, Kind, Language
from ingest.acts import Act, act_in
from ingest.dates import date_in, wording_date, wording_in_words
from ingest.language import language_of
from ingest.model import RawDocument, Skip

_KEYS_WORDS = (
    "title kind authority language jurisdiction act publisher url licence published checked valid_from "
    "valid_to text_state id method sources reviewed reviewer translations"
)
KEYS = frozenset(_KEYS_WORDS.split())
_OURS = frozenset({"kind", "authority", "jurisdiction", "method"})
_FOREIGN = frozenset({"beteckning", "celex", "identifier"})
_AUTHORITY_OF = {
    Kind.act: Authority.law,
    Kind.digest: Authority.digest,
    Kind.guidance: Authority.guidance,
    Kind.article: Authority.practice,
    Kind.case: Authority.case_law,
    Kind.policy: Authority.local_policy,
    Kind.data: Authority.practice,
}
_LANGUAGE_ALIASES = {"no": "nb", "nob": "nb", "nno": "nn", "swe": "sv", "dan": "da", "eng": "en", "fin": "fi"}
_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(?P<yaml>.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_MAX_FRONT_MATTER = 20_000
_Value = TypeVar("_Value", bound=StrEnum)


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """Return the front matter as a mapping (empty if there is none) and the text after it.

    Raises Skip when the YAML is broken, is no mapping, or is ours and holds a key that is not in KEYS.
    """
    if not (match := _FRONT_MATTER.match(text)):
        return {}, text
    if len(match["yaml"]) > _MAX_FRONT_MATTER:
        raise Skip(f"the front matter has {len(match['yaml']):,} characters; the limit is {_MAX_FRONT_MATTER:,}")
    try:
        # The base loader keeps every value a string: "2016:1145" is a number in base 60 to the others.
        declared = yaml.load(match["yaml"], Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise Skip(f"the front matter is not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(declared, dict):
        raise Skip("the front matter is not a list of `key: value` lines")
    if _OURS & set(declared) and not _FOREIGN & set(declared) and (unknown := sorted(set(declared) - KEYS)):
        raise Skip(f"unknown key in the front matter: {', '.join(unknown)}. Known keys: {', '.join(sorted(KEYS))}")
    return declared, text[match.end() :]


def describe(
    raw: RawDocument, declared: Mapping[str, object], *, title: str, body: str, act: Act | None = None
) -> Document:
    """Return the Document of a file: what it declares, else what follows from its act, else a cautious default.

    ``title`` is what the parser found and ``body`` the text whose language is identified when none is declared.
    ``act`` is given by a parser that found more than one act in the file; the document's id then ends in its name.
    Raises Skip when a declared value is none of the allowed ones.
    """
    several = act is not None
    act = act or act_in(declared)
    kind = _one_of(Kind, declared, "kind") or (Kind.act if act or declared.get("act") else Kind.article)
    authority = _one_of(Authority, declared, "authority") or (act.authority if act else _AUTHORITY_OF[kind])
    language = _declared_language(declared) or (act.language if act else None) or language_of(body)
    document_id = _text(declared, "id") or slug(raw.path)
    return Document(
        id=f"{document_id}-{slug(act.name)}" if several and act else document_id,
        title=_text(declared, "title") or title or PurePosixPath(raw.path).stem,
        kind=kind,
        authority=authority,
        language=language,
        jurisdiction=_one_of(Jurisdiction, declared, "jurisdiction") or (act.jurisdiction if act else None),
        path=raw.path,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        act=_text(declared, "act") or (act.name if act else None),
        publisher=_text(declared, "publisher") or (act.publisher if act else None),
        url=_address(declared) or (act.url if act else None),
        licence=_text(declared, "licence"),
        published=date_in(_text(declared, "published")),
        checked=date_in(_text(declared, "checked")),
        valid_from=date_in(_text(declared, "valid_from")) or (wording_date(declared) if act else None),
        valid_to=date_in(_text(declared, "valid_to")),
        text_state=_text(declared, "text_state") or (wording_in_words(declared) if act else None),
    )


def slug(text: str) -> str:
    """Return ``text`` (a path: without its suffix) in lower-case ASCII letters, digits and hyphens."""
    text = re.sub(r"\.(md|html?|xhtml|xml|docx|pdf|txt|text|json)$", "", text, flags=re.IGNORECASE)
    text = text.lower().replace("ø", "o").replace("æ", "ae")
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or hashlib.sha256(text.encode()).hexdigest()[:12]


def _text(declared: Mapping[str, object], key: str) -> str | None:
    value = declared.get(key)
    return " ".join(unicodedata.normalize("NFC", value).split()) or None if isinstance(value, str) else None


def _one_of(enum: type[_Value], declared: Mapping[str, object], key: str) -> _Value | None:
    """Return the declared value as a member of ``enum``; None where nothing is declared."""
    if not (value := _text(declared, key)):
        return None
    try:
        return enum(value)
    except ValueError as error:
        raise Skip(f"{key}: {value!r} is not one of {', '.join(enum)}") from error


def _declared_language(declared: Mapping[str, object]) -> Language | None:
    if not (value := _text(declared, "language")):
        return None
    code = re.split(r"[-_]", value.lower())[0]
    code = _LANGUAGE_ALIASES.get(code, code)
    if code not in Language.__members__:
        raise Skip(f"language: {value!r} is not one of {', '.join(Language)}")
    return Language(code)


def _address(declared: Mapping[str, object]) -> str | None:
    """Return the declared address if a reader can follow it; any other scheme than the web's is left out."""
    for key in ("url", "source"):
        if (value := _text(declared, key)) and re.match(r"https?://[^\s\"<>]+$", value):
            return value
    return None
