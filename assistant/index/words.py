"""The analyser: text to the terms BM25 counts, Snowball stems and character 5-grams in one bag.

The 5-grams find the parts of compounds (*innovationsupphandling* by *upphandling*) without a dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

import mmh3
import numpy as np
import Stemmer
from numpy.typing import NDArray

from assistant.domain import Language, Passage

Terms = NDArray[np.uint64]
"""Shape (terms,): each term of a text as its hash, repeated as often as it occurs."""

GRAM = 5
BEGINNING = 3
_NONE: Terms = np.empty(0, np.uint64)
_WORD = re.compile(r"\w+")
_SNOWBALL = {
    Language.sv: "swedish",
    Language.nb: "norwegian",
    Language.nn: "norwegian",
    Language.da: "danish",
    Language.en: "english",
    Language.fi: "finnish",
}


def terms(text: str, language: Language) -> Terms:
    """Return the terms of ``text``: the stem of each word, and every 5 neighbouring characters of ``_word_``.

    Case and Unicode form make no difference. A shorter word counts as one piece.
    """
    return np.concatenate([_NONE, *(_terms_of(word, language) for word in _words(text))])


def stems(text: str, language: Language) -> list[str]:
    """Return the stem of each word, in order."""
    stemmed: list[str] = _stemmer(language).stemWords(_words(text))
    return stemmed


class Sought:
    """Stems looked for in many texts. Not to be shared between threads."""

    def __init__(self, wanted: Collection[str]) -> None:
        """Look for the ``wanted`` stems."""
        self._wanted = frozenset(wanted)
        self._beginnings = {stem[:BEGINNING] for stem in wanted}
        self._stemmed: dict[Language, dict[str, str]] = {}

    def held(self, text: str, language: Language) -> set[str]:
        """Return which of the stems the text holds.

        Only words that begin like one of them are stemmed, and each once: no Nordic or English stem changes its first
        letters.
        """
        beginnings, stemmed = self._beginnings, self._stemmed.setdefault(language, {})
        near = {word for word in _words(text) if word[:BEGINNING] in beginnings}
        if new := near.difference(stemmed):
            stemmed.update(zip(new, _stemmer(language).stemWords(list(new)), strict=True))
        return {stemmed[word] for word in near} & self._wanted


def stem_terms(stemmed: Sequence[str]) -> Terms:
    """Return stems as the terms BM25 knows them by."""
    return _hashed([f"={stem}" for stem in stemmed])


def searchable(passage: Passage) -> str:
    """Return the words by which a passage is found: title, headings, locator, text, and the questions it answers."""
    p = passage
    return "\n".join(dict.fromkeys((p.document.title, *p.heading_path, p.locator, p.text, *p.asked)))


@lru_cache(maxsize=50_000)
def _terms_of(word: str, language: Language) -> Terms:
    # The mark keeps a stem apart from a 5-gram that is spelled alike.
    return _hashed([f"={stem}" for stem in _stemmer(language).stemWords([word])] + _grams(f"_{word}_"))


def _grams(padded: str) -> list[str]:
    return [padded[i : i + GRAM] for i in range(len(padded) - GRAM + 1)] or [padded]


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def _stemmer(language: Language) -> Stemmer.Stemmer:
    # A stemmer is not safe to share between threads, and costs half a microsecond to make.
    return Stemmer.Stemmer(_SNOWBALL[language])


def _hashed(bag: list[str]) -> Terms:
    return np.array([mmh3.hash64(term, signed=False)[0] for term in bag], dtype=np.uint64)
