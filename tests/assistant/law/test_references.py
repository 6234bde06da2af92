from __future__ import annotations

import random
import time

import pytest

from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Reference
from assistant.law.acts import act_called
from assistant.law.references import Context, context_of, find_mentions, find_references, named_acts

SE, NO, EU = Jurisdiction.SE, Jurisdiction.NO, Jurisdiction.EU
LOU, FOA, LOA, DIRECTIVE = (act_called(name) for name in ("LOU", "FOA", "LOA", "2014/24/EU"))


def provisions(text: str, context: Context | None = None) -> list[str]:
    return [f"{one.act} {one.provision}" for one in find_references(text, context)]


def test_a_reference_knows_act_country_paragraph_and_point() -> None:
    assert find_references("FOA § 13-2 første ledd bokstav b") == (Reference("13-2", "FOA", NO, "1", "b"),)
    assert find_references("13 kap. 3 § 1 st. 7 p. LOU") == (Reference("13:3", "LOU", SE, "1", "7"),)
    assert find_references("Article 72(1)(c)") == (Reference("72", None, EU, "1", "c"),)
    assert find_references("19 a kap. LOU") == (Reference("19a", "LOU", SE, whole_chapter=True),)


def test_a_mention_knows_its_place_in_the_text() -> None:
    text = "Enligt 5 kap. 1 eller 2 § LOU och FOA § 13-2 (1) b."
    places = [text[one.span.start : one.span.end] for one in find_mentions(text)]
    assert places == ["5 kap. 1 eller 2 §", "5 kap. 1 eller 2 §", "§ 13-2 (1) b"]


def test_each_provision_is_named_once_and_in_order() -> None:
    assert provisions("LOU 19a:2, sedan 6 kap. 5 § LOU och åter LOU 19a:2") == ["LOU 19a:2", "LOU 6:5"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("6 kap. 5 t.o.m. 7 § LOU", ["LOU 6:5", "LOU 6:6", "LOU 6:7"]),
        ("FOA §§ 13-2 t.o.m. 13-4", ["FOA 13-2", "FOA 13-3", "FOA 13-4"]),
        ("artikel 26 t.o.m. 28 i direktiv 2014/24/EU", ["2014/24/EU 26", "2014/24/EU 27", "2014/24/EU 28"]),
    ],
)
def test_a_range_in_abbreviated_words_is_a_range_and_not_a_letter(text: str, named: list[str]) -> None:
    assert provisions(text) == named


def test_in_an_act_a_bare_number_is_one_of_the_act_and_of_the_chapter() -> None:
    assert provisions("enligt 12 § och 5 kap. 3 §", Context(LOU, "12")) == ["LOU 12:12", "LOU 5:3"]
    assert provisions("vilkårene i § 13-2 og § 13-3", Context(FOA)) == ["FOA 13-2", "FOA 13-3"]
    assert provisions("pliktene i § 5b og §§ 5e til 5g", Context(LOA)) == ["LOA 5b", "LOA 5e", "LOA 5f", "LOA 5g"]
    assert provisions("set out in Article 4", Context(DIRECTIVE)) == ["2014/24/EU 4"]


def test_in_an_act_another_act_is_still_another_act() -> None:
    assert provisions("etter anskaffelsesloven § 4", Context(FOA)) == ["LOA 4"]
    assert provisions("3 kap. 1 § lagen om upphandling av koncessioner", Context(LOU, "1")) == ["LUK 3:1"]


@pytest.mark.parametrize(
    "text",
    [
        "ska den inte tillämpa 10 § (partsinsyn) eller 25 § (kommunikation) i förvaltningslagen",
        "och förvaltningslagens (2017:900) regler i 32–34 §§ om motivering ska tillämpas",
        "enligt artikel 3 i förordning (EU) nr 910/2014",
        "organiserad brottslighet (rambeslut 2008/841/RIF, artikel 2)",
        "unntakene i skatteloven § 6-51 tredje ledd og arbeidsmiljøloven § 14-15 andre ledd",
    ],
)
def test_a_provision_of_a_law_lotsen_does_not_know_is_no_reference(text: str) -> None:
    assert find_references(text, Context(LOU, "12")) == ()
    assert find_references(text, Context(FOA)) == ()


def test_a_word_that_ends_like_a_law_is_none() -> None:
    assert provisions("§ 8-4 Konkurransegrunnlag i del II") == ["FOA 8-4"]
    assert provisions("förslagen i 6 kap. 5 §, som bolagen lämnar") == ["None 6:5"]


def test_a_contract_named_before_a_reference_in_brackets_does_not_claim_it() -> None:
    assert provisions("får inte avvika väsentligt från ramavtalet (7 kap. 3 § LOU)") == ["LOU 7:3"]


def test_an_act_is_recognised_by_short_long_and_foreign_names() -> None:
    assert named_acts("Gäller LOU eller anskaffelsesforskriften?") == (("LOU", SE), ("FOA", NO))
    assert named_acts("the Norwegian Public Procurement Act and Directive 2014/24/EU") == (
        ("LOA", NO),
        ("2014/24/EU", EU),
    )


def test_the_norwegian_word_for_law_is_not_a_swedish_act() -> None:
    assert named_acts("Er det lov å ha dialog?") == ()


def test_the_context_of_a_passage_is_its_act_and_chapter() -> None:
    digest = Document("d", "LOU", Kind.digest, Authority.digest, Language.sv, SE, "d.md", "0", act="LOU")
    provision = Passage("d#1", digest, 0, (), "19 a kap. 2 §", "Text.", (), provision="19a:2")
    assert context_of(provision) == Context(LOU, "19a")
    assert context_of(Passage("d#2", digest, 1, (), "Inledning", "Text.", ())) is None


@pytest.mark.parametrize(
    "text",
    [
        "§ " + "1, " * 3_000,
        "1 kap. " * 1_400,
        "§ 6" + " " * 9_000 + "kap",
        "§ 1(" * 2_000,
        "6:5 (" * 1_500,
        "§ 1-2" * 2_000,
    ],
    ids=["list", "chapters", "white space", "brackets", "colons", "hyphens"],
)
def test_a_hostile_text_is_read_in_time(text: str) -> None:
    started = time.process_time()
    find_mentions(text)
    assert time.process_time() - started < 5


def test_a_heap_of_signs_never_raises_and_every_mention_lies_within_the_text() -> None:
    chance = random.Random(7)
    for _ in range(300):
        text = "".join(chance.choice("§0123456789 kapLOUFart:.-,()abi–och") for _ in range(200))
        for mention in find_mentions(text):
            assert 0 <= mention.span.start < mention.span.end <= len(text)
