from __future__ import annotations

import pytest

from assistant.domain import Jurisdiction, Language
from assistant.errors import ReferenceUnknown
from assistant.law.compare import Comparison, compare
from assistant.law.library import Library
from tests.assistant.law.conftest import TODAY

SE, NO, EU, FI = Jurisdiction.SE, Jurisdiction.NO, Jurisdiction.EU, Jurisdiction.FI


def rows(law: Library, asked: str, *places: Jurisdiction) -> tuple[Comparison, ...]:
    return compare(law.catalogue, law.annex, asked, places, TODAY)


def cited(row: Comparison, place: Jurisdiction) -> list[str]:
    return [f"{cell.reference.act} {cell.reference.provision}" for cell in dict(row.sides)[place]]


@pytest.mark.parametrize("asked", ["konkurrenspräglad dialog", "Konkurransepreget dialog", "competitive dialogue"])
def test_a_term_in_any_language_finds_the_same_rows(law: Library, asked: str) -> None:
    found = rows(law, asked, SE, NO)
    assert any("LOU 6:20" in cited(row, SE) or "LOU 6:21" in cited(row, SE) for row in found)
    assert any("FOA 13-2" in cited(row, NO) or "FOA 13-1" in cited(row, NO) for row in found)
    assert [row.topic for row in found] == [row.topic for row in rows(law, "konkurrenspräglad dialog", SE, NO)]


def test_an_alias_of_the_glossary_finds_the_rows_of_its_term(law: Library) -> None:
    assert {row.topic for row in rows(law, "DPS", SE, EU)} & {
        row.topic for row in rows(law, "dynamiskt inköpssystem", SE, EU)
    }


def test_a_provision_finds_the_rows_that_name_it(law: Library) -> None:
    found = rows(law, "LOU 19a:2", SE, NO)
    assert found
    assert all("LOU 19a:2" in cited(row, SE) for row in found)


def test_a_chapter_finds_the_rows_of_its_provisions(law: Library) -> None:
    found = rows(law, "18 kap. LOU", SE, EU)
    assert all(any(name.startswith("LOU 18:") for name in cited(row, SE)) for row in found)
    assert len(found) >= 2


def test_a_provision_in_the_index_comes_with_its_text(law: Library) -> None:
    cells = dict(rows(law, "LOU 6:21", SE, NO)[0].sides)[SE]
    (cell,) = (cell for cell in cells if cell.reference.act == "LOU")
    assert "Konkurrenspräglad dialog får användas" in cell.passages[0].text


def test_the_relation_is_told_only_where_sweden_is_a_side(law: Library) -> None:
    assert rows(law, "LOU 6:21", SE, NO)[0].relation in {"same", "narrower", "wider", "none"}
    assert rows(law, "FOA § 13-2", NO, EU)[0].relation == ""


def test_labels_come_in_three_languages(law: Library) -> None:
    labels = dict(rows(law, "ramavtal", SE, NO)[0].labels)
    assert set(labels) == {Language.sv, Language.nb, Language.en}


def test_what_the_concordance_does_not_know_is_said_with_near_topics(law: Library) -> None:
    with pytest.raises(ReferenceUnknown, match="says nothing of 'kaffekoppar'"):
        rows(law, "kaffekoppar", SE, NO)
    with pytest.raises(ReferenceUnknown, match="Near: ") as caught:
        rows(law, "competitive dialogs", SE, NO)
    assert caught.value.nearest


def test_a_country_without_a_column_is_refused(law: Library) -> None:
    with pytest.raises(ReferenceUnknown, match="covers SE, NO and EU, not FI"):
        rows(law, "ramavtal", SE, FI)
