from __future__ import annotations

import pytest

from assistant.answering.guard.contacts import account_numbers, emails
from assistant.domain import Span


def cut(text: str, spans: list[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    "address",
    ["kim.pahitt@example.org", "k.p+anbud@post.example.com", "KIM@EXAMPLE.ORG", "kim_åberg@räksmörgås.example"],
)
def test_an_e_mail_address_is_found_whole(address: str) -> None:
    text = f"Kan {address}, eller någon annan, delta?"
    assert cut(text, list(emails(text))) == [address]


@pytest.mark.parametrize(
    "address",
    ["registrator@kommun.example", "postmottak@kommune.example", "info@example.org", "upphandling@region.example"],
)
def test_the_address_of_an_office_is_no_persons(address: str) -> None:
    assert list(emails(f"Ska frågor skickas till {address}?")) == []


@pytest.mark.parametrize("text", ["@upphandling", "pris @ 100 kr", "kim@", "kim at example.org"])
def test_an_at_sign_alone_makes_no_address(text: str) -> None:
    assert list(emails(text)) == []


# Examples of the IBAN registry.
IBANS = [
    "SE45 5000 0000 0583 9825 7466",
    "SE4550000000058398257466",
    "NO93 8601 1117 947",
    "NO9386011117947",
    "DK50 0040 0440 1162 43",
    "FI21 1234 5600 0007 85",
    "DE89 3704 0044 0532 0130 00",
    "GB82 WEST 1234 5698 7654 32",
    "gb82 west 1234 5698 7654 32",
    "NL91 ABNA 0417 1643 00",
]


@pytest.mark.parametrize("iban", IBANS)
def test_an_iban_ends_where_its_country_says(iban: str) -> None:
    text = f"Betala till {iban} och inte senare än i maj"
    assert cut(text, list(account_numbers(text))) == [iban]


@pytest.mark.parametrize(
    "iban", ["SE46 5000 0000 0583 9825 7466", "SE45 5000 0000 0583", "XX45 5000 0000 0583 9825 7466"]
)
def test_a_wrong_check_length_or_country_makes_it_none(iban: str) -> None:
    assert list(account_numbers(iban)) == []
