from __future__ import annotations

from assistant.answering.rule import ACROSS_LANGUAGES, MARGIN, binding_unit, legal_basis, own_law_first
from assistant.answering.units import RankedUnit
from assistant.domain import Authority, Hit, Jurisdiction, Kind, Language
from assistant.retrieval.retriever import NAMED_PROVISION
from tests.assistant.index.samples import a_document, a_passage

SE, NO, EU = Jurisdiction.SE, Jurisdiction.NO, Jurisdiction.EU


def law(provision: str, score: float, place: Jurisdiction = SE, language: Language = Language.sv) -> RankedUnit:
    act = {SE: "LOU", NO: "FOA", EU: "2014/24/EU"}[place]
    document = a_document(act, place, language, kind=Kind.digest, authority=Authority.digest, act=act)
    return _unit(a_passage(document, f"Regeln i {provision}.", provision=provision), score)


def guidance(text: str, score: float) -> RankedUnit:
    return _unit(a_passage(a_document("rad"), text), score)


def _unit(passage: object, score: float, rank: int = 0) -> RankedUnit:
    hit = Hit(passage, score, 0.5, 0.5, (0.5,))  # type: ignore[arg-type]
    return RankedUnit(hit, rank, 0, hit.passage.text, score)


def test_the_rule_is_the_provision_that_the_best_guidance_names() -> None:
    named, nearer = law("6:21", 0.2), law("6:5", 0.9)
    assert binding_unit([guidance("Det följer av 6 kap. 21 § LOU.", 1.0), nearer, named], Language.sv) is named


def test_guidance_that_names_no_provision_leaves_the_nearest_law() -> None:
    near = law("6:5", 1.0 - MARGIN)
    assert legal_basis([guidance("Planera i god tid.", 1.0), near]) is None
    assert binding_unit([guidance("Planera i god tid.", 1.0), near], Language.sv) is near


def test_law_that_ranks_far_below_is_not_the_rule() -> None:
    far = law("6:5", 0.99 - MARGIN)
    assert binding_unit([guidance("Planera i god tid.", 1.0), far], Language.sv) is None


def test_law_in_another_language_may_rank_further_below() -> None:
    far = law("6:5", 1.0 - MARGIN - ACROSS_LANGUAGES / 2)
    assert binding_unit([guidance("Plan in good time.", 1.0), far], Language.en) is far


def test_nothing_found_has_no_rule() -> None:
    assert binding_unit([], Language.sv) is None


def test_the_eu_stands_back_where_the_askers_own_law_is_found() -> None:
    own, theirs, said = law("6:5", 0.9), law("30", 1.0, EU, Language.en), guidance("Planera.", 0.8)
    assert own_law_first([theirs, own, said], SE, first=3) == [own, said]


def test_a_provision_of_the_eu_that_the_question_names_stays() -> None:
    own, named = law("6:5", 0.9), law("30", NAMED_PROVISION + 0.5, EU, Language.en)
    assert own_law_first([named, own], SE, first=3) == [named, own]


def test_an_asker_for_whom_no_law_of_their_own_is_found_keeps_the_eus() -> None:
    theirs, swedish = law("30", 1.0, EU, Language.en), law("6:5", 0.9)
    assert own_law_first([theirs, swedish], NO, first=3) == [theirs, swedish]
    assert own_law_first([theirs, swedish], EU, first=3) == [theirs, swedish]
