"""What Lotsen writes of a provision it can read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Language, Reference
from assistant.law.acts import Act, Style, acts
from assistant.law.references import find_mentions, find_references
from assistant.law.sentences import cited_reference

CURRENT = [act for act in acts() if act.replaced_on is None]
_LETTER = st.sampled_from(["", "", "", "a", "b", "h"])
_NUMBER = st.builds("{}{}".format, st.integers(1, 99), _LETTER)
_PROVISION = {
    Style.chapter: st.builds("{}:{}".format, st.builds("{}{}".format, st.integers(1, 29), _LETTER), _NUMBER),
    Style.hyphen: st.builds("{}-{}".format, st.integers(1, 39), _NUMBER),
    Style.section: _NUMBER,
    Style.article: st.integers(1, 130).map(str),
}


@st.composite
def references(draw: st.DrawFn) -> Reference:
    act = draw(st.sampled_from(CURRENT))
    return Reference(draw(_PROVISION[act.style]), act.name, act.jurisdiction)


@given(references(), st.sampled_from(list(Language)))
def test_a_reference_as_lotsen_cites_it_is_read_as_the_same_reference(reference: Reference, language: Language) -> None:
    assert find_references(cited_reference(reference, language)) == (reference,)


@given(references(), st.sampled_from(["Enligt {}.", "Se ({}) för mer.", "Gäller {}, alltså?", "«{}»"]))
def test_it_is_read_so_within_a_sentence_too_and_its_place_lies_within_it(reference: Reference, frame: str) -> None:
    cited = cited_reference(reference, Language.sv)
    text = frame.format(cited)
    (mention,) = find_mentions(text)
    assert mention.reference == reference
    assert text[mention.span.start : mention.span.end] in cited


@given(st.lists(references(), min_size=2, max_size=4, unique=True))
def test_references_in_sentences_of_their_own_are_read_one_by_one(several: list[Reference]) -> None:
    text = " ".join(f"Det står i {cited_reference(one, Language.sv)}." for one in several)
    assert find_references(text) == tuple(several)


@pytest.mark.parametrize("act", [act for act in CURRENT if act.style is Style.chapter], ids=lambda act: act.name)
def test_a_chapter_as_lotsen_cites_it_is_read_as_a_chapter(act: Act) -> None:
    chapter = Reference("19a", act.name, act.jurisdiction, whole_chapter=True)
    assert find_references(cited_reference(chapter, Language.sv)) == (chapter,)
