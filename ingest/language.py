"""Which language a whole document is written in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assistant.domain import Language

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_ISO = {
    "sv": Language.sv,
    "no": Language.nb,
    "nb": Language.nb,
    "nn": Language.nn,
    "da": Language.da,
    "en": Language.en,
    "fi": Language.fi,
}
_ENOUGH = 20_000
"""Characters; more text does not change the answer."""


def language_of(text: str) -> Language:
    """Return the language of a document by py3langid (Lui and Baldwin 2012), limited to those Lotsen reads."""
    return _ISO[_identifier().classify(text[:_ENOUGH])[0]]


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(set(_ISO) & set(identifier.labels)))
    return identifier
