"""Ways to reach or pay a person: e-mail addresses, account numbers (IBAN) and telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain import Span

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_MAILBOX = re.compile(
    r"(?:info|kontakt|contact|post|postmottak|mail|e-?mail|office|registrator|kommun|kommune|region|regionen|"
    r"upphandling|upphandlingar|inkop|inköp|anskaffelse|anskaffelser|innkjop|innkjøp|indkob|indkøb|udbud|procurement|"
    r"tender|tenders|support|kundtjanst|kundeservice|servicedesk|helpdesk|press|presse|faktura|invoice|no-?reply|dpo)"
    r"(?:[._+-]\w+)?",
    re.IGNORECASE,
)
"""The part before @ of an address that belongs to an office, not to a person."""

_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}", re.IGNORECASE)


def emails(text: str) -> Iterator[Span]:
    """Yield where addresses of persons stand; those of offices ("registrator@", "post@") are none."""
    for found in _EMAIL.finditer(text):
        if not _MAILBOX.fullmatch(found[0].partition("@")[0]):
            yield Span(*found.span())


def account_numbers(text: str) -> Iterator[Span]:
    """Yield where IBANs stand: check digits (ISO 7064 mod 97-10), length and form of their country."""
    from stdnum import iban

    for found in _IBAN.finditer(text):
        # The pattern also takes the words that follow; an IBAN's country decides where it ends.
        for end in range(found.end(), found.start() + 14, -1):
            if text[end - 1] != " " and iban.is_valid(text[found.start() : end]):
                yield Span(found.start(), end)
                break
