from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import SourceDamaged
from ingest.sources.publishers.complete import check_page, check_text, check_xml, root_of

ADDRESS = "https://example.se/text"


@pytest.mark.parametrize(
    ("data", "root"),
    [
        (b"<act/>", "act"),
        (b"  \n<Act>", "act"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><akn:akomaNtoso>", "akomantoso"),
        (b"<?xml version='1.0'?>\n<!-- note -->\n<!DOCTYPE html>\n<HTML lang='sv'>", "html"),
        (b"<!doctype html><html>", "html"),
    ],
)
def test_the_root_is_known_without_its_namespace_behind_whatever_stands_before_it(data: bytes, root: str) -> None:
    assert root_of(data) == root


@pytest.mark.parametrize(
    "data", [b"", b"text", b"{}", b"< act>", b"text <act>", b"<!DOCTYPE x [<!ENTITY y 'z'>]><x>", b"<!-- open <x>"]
)
def test_what_is_no_markup_has_no_root(data: bytes) -> None:
    assert root_of(data) is None


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    root = root_of(data)
    assert root is None or root == root.lower()


def test_a_whole_page_is_taken() -> None:
    check_page(b"<!doctype html><html><p>text</p></html>\n<!-- served -->\n", ADDRESS)


@pytest.mark.parametrize("data", [b"", b"text", b"<act></act>", b'{"a": 1}'])
def test_what_is_no_page_is_refused_by_its_address(data: bytes) -> None:
    with pytest.raises(SourceDamaged, match=r"https://example.se/text answers with something that is no HTML page"):
        check_page(data, ADDRESS)


@pytest.mark.parametrize("data", [b"<html><p>te", b"<html></html", b"<html></html>text", b"<html></body>"])
def test_a_page_without_its_end_came_only_in_part(data: bytes) -> None:
    with pytest.raises(SourceDamaged, match="came only in part: the end of the document is missing"):
        check_page(data, ADDRESS)


def test_an_end_long_before_the_last_bytes_is_none() -> None:
    with pytest.raises(SourceDamaged, match="came only in part"):
        check_page(b"<html></html><!--" + b"x" * 3_000 + b"-->", ADDRESS)


def test_xml_is_taken_whatever_prefix_its_end_has() -> None:
    check_xml(b"<?xml version='1.0'?><a:Act></a:Act>", ADDRESS, "Act")
    check_xml(b"<act></ACT >", ADDRESS)


def test_xml_with_another_root_than_promised_is_refused() -> None:
    with pytest.raises(SourceDamaged, match=r"promised XML \(Dokument\) and answers with <error>"):
        check_xml(b"<error></error>", ADDRESS, "Dokument")


def test_a_web_page_in_place_of_xml_is_refused() -> None:
    with pytest.raises(SourceDamaged, match=r"promised XML \(an act\) and answers with <html>"):
        check_xml(b"<html></html>", ADDRESS)


def test_what_is_no_xml_is_refused() -> None:
    with pytest.raises(SourceDamaged, match="answers with something that is no XML"):
        check_xml(b"Not found", ADDRESS)


def test_xml_that_was_cut_off_is_refused() -> None:
    with pytest.raises(SourceDamaged, match="came only in part"):
        check_xml(b"<act><p>text</p>", ADDRESS)


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_plain_text_with_sections_is_taken_in_either_encoding(encoding: str) -> None:
    check_text("1 § Lagen gäller.".encode(encoding), ADDRESS)


def test_plain_text_without_a_section_is_refused() -> None:
    with pytest.raises(SourceDamaged, match="answers with a text that has no §"):
        check_text(b"Hittades inte.", ADDRESS)


def test_a_page_in_place_of_plain_text_is_refused() -> None:
    with pytest.raises(SourceDamaged, match=r"promised plain text and answers with a page \(<html>\)"):
        check_text("<html>1 §</html>".encode(), ADDRESS)
