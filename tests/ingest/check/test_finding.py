from __future__ import annotations

from ingest.check.finding import Finding, Tally

ONE = Finding("law/lou.sv.md", 12, "35 dagar i 'Provet'", "a number that the provision states")


def test_a_finding_is_read_as_editors_jump_to_it() -> None:
    assert str(ONE) == "law/lou.sv.md:12: 35 dagar i 'Provet'; expected: a number that the provision states"


def test_what_could_not_be_compared_is_counted_apart() -> None:
    tally = Tally("amounts")
    tally.add(None)
    tally.add([])
    tally.add([ONE, ONE])
    assert (tally.checked, tally.unchecked, tally.findings) == (2, 1, [ONE, ONE])


def test_findings_may_come_one_by_one() -> None:
    tally = Tally("amounts")
    tally.add(finding for finding in (ONE,))
    assert tally.findings == [ONE]


def test_two_tallies_share_no_findings() -> None:
    first, second = Tally("a"), Tally("b")
    first.add([ONE])
    assert second.findings == []
