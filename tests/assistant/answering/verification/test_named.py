from __future__ import annotations

import pytest

from assistant.answering.verification.alignment import Alignment
from assistant.answering.verification.named import unnamed
from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage, Span
from assistant.retrieval.terms import Terms

TERMS = Terms.open()


def passage(text: str, provision: str | None = None, act: str | None = None) -> Passage:
    kind, authority = (Kind.digest, Authority.digest) if act else (Kind.guidance, Authority.guidance)
    document = Document("d", "Titel", kind, authority, Language.sv, Jurisdiction.SE, "d.md", "", act=act)
    return Passage("p", document, 0, ("Rubrik",), "Rubrik", text, (Span(0, len(text)),), provision)


def carried(*passages: Passage) -> list[Alignment]:
    return [Alignment(passage, (0,), 1.0, 1.0, same_language=True) for passage in passages]


def names(text: str, *passages: Passage) -> list[str]:
    return list(unnamed(text, Language.sv, carried(*passages), TERMS))


def test_a_provision_is_named_by_the_passage_that_is_it_or_names_it() -> None:
    is_it = passage("Direktupphandling är tillåten.", "19a:2", "LOU")
    names_it = passage("Enligt 19 a kap. 2 § LOU är direktupphandling tillåten.")
    assert names("Enligt 19 a kap. 2 § LOU är det tillåtet.", is_it) == []
    assert names("Enligt 19 a kap. 2 § LOU är det tillåtet.", names_it) == []


@pytest.mark.parametrize("cited", ["19 kap. 2 § LOU", "19 a kap. 7 § LOU", "19 a kap. 2 § LUF"])
def test_another_chapter_section_or_act_is_not_named(cited: str) -> None:
    assert names(f"Enligt {cited} är det tillåtet.", passage("Det är tillåtet.", "19a:2", "LOU"))


def test_a_procedure_is_known_by_its_name_in_another_language() -> None:
    english = passage("The open procedure is the usual one.")
    swedish = passage("Öppet förfarande är det vanliga.")
    assert names("Öppet förfarande är vanligt.", swedish) == []
    assert names("Selektivt förfarande är vanligt.", swedish) == ["restricted-procedure"]
    assert list(unnamed("The restricted procedure is usual.", Language.en, carried(english), TERMS))


def test_the_number_of_an_act_must_stand_in_the_passage() -> None:
    assert names("Lag (2016:1145) gäller.", passage("Lag (2016:1145) gäller.")) == []
    assert "2007:1091" in names("Lag (2007:1091) gäller.", passage("Lag (2016:1145) gäller."))
