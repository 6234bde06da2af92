from __future__ import annotations

import pytest

from ingest.model import Skip
from ingest.parse.xml_tree import children, first, local, words, xml_tree

ACT = "<act xmlns='urn:x' xmlns:y='urn:y'><num>1 §</num><y:p>Ett <b>två</b></y:p><p>tre\n  fyra</p></act>"


def test_elements_are_known_without_their_namespace() -> None:
    root = xml_tree(ACT)
    assert local(root) == "act"
    assert [local(child) for child in root] == ["num", "p", "p"]
    assert local(xml_tree("<plain/>")) == "plain"


def test_children_are_those_right_below_in_order() -> None:
    root = xml_tree("<a><b><c/></b><c/><d/></a>")
    assert [local(one) for one in children(root, "c", "b")] == ["b", "c"]
    assert children(root, "x") == []


def test_the_first_descendant_may_lie_deep_and_may_be_missing() -> None:
    root = xml_tree("<a><b><c n='deep'/></b><c n='right below'/></a>")
    found = first(root, "c")
    assert found is not None
    assert found.get("n") == "deep"
    assert first(root, "x") is None


def test_the_text_of_elements_is_on_one_line_with_what_they_hold() -> None:
    assert words(children(xml_tree(ACT), "p")) == "Ett två tre fyra"
    assert words([]) == ""


def test_comments_and_instructions_are_not_text() -> None:
    assert words([xml_tree("<a>ett<!-- dolt --><?php dolt ?> två</a>")]) == "ett två"


def test_a_declared_encoding_is_passed_over_since_the_text_was_decoded_before() -> None:
    assert words([xml_tree("  <?xml version='1.0' encoding='iso-8859-1'?>\n<a>åäö</a>\n")]) == "åäö"


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1/a.dtd'><a/>",
        "<!doctype a [<!ENTITY x 'y'>]><a>&x;</a>",
        "<a><!ENTITY x 'y'></a>",
    ],
)
def test_a_document_type_or_an_entity_is_refused(text: str) -> None:
    with pytest.raises(Skip, match="declares a document type or entities; they are not read for safety"):
        xml_tree(text)


@pytest.mark.parametrize(
    "text", ["", "text", "<a>", "<a></b>", "<a/><b/>", "<a>&unknown;</a>", "<a><b></a>", "<a>&#0;</a>"]
)
def test_what_is_not_well_formed_to_its_end_is_refused(text: str) -> None:
    with pytest.raises(Skip, match="the XML is damaged or cut off: "):
        xml_tree(text)


def test_the_named_characters_of_xml_itself_are_read() -> None:
    assert words([xml_tree("<a>&lt;1 &amp; 2&gt; &#167;</a>")]) == "<1 & 2> §"


def test_elements_nested_beyond_all_reason_are_refused() -> None:
    with pytest.raises(Skip, match="damaged or cut off"):
        xml_tree("<a>" * 5_000 + "</a>" * 5_000)
