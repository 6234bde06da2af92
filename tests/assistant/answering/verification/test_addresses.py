from __future__ import annotations

import pytest

from assistant.answering.verification.addresses import bare_addresses, without_addresses


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Se [lagen](https://evil.example/a?b=c) först.", "Se lagen först."),
        ("Läs ![bild](http://evil.example/x.png) mer.", "Läs bild mer."),
        ("Läs mer (https://evil.example).", "Läs mer."),
        ("Läs www.evil.example nu", "Läs  nu"),
        ("Klicka javascript:alert här", "Klicka  här"),
        ("Klicka <mailto:a@b.example> här", "Klicka här"),
        ("Inga adresser (bara text) här.", "Inga adresser (bara text) här."),
    ],
)
def test_an_address_goes_and_the_words_stay(text: str, bare: str) -> None:
    assert without_addresses(text) == bare


@pytest.mark.parametrize("text", ["evil.example/x", "Skriv till a.b@evil.example", "gå till sub.evil.com"])
def test_a_host_without_a_scheme_is_seen(text: str) -> None:
    assert bare_addresses(text)


@pytest.mark.parametrize("text", ["t.ex. bl.a. dvs.", "6 kap. 5 §. Nästa", "jf. § 13-2 nr. 4", "4.5 % av 1.000"])
def test_abbreviations_and_numbers_are_no_addresses(text: str) -> None:
    assert bare_addresses(text) == []
