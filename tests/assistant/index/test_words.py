from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.domain import Language
from assistant.index.words import Sought, searchable, stems, terms
from tests.assistant.index.samples import SWEDISH


def shared(one: str, other: str, language: Language = Language.sv) -> set[int]:
    return set(terms(one, language).tolist()) & set(terms(other, language).tolist())


def test_a_word_has_its_stem_and_its_five_letter_pieces() -> None:
    assert len(terms("anbud", Language.sv)) == 1 + len(["_anbu", "anbud", "nbud_"])


def test_a_word_of_two_letters_has_its_stem_and_itself() -> None:
    assert len(terms("på", Language.sv)) == 2


def test_the_last_part_of_a_compound_is_found() -> None:
    assert len(shared("upphandling", "innovationsupphandling")) >= 6


def test_words_with_nothing_in_common_share_no_term() -> None:
    assert shared("anbud", "tröskelvärde") == set()


def test_an_inflected_form_shares_the_stem() -> None:
    assert stems("leverantörer leverantörernas", Language.sv) == ["leverantör", "leverantör"]
    assert stems("tenders tendering", Language.en) == ["tender", "tender"]


def test_case_and_unicode_form_make_no_difference() -> None:
    plain = terms("tröskelvärde på åtgärd", Language.sv).tolist()
    assert terms("TRÖSKELVÄRDE PÅ ÅTGÄRD", Language.sv).tolist() == plain
    assert terms(unicodedata.normalize("NFD", "tröskelvärde på åtgärd"), Language.sv).tolist() == plain


def test_a_repeated_word_counts_each_time() -> None:
    assert len(terms("anbud anbud", Language.sv)) == 2 * len(terms("anbud", Language.sv))


@pytest.mark.parametrize("text", ["", "   ", "§ — …", "🙂"])
def test_a_text_without_words_has_no_terms(text: str) -> None:
    assert terms(text, Language.en).shape == (0,)


@pytest.mark.parametrize("language", list(Language))
def test_every_language_is_analysed(language: Language) -> None:
    assert len(terms("market dialogue", language)) > 2


def test_a_passage_is_searchable_by_title_heading_locator_and_text() -> None:
    words = searchable(SWEDISH)
    assert all(part in words for part in ("Handbok dialog", "Om inköp", "avsnitt 1", "Anteckna vad som sägs."))


def test_threads_get_the_same_terms() -> None:
    texts = [f"upphandlingarna nummer {i} annonserades" for i in range(200)]
    alone = [terms(text, Language.sv).tolist() for text in texts]
    with ThreadPoolExecutor(8) as pool:
        together = [found.tolist() for found in pool.map(lambda text: terms(text, Language.sv), texts)]
    assert together == alone


def test_a_text_holds_the_stems_of_its_words_among_those_wanted() -> None:
    wanted = {"direktupphandling", "värd", "å", "saknas"}
    assert Sought(wanted).held("Direktupphandlingens värde är lågt, och å andra sidan", Language.sv) == {
        "direktupphandling",
        "värd",
        "å",
    }


def test_a_text_holds_none_of_what_it_does_not_say() -> None:
    assert Sought({"anbud"}).held("Ett öppet möte", Language.sv) == set()


def test_stems_are_sought_in_each_text_by_its_own_language() -> None:
    sought = Sought({"leverantör", "contract"})
    assert sought.held("Leverantörernas anbud", Language.sv) == {"leverantör"}
    assert sought.held("The contracts end.", Language.en) == {"contract"}
    assert sought.held("En leverantör och leverantörerna", Language.sv) == {"leverantör"}
