"""The two publishers of Swedish statutes' plain text: Riksdagen and the government's legal database."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.domain import Authority, Jurisdiction, Status
from ingest.model import Heading, ParsedDocument, RawDocument, Skip
from ingest.parse import parse
from ingest.passages import passages
from ingest.versions import close_old_wordings
from tests.ingest.making import words
from tests.ingest.parse.making import raw, sample, shown

RIKSDAGEN = sample("sfs-2031-7.text")
TEXT = RIKSDAGEN.split("SFS 2034:5", 1)[1].strip()
DATABASE: dict[str, Any] = {
    "beteckning": "2031:7",
    "rubrik": "Lag (2031:7) om provköp",
    "ikraftDateTime": "2031-02-01T00:00:00",
    "upphavdDateTime": None,
    "fulltext": {
        "forfattningstext": TEXT.replace("\n", "\r\n"),
        "andringInford": "t.o.m. SFS 2034:5",
        "utfardadDateTime": "2031-01-20T00:00:00",
        "uppdateradDateTime": "2034-06-01T08:00:00",
    },
    "andringsforfattningar": [
        {"beteckning": "2033:4", "ikraftDateTime": "2033-03-01T00:00:00"},
        {"beteckning": "2034:5", "ikraftDateTime": "2034-07-01T00:00:00"},
        {"beteckning": "2034:9", "ikraftDateTime": None},
    ],
}


def _database(**changes: Any) -> ParsedDocument:
    (parsed,) = parse(raw("rk/2031-7.json", json.dumps(DATABASE | changes)))
    return parsed


def _riksdagen(text: str = RIKSDAGEN, path: str = "sfs-2031-7.text") -> ParsedDocument:
    (parsed,) = parse(raw(path, text))
    return parsed


def _wordings(parsed: ParsedDocument, provision: str) -> list[tuple[date | None, date | None]]:
    sections = [b for b in parsed.blocks if isinstance(b, Heading) and b.provision == provision]
    return [(section.wording.valid_from, section.wording.valid_to) for section in sections]


def test_both_publishers_texts_are_read_alike() -> None:
    assert shown(_database().blocks) == shown(_riksdagen().blocks)


def test_every_character_of_the_text_stands_in_a_block() -> None:
    assert _database().remainder == _riksdagen().remainder == ()


def test_riksdagens_head_describes_the_act() -> None:
    document = _riksdagen().document
    assert (document.title, document.act, document.jurisdiction) == (
        "Lag (2031:7) om provköp", "2031:7", Jurisdiction.SE,
    )  # fmt: skip
    assert (document.authority, document.published) == (Authority.law, date(2031, 1, 20))
    assert document.text_state == "lydelse t.o.m. SFS 2034:5"
    assert document.url == "https://data.riksdagen.se/dokument/sfs-2031-7.html"


def test_the_head_is_no_text_of_the_act() -> None:
    assert not [line for line in shown(_riksdagen().blocks) if "Provdepartementet" in line]


def test_a_text_without_a_head_is_known_by_its_name() -> None:
    parsed = _riksdagen(TEXT, "sfs-2031-7.text")
    assert (parsed.document.title, parsed.document.act) == ("SFS 2031:7", "2031:7")


def test_the_database_dates_the_wording_by_the_last_amendment_in_force_when_it_was_written() -> None:
    assert _database().document.valid_from == date(2033, 7, 1)


def test_the_transitional_provisions_go_before_the_register() -> None:
    assert _wordings(_database(), "1:3") == [(date(2033, 7, 1), None)]


def test_the_register_dates_what_the_transitional_provisions_leave_open() -> None:
    text = TEXT.replace(
        "2033:4\n\nDenna lag träder i kraft den 1 juli 2033 i fråga om 1 kap. 3 § och i övrigt \nden 1 mars 2033.\n", ""
    )
    fulltext = DATABASE["fulltext"] | {"forfattningstext": text}
    assert _wordings(_database(fulltext=fulltext), "1:3") == [(date(2033, 3, 1), None)]


def test_two_wordings_of_a_section_hold_one_after_the_other() -> None:
    assert _wordings(_database(), "1:2") == [(date(2033, 7, 1), date(2034, 6, 30)), (date(2034, 7, 1), None)]


def test_what_the_government_has_not_set_in_force_holds_on_no_day() -> None:
    (passage,) = [p for p in passages(_database(), words) if p.provision == "1:11a"]
    assert (passage.valid_from, passage.status) == (None, Status.not_yet_in_force)


def test_a_repealed_act_ends_the_day_before() -> None:
    parsed = _database(upphavdDateTime="2036-01-01T00:00:00")
    assert parsed.document.valid_to == date(2035, 12, 31)
    assert {p.valid_to for p in passages(parsed, words) if p.provision == "1:1"} == {date(2035, 12, 31)}


def test_an_ordinance_is_no_law() -> None:
    parsed = _database(rubrik="Förordning (2031:7) om provköp")
    assert parsed.document.authority is Authority.regulation


def test_a_title_with_two_wordings_is_the_first() -> None:
    rubrik = (
        "/Rubriken upphör att gälla U:2034-07-01/\nLag (2031:7) om provköp\n/Rubriken träder i kraft I:2034-07-01/\nNy"
    )
    assert _database(rubrik=rubrik).document.title == "Lag (2031:7) om provköp"


def test_an_answer_to_a_search_may_hold_several_acts() -> None:
    answer = {"hits": {"hits": [{"_source": DATABASE}, {"_source": DATABASE | {"beteckning": "2032:8"}}]}}
    first, second = parse(raw("svar.json", json.dumps(answer)))
    assert (first.document.id, second.document.id) == ("svar-2031-7", "svar-2032-8")


def test_two_texts_of_one_section_without_days_are_kept_with_a_warning() -> None:
    parsed = _database(fulltext={"forfattningstext": "1 § Så är det.\n\n1 § Så är det inte.\n\n2 § Slut."})
    versions = close_old_wordings(passages(parsed, words))
    assert [p.text for p in versions.passages if p.provision == "1"] == ["Så är det.", "Så är det inte."]
    assert versions.warnings == (
        "2031:7 1 § has two wordings from 2031-02-01 in rk/2031-7.json. Both are kept; "
        "the source has to say which one holds.",
    )


@pytest.mark.parametrize(
    ("path", "content", "reason"),
    [
        ("a.json", json.dumps(DATABASE)[:500], "no JSON, though its name says so: damaged or cut off"),
        ("a.json", "<html><body>Fel 503</body></html>", "no JSON.*an HTML page"),
        ("a.json", '{"beteckning": "2031:7"}', "data file .json., not a document"),
        ("a.json", "[1, 2]", "data file .json., not a document"),
        ("a.json", json.dumps(DATABASE | {"beteckning": "SOU 2031"}), "'SOU 2031' is no SFS number"),
        ("a.json", json.dumps(DATABASE | {"fulltext": {"forfattningstext": "Utgår."}}), "no § was found"),
        ("sfs-2031-7.text", "<!DOCTYPE html><html><body><h1>Sidan finns inte</h1></body></html>", "an HTML page under"),
    ],
)
def test_a_file_that_is_not_what_its_name_promises_is_skipped(path: str, content: str, reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        parse(raw(path, content))


SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "legal"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development texts are absent")
class TestGenuineAnswers:
    @staticmethod
    def _parsed(name: str) -> ParsedDocument:
        path = f"samples/rkrattsbaser_{name}.json"
        (parsed,) = parse(RawDocument(SHARED, path, (SHARED / path).read_bytes()))
        return parsed

    def test_a_long_act_loses_no_character(self) -> None:
        parsed = self._parsed("2010-800")
        sections = [block for block in parsed.blocks if isinstance(block, Heading) and block.provision]
        assert parsed.remainder == ()
        assert (len(sections), len({section.provision for section in sections})) == (1170, 1023)
        assert parsed.document.title == "Skollag (2010:800)"

    def test_its_chapters_are_all_there(self) -> None:
        lines = shown(self._parsed("2010-800").blocks)
        chapters = [line for line in lines if line.startswith("Heading 3:") and " kap. " in line]
        assert len(chapters) == 32
        assert "Heading 3: 17 a kap. Vidareutbildning i form av ett fjärde tekniskt år" in chapters

    def test_its_two_wordings_follow_one_another(self) -> None:
        assert _wordings(self._parsed("2010-800"), "1:1") == [
            (date(2024, 7, 1), date(2026, 6, 30)), (date(2026, 7, 1), None),
        ]  # fmt: skip

    def test_a_chapter_to_be_repealed_says_so_in_each_section(self) -> None:
        sections = [b for b in self._parsed("2010-800").blocks if isinstance(b, Heading) and b.provision == "9:2"]
        assert [section.wording.status for section in sections] == [Status.repeal_adopted_not_in_force]
        assert sections[0].wording.valid_to == date(2026, 6, 30)

    def test_an_act_of_one_section_is_read(self) -> None:
        parsed = self._parsed("2025-399")
        assert _wordings(parsed, "1") == [(date(2025, 7, 1), None)]
        assert (parsed.document.authority, parsed.remainder) == (Authority.regulation, ())
