from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Jurisdiction
from assistant.index.scopes import ANYWHERE, code, members, scope_for, scopes_of

SE, NO, DK, FI, EU = Jurisdiction
PLACES = st.lists(st.one_of(st.none(), st.sampled_from(list(Jurisdiction))), max_size=20)


def codes(*places: Jurisdiction | None) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    return np.array([code(place) for place in places], np.int8)


def test_every_jurisdiction_has_a_number_of_its_own_and_none_that_of_no_place() -> None:
    numbers = [code(place) for place in Jurisdiction]
    assert len(set(numbers)) == len(Jurisdiction)
    assert ANYWHERE not in numbers
    assert code(None) == ANYWHERE


def test_the_eu_scope_is_always_there_and_others_where_they_have_passages() -> None:
    assert scopes_of(codes()) == (EU,)
    assert scopes_of(codes(None, None)) == (EU,)
    assert scopes_of(codes(NO, None, SE, NO)) == (SE, NO, EU)


def test_a_scope_holds_its_own_passages_the_eus_and_those_of_no_place() -> None:
    places = (SE, NO, EU, None, SE)
    assert members(codes(*places), SE).tolist() == [True, False, True, True, True]
    assert members(codes(*places), NO).tolist() == [False, True, True, True, False]
    assert members(codes(*places), EU).tolist() == [False, False, True, True, False]


@pytest.mark.parametrize(("asker", "scope"), [(SE, SE), (NO, NO), (DK, EU), (FI, EU), (EU, EU), (None, EU)])
def test_an_asker_whose_country_has_no_passages_gets_the_eus(asker: Jurisdiction | None, scope: Jurisdiction) -> None:
    assert scope_for(asker, (SE, NO, EU)) is scope


@given(PLACES)
def test_no_passage_of_a_country_is_in_the_scope_of_another(places: list[Jurisdiction | None]) -> None:
    for scope in scopes_of(codes(*places)):
        flags = members(codes(*places), scope)
        assert {place for place, flag in zip(places, flags, strict=True) if flag} <= {scope, EU, None}


@given(PLACES)
def test_every_passage_is_in_some_scope(places: list[Jurisdiction | None]) -> None:
    flags = [members(codes(*places), scope) for scope in scopes_of(codes(*places))]
    assert np.any(flags, axis=0).all()
