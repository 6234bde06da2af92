"""The acts kept as Markdown that are at hand while developing: counts, days, and nothing lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain import Status
from ingest.model import Heading, ParsedDocument, RawDocument, Skip, Wording
from ingest.parse import parse
from tests.ingest.parse.making import shown


def _provisions(parsed: ParsedDocument) -> list[tuple[str | None, str | None]]:
    return [
        (block.provision, block.locator) for block in parsed.blocks if isinstance(block, Heading) and block.provision
    ]


SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "legal"


def _shared(path: str) -> tuple[ParsedDocument, ...]:
    return parse(RawDocument(SHARED, path, (SHARED / path).read_bytes()))


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development texts are absent")
class TestGenuineActs:
    def test_lou_has_all_its_sections_once(self) -> None:
        (parsed,) = _shared("se/sfs-2016-1145.repaired.md")
        provisions = [provision for provision, _ in _provisions(parsed)]
        assert len(provisions) == len(set(provisions)) == 415
        assert ("19a:2", "19 a kap. 2 §") in _provisions(parsed)
        assert parsed.document.title == "Lag (2016:1145) om offentlig upphandling"
        lines = shown(parsed.blocks)
        assert lines[lines.index("Heading 5: 21 §", lines.index("Heading 3: Konkurrenspräglad dialog")) - 1] == (
            "Heading 4: När förfarandet får användas"
        )

    def test_lou_has_its_twenty_two_chapters_and_loses_no_character(self) -> None:
        (parsed,) = _shared("se/sfs-2016-1145.repaired.md")
        chapters = [line for line in shown(parsed.blocks) if line.startswith("Heading 2:") and " kap. " in line]
        assert len(chapters) == 22
        assert parsed.remainder == ()

    def test_direct_award_above_the_limit_holds_since_the_new_chapter(self) -> None:
        (parsed,) = _shared("se/sfs-2016-1145.repaired.md")
        wordings = {b.provision: b.wording for b in parsed.blocks if isinstance(b, Heading) and b.provision}
        assert wordings["19a:2"] == Wording(date(2022, 2, 1), None, Status.in_force, "Lag (2021:1110)")
        assert wordings["6:2"] == Wording(date(2017, 1, 1), None, Status.in_force)

    def test_the_principles_of_loa_bind_though_their_repeal_is_adopted(self) -> None:
        law, regulation = _shared("no/2026-07-01_excerpts.md")
        loa = {b.provision: b.wording for b in law.blocks if isinstance(b, Heading) and b.provision}
        foa = {b.provision: b.wording for b in regulation.blocks if isinstance(b, Heading) and b.provision}
        assert loa["4"] == Wording(None, None, Status.repeal_adopted_not_in_force)
        assert foa["7-9"] == Wording(date(2026, 7, 1), None, Status.repealed, "forskrift 14 april 2026 nr. 617")
        assert foa["5-3"].valid_from == date(2026, 4, 21)

    @pytest.mark.parametrize(
        "path",
        ["no/LOV-2016-06-17-73_pre-2026-07-01.md", "no/2026-07-01_excerpts.md", "eu/32014L0024_en_method-articles.md"],
    )
    def test_the_other_acts_lose_no_character(self, path: str) -> None:
        assert {parsed.remainder for parsed in _shared(path)} == {()}

    def test_the_damaged_lou_is_refused(self) -> None:
        with pytest.raises(Skip, match="damaged in 15 places"):
            _shared("se/sfs-2016-1145.md")

    def test_loa_prints_each_list_once(self) -> None:
        (parsed,) = _shared("no/LOV-2016-06-17-73_pre-2026-07-01.md")
        items = [line for line in shown(parsed.blocks) if line.startswith("ListItem")]
        assert len(items) == len(set(items)) == 20
        assert parsed.document.valid_from == date(2025, 7, 1)
        assert len(_provisions(parsed)) == 20

    def test_the_excerpts_are_loa_and_foa(self) -> None:
        assert [(parsed.document.act, len(_provisions(parsed))) for parsed in _shared("no/2026-07-01_excerpts.md")] == [
            ("LOA", 6), ("FOA", 5),
        ]  # fmt: skip

    def test_the_directive_has_its_articles(self) -> None:
        (parsed,) = _shared("eu/32014L0024_en_method-articles.md")
        assert (
            " ".join(str(provision) for provision, _ in _provisions(parsed)) == "26 27 28 29 30 31 32 33 40 41 42 69 72"
        )
