from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.model.proposals import LONGEST, MOST, Proposal, ProposalReader
from assistant.errors import ModelError

TWO = json.dumps({"statements": [{"text": 'En "mening" }].', "passages": [1, 2]}, {"text": "Två.", "passages": [3]}]})


@pytest.mark.parametrize("size", [1, 3, 17, 1000])
def test_proposals_are_the_same_however_the_text_is_cut(size: int) -> None:
    reader = ProposalReader()
    read = [p for at in range(0, len(TWO), size) for p in reader.take(TWO[at : at + size])]
    reader.end()
    assert read == [Proposal('En "mening" }].', (1, 2)), Proposal("Två.", (3,))]


def test_a_proposal_is_read_as_soon_as_it_is_whole() -> None:
    reader = ProposalReader()
    first = TWO.index("}, {") + 1
    assert list(reader.take(TWO[: first - 1])) == []
    assert [p.text for p in reader.take(TWO[first - 1 : first])] == ['En "mening" }].']
    assert not reader.finished


def test_what_follows_the_list_is_not_read() -> None:
    reader = ProposalReader()
    assert len(list(reader.take(TWO + '{"statements": [{"text": "Tre", "passages": [1]}]}'))) == 2
    assert reader.finished


def test_no_more_than_so_many_are_read() -> None:
    reader = ProposalReader()
    many = json.dumps({"statements": [{"text": "En.", "passages": [1]}] * (MOST + 5)})
    assert len(list(reader.take(many))) == MOST
    reader.end()


@pytest.mark.parametrize("text", ["", "Nej.", '{"statements": [', '{"statements": [{"text": "a", "passages": [1]}'])
def test_a_text_without_a_whole_list_is_refused_at_its_end(text: str) -> None:
    reader = ProposalReader()
    list(reader.take(text))
    with pytest.raises(ModelError, match="broke off"):
        reader.end()


@pytest.mark.parametrize("item", ['"text"', '{"text": 1, "passages": [1]}', '{"text": "a"}', "[]", "null"])
def test_a_statement_of_another_form_is_refused(item: str) -> None:
    with pytest.raises(ModelError, match="form"):
        list(ProposalReader().take(f'{{"statements": [{item}]}}'))


def test_numbers_that_are_none_are_left_out_and_repeated_ones_kept_once() -> None:
    [proposal] = ProposalReader().take('{"statements": [{"text": "a", "passages": [2, true, "3", 2, 1.5, 4]}]}')
    assert proposal.passages == (2, 4)


def test_a_text_too_long_to_be_an_answer_is_refused() -> None:
    with pytest.raises(ModelError, match=str(LONGEST)):
        list(ProposalReader().take("a" * (LONGEST + 1)))


_TEXTS = st.lists(
    st.tuples(st.text(max_size=30), st.lists(st.integers(-3, 99), max_size=4, unique=True)), max_size=MOST - 1
)


@given(_TEXTS, st.integers(1, 40), st.sampled_from(["", "```json\n", "Sure! "]), st.booleans())
def test_whatever_is_proposed_and_however_it_comes_it_is_read_back(
    proposals: list[tuple[str, list[int]]], size: int, before: str, ascii_only: bool
) -> None:
    items = [{"text": text, "passages": passages} for text, passages in proposals]
    written = before + json.dumps({"statements": items}, ensure_ascii=ascii_only)
    reader = ProposalReader()
    read = [p for at in range(0, len(written), size) for p in reader.take(written[at : at + size])]
    reader.end()
    assert read == [Proposal(text, tuple(passages)) for text, passages in proposals]


@given(st.text(alphabet='{}[]",:\\ a1statementspassages\n', max_size=120))
def test_what_a_model_writes_ends_in_proposals_or_in_an_error_of_ours(text: str) -> None:
    reader = ProposalReader()
    with suppress(ModelError):
        list(reader.take(f'{{"statements": [{text}'))
        reader.end()
        assert reader.finished
