from __future__ import annotations

import hashlib
from datetime import date

import pytest

from assistant.domain import Authority, Document, Jurisdiction, Kind, Language
from ingest.acts import eu_act, norwegian_act, swedish_act
from ingest.dates import date_in, wording_date
from ingest.language import language_of
from ingest.metadata import KEYS, describe, slug, split_front_matter
from ingest.model import Skip
from tests.ingest.parse.making import raw

OURS = """---
title: Ramavtal
kind: guidance
authority: guidance
language: sv
jurisdiction: SE
publisher: Lotsen
licence: CC-BY-4.0
checked: 2026-11-22
method: framework-agreement
sources:
  - LOU 7 kap. 2 §
---
# Ramavtal
"""


def _described(
    path: str = "metoder/ramavtal.sv.md", body: str = "Köparen väljer metod.", **declared: object
) -> Document:
    return describe(raw(path, body), declared, title="Titel", body=body)


def test_our_front_matter_becomes_the_document() -> None:
    declared, body = split_front_matter(OURS)
    document = describe(raw("a.md", OURS), declared, title="Annan", body=body)
    assert body == "# Ramavtal\n"
    assert document.title == "Ramavtal"
    assert (document.kind, document.authority) == (Kind.guidance, Authority.guidance)
    assert (document.language, document.jurisdiction) == (Language.sv, Jurisdiction.SE)
    assert (document.publisher, document.licence) == ("Lotsen", "CC-BY-4.0")
    assert document.checked == date(2026, 11, 22)
    assert document.sha256 == hashlib.sha256(OURS.encode()).hexdigest()


def test_text_without_front_matter_is_left_alone() -> None:
    assert split_front_matter("# Rubrik\n---\nmer") == ({}, "# Rubrik\n---\nmer")


def test_an_unknown_key_of_ours_is_refused_by_name() -> None:
    with pytest.raises(Skip, match=r"unknown key in the front matter: jurisdicton\. Known keys: act, authority"):
        split_front_matter("---\nkind: guidance\njurisdicton: SE\n---\ntext")


def test_every_known_key_is_named_in_the_module_and_accepted() -> None:
    import ingest.metadata

    header = "\n".join(f"{key}: x" for key in sorted(KEYS))
    declared, _ = split_front_matter(f"---\n{header}\n---\n")
    assert set(declared) == KEYS
    assert all(key in (ingest.metadata.__doc__ or "") for key in KEYS)


def test_front_matter_of_other_systems_may_hold_keys_of_its_own() -> None:
    declared, _ = split_front_matter("---\ntitle: Dialog\nlayout: post\ntags: [a, b]\n---\ntext")
    assert declared["title"] == "Dialog"


def test_an_official_number_stays_text_and_is_not_read_as_base_sixty() -> None:
    declared, _ = split_front_matter("---\nbeteckning: 2016:1145\n---\n")
    assert declared == {"beteckning": "2016:1145"}


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("title: [a", "the front matter is not YAML"),
        ("- a\n- b", "not a list of `key: value` lines"),
        ("title: " + "x" * 20_001, "the limit is 20,000"),
    ],
)
def test_broken_front_matter_is_skipped_with_its_reason(header: str, reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        split_front_matter(f"---\n{header}\n---\ntext")


def test_an_impossible_value_names_what_is_allowed() -> None:
    with pytest.raises(Skip, match="kind: 'artikel' is not one of act, digest, guidance, article"):
        _described(kind="artikel")
    with pytest.raises(Skip, match="language: 'de' is not one of sv, nb"):
        _described(language="de")


def test_a_file_that_declares_nothing_is_an_article_of_practice_for_anywhere() -> None:
    document = _described()
    assert (document.kind, document.authority) == (Kind.article, Authority.practice)
    assert document.jurisdiction is None
    assert document.language is Language.sv
    assert document.title == "Titel"


@pytest.mark.parametrize(
    ("kind", "authority"),
    [
        ("digest", "digest"),
        ("guidance", "guidance"),
        ("article", "practice"),
        ("case", "case_law"),
        ("policy", "local_policy"),
    ],
)
def test_the_authority_follows_from_the_kind(kind: str, authority: str) -> None:
    assert _described(kind=kind).authority == authority


def test_the_language_norwegian_is_bokmal_unless_it_says_nynorsk() -> None:
    assert _described(language="no").language is Language.nb
    assert _described(language="nn-NO").language is Language.nn


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Upphandlingen ska annonseras innan avtalet skrivs och anbuden öppnas.", Language.sv),
        ("Oppdragsgiveren skal kunngjøre konkurransen før kontrakten inngås.", Language.nb),
        ("Kva er ein open tilbodskonkurranse, og korleis skal ho gjennomførast?", Language.nn),
        ("The contracting authority publishes a notice before the contract is signed.", Language.en),
        ("Hankintayksikkö ilmoittaa hankinnasta ennen sopimuksen tekemistä.", Language.fi),
    ],
)
def test_the_language_of_a_text_is_identified(text: str, language: Language) -> None:
    assert language_of(text) is language


def test_a_swedish_act_is_known_by_its_number() -> None:
    document = _described(beteckning="2016:1145", publicerad_datum="2025-05-19", ikraft_datum="2017-01-01")
    assert (document.act, document.kind, document.authority) == ("LOU", Kind.act, Authority.law)
    assert document.jurisdiction is Jurisdiction.SE
    assert document.url == "https://data.riksdagen.se/dokument/sfs-2016-1145.html"
    assert document.valid_from == date(2025, 5, 19)
    assert [act.name for act in map(swedish_act, ("2016:1146", "2016:1147", "2011:1029", "2008:962")) if act] == [
        "LUF", "LUK", "LUFS", "LOV",
    ]  # fmt: skip


def test_norwegian_laws_and_regulations_have_their_own_authority_and_address() -> None:
    law, regulation = norwegian_act("LOV-2016-06-17-73"), norwegian_act("FOR-2016-08-12-974")
    assert law is not None
    assert regulation is not None
    assert (law.name, law.authority, law.url) == (
        "LOA", Authority.law, "https://lovdata.no/dokument/NL/lov/2016-06-17-73",
    )  # fmt: skip
    assert (regulation.name, regulation.authority, regulation.url) == (
        "FOA", Authority.regulation, "https://lovdata.no/dokument/SF/forskrift/2016-08-12-974",
    )  # fmt: skip


def test_eu_acts_are_cited_as_lawyers_cite_them() -> None:
    directive = eu_act("32014L0024")
    regulation = eu_act("32025R2152", "http://data.europa.eu/eli/reg_del/2025/2152/oj")
    assert directive is not None
    assert regulation is not None
    assert (directive.name, directive.url) == ("2014/24/EU", "https://eur-lex.europa.eu/eli/dir/2014/24/oj")
    assert (regulation.name, regulation.authority) == ("(EU) 2025/2152", Authority.regulation)
    assert regulation.url == "https://eur-lex.europa.eu/eli/reg_del/2025/2152/oj"
    assert eu_act("62014CJ0123") is None


def test_the_wording_date_prefers_the_last_change_over_the_first_day() -> None:
    assert wording_date({"date_in_force": "2017-01-01", "last_changed_by": "lov/2025-06-20-34 fra 2025-07-01"}) == date(
        2025, 7, 1
    )
    assert wording_date({"text_state": "in force 2026-07-01", "ikraft_datum": "2017-01-01"}) == date(2026, 7, 1)
    assert wording_date({}) is None


def test_the_wording_of_an_act_is_said_in_words_of_its_language() -> None:
    assert (
        _described(beteckning="2016:1145", publicerad_datum="2025-05-19").text_state == "lydelse publicerad 2025-05-19"
    )
    law = _described(identifier="LOV-2016-06-17-73", last_changed_by="lov/2025-06-20-34 fra 2025-07-01")
    assert law.text_state == "siste endring i kraft 2025-07-01"
    assert _described(celex="32014L0024", text_state="consolidated").text_state == "consolidated"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-14T08:00", date(2026, 3, 14)),
        ("Publisert 29.09.2015", date(2015, 9, 29)),
        ("3. 2. 2026", date(2026, 2, 3)),
        ("2026-02-30", None),
        ("dnr 12-2026-1", None),
        (None, None),
    ],
)
def test_dates_are_read_tolerantly_and_never_invented(text: str | None, expected: date | None) -> None:
    assert date_in(text) == expected


def test_an_article_has_no_wording_date() -> None:
    assert _described(text_state="in force 2026-07-01").valid_from is None


def test_only_addresses_a_reader_can_follow_are_kept() -> None:
    assert _described(url="https://exempel.example/a").url == "https://exempel.example/a"
    assert _described(url="javascript:alert(1)").url is None
    assert _described(url='https://x.example/" onclick=').url is None


def test_an_id_is_declared_or_made_of_the_path() -> None:
    assert _described().id == "metoder-ramavtal-sv"
    assert _described(id="ramavtal").id == "ramavtal"
    assert slug("Løsninger/På väg – ÆØÅ.docx") == "losninger-pa-vag-aeoa"
    assert slug("法律.md") == slug("法律.md") != slug("条文.md")
