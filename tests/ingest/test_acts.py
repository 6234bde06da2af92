from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Authority, Jurisdiction, Language
from ingest.acts import (
    AMENDMENTS_IN_FORCE,
    act_in,
    danish_act,
    eu_act,
    eu_act_in_title,
    finnish_act,
    norwegian_act,
    swedish_act,
)


def test_a_swedish_act_is_known_by_its_number() -> None:
    act = swedish_act(" 2016:1145 ")
    assert act is not None
    assert (act.name, act.number, act.jurisdiction, act.authority, act.language) == (
        "LOU",
        "2016:1145",
        Jurisdiction.SE,
        Authority.law,
        Language.sv,
    )
    assert act.url == "https://data.riksdagen.se/dokument/sfs-2016-1145.html"


def test_an_act_without_a_short_name_is_called_by_its_number() -> None:
    act = swedish_act("1962:700")
    assert act is not None
    assert act.name == "1962:700"


@pytest.mark.parametrize("number", ["", "2016", "2016:", "16:1145", "2016:11455", "SFS 2016:1145", "2016:1145 x"])
def test_what_is_no_swedish_number_is_no_act(number: str) -> None:
    assert swedish_act(number) is None


def test_a_norwegian_law_and_a_regulation_differ_in_weight_and_address() -> None:
    law, regulation = norwegian_act("LOV-2016-06-17-73"), norwegian_act("FOR-2016-08-12-974")
    assert law is not None
    assert regulation is not None
    assert (law.name, law.authority) == ("LOA", Authority.law)
    assert (regulation.name, regulation.authority) == ("FOA", Authority.regulation)
    assert law.url == "https://lovdata.no/dokument/NL/lov/2016-06-17-73"
    assert regulation.url == "https://lovdata.no/dokument/SF/forskrift/2016-08-12-974"


def test_a_norwegian_number_is_found_within_a_longer_text() -> None:
    act = norwegian_act("NL/LOV-2016-06-17-73, sist endret")
    assert act is not None
    assert act.number == "LOV-2016-06-17-73"
    assert norwegian_act("LOV 2016 nr. 73") is None


@pytest.mark.parametrize(
    ("celex", "eli", "name", "authority", "place"),
    [
        ("32014L0024", "", "2014/24/EU", Authority.directive, "dir/2014/24"),
        ("02014L0024-20240101", "", "2014/24/EU", Authority.directive, "dir/2014/24"),
        ("32016R0679", "", "(EU) 2016/679", Authority.regulation, "reg/2016/679"),
        ("32025R2150", "/eli/reg_del/2025/2150/oj", "(EU) 2025/2150", Authority.regulation, "reg_del/2025/2150"),
        ("32016R0007", "x/eli/reg_impl/2016/7/oj", "(EU) 2016/7", Authority.regulation, "reg_impl/2016/7"),
    ],
)
def test_an_act_of_the_union_is_known_by_its_celex_number(
    celex: str, eli: str, name: str, authority: Authority, place: str
) -> None:
    act = eu_act(celex, eli)
    assert act is not None
    assert (act.name, act.number, act.authority) == (name, celex, authority)
    assert act.url == f"https://eur-lex.europa.eu/eli/{place}/oj"
    assert (act.jurisdiction, act.language) == (Jurisdiction.EU, None)


@pytest.mark.parametrize("celex", ["", "62014CJ0113", "52014PC0024", "32014D0024", "32014L24", "32014L0024R(01)"])
def test_a_judgment_a_proposal_or_a_decision_is_no_act(celex: str) -> None:
    assert eu_act(celex) is None


@pytest.mark.parametrize(
    ("title", "celex"),
    [
        ("Directive 2014/24/EU of the European Parliament", "32014L0024"),
        ("Europaparlamentets och rådets direktiv 2014/24/EU", "32014L0024"),
        ("Direktiv 89/665/EEG om prövning", "31989L0665"),
        ("Commission Regulation (EU) 2025/2150", "32025R2150"),
        ("Regulation (EU) No 910/2014", "32014R0910"),
        ("förordning (EU) nr 910/2014", "32014R0910"),
        ("Asetus (EU) N:o 910/2014", "32014R0910"),
        ("Forordning (EØF) nr. 1182/71", "31971R1182"),
    ],
)
def test_a_title_names_the_act_whichever_way_its_number_is_written(title: str, celex: str) -> None:
    assert eu_act_in_title(title) == celex


@pytest.mark.parametrize("title", ["", "Directive on procurement", "Decision 2014/24/EU", "Direktiv 2014/24/XX"])
def test_a_title_without_such_a_number_names_none(title: str) -> None:
    assert eu_act_in_title(title) is None


def test_a_danish_act_is_called_by_its_short_name_its_popular_title_or_its_number() -> None:
    day = date(2023, 1, 6)
    assert danish_act("LBK", "10", day, "lta/2023/10").name == "udbudsloven"
    assert danish_act("LBK", "9999", day, "lta/2023/9999", "Prøveloven").name == "Prøveloven"
    assert danish_act("LOV", "9999", day, "lta/2023/9999").name == "LOV nr. 9999 af 06/01/2023"


def test_a_danish_order_weighs_less_than_a_law() -> None:
    day = date(2023, 1, 6)
    assert danish_act("BEK", "12", day, "lta/2023/12").authority is Authority.regulation
    assert danish_act("LBK", "12", day, "lta/2023/12").authority is Authority.law
    assert danish_act("BEK", "12", day, "lta/2023/12").url == "https://www.retsinformation.dk/eli/lta/2023/12"


def test_a_finnish_act_is_known_by_its_number_and_a_decree_weighs_less() -> None:
    act, decree = finnish_act("1397/2016"), finnish_act("1/2020", decree=True)
    assert act is not None
    assert decree is not None
    assert (act.name, act.authority) == ("hankintalaki", Authority.law)
    assert act.url.endswith("/eli/sd/2016/1397/ajantasa")
    assert (decree.name, decree.authority) == ("1/2020", Authority.regulation)
    assert finnish_act("2016:1397") is None


@pytest.mark.parametrize(
    ("declared", "number"),
    [
        ({"beteckning": "2016:1145"}, "2016:1145"),
        ({"celex": "32014L0024", "eli": "http://x/eli/dir/2014/24/oj"}, "32014L0024"),
        ({"identifier": "LOV-2016-06-17-73"}, "LOV-2016-06-17-73"),
    ],
)
def test_front_matter_names_the_act_by_the_key_of_its_country(declared: dict[str, object], number: str) -> None:
    act = act_in(declared)
    assert act is not None
    assert act.number == number


@pytest.mark.parametrize("declared", [{}, {"beteckning": ""}, {"celex": None}, {"title": "2016:1145"}])
def test_front_matter_without_a_number_names_none(declared: dict[str, object]) -> None:
    assert act_in(declared) is None


def test_the_amendments_that_texts_do_not_date_have_numbers_and_days() -> None:
    for number, day in AMENDMENTS_IN_FORCE.items():
        act = swedish_act(number)
        assert act is not None, number
        assert day.year - int(number[:4]) in (0, 1, 2)
