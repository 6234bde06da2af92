"""What differs between two texts of an act."""

from __future__ import annotations

from ingest.model import Heading, ListItem, Paragraph, ParsedDocument, Table
from ingest.sources.changes import changes_between, content_of
from tests.ingest.making import an_act


def act(**provisions: str) -> ParsedDocument:
    blocks: list[Heading | Paragraph] = [Heading("Lag", 1)]
    for number, text in provisions.items():
        blocks += [Heading(f"{number} §", 5, number, f"{number} §"), Paragraph(text)]
    return ParsedDocument(an_act("lou"), tuple(blocks))


def compared(before: ParsedDocument, after: ParsedDocument) -> dict[str, list[str]]:
    changes = changes_between(content_of([before]), content_of([after]))
    return {
        "changed": [one.provision for one in changes.changed],
        "added": [one.provision for one in changes.added],
        "repealed": [one.provision for one in changes.repealed],
    }


BEFORE = act(a="Alla ska behandlas lika.", b="Direkt under 600 000 kronor.", c="Skriftliga riktlinjer.")


def test_the_same_text_has_no_changes() -> None:
    changes = changes_between(content_of([BEFORE]), content_of([BEFORE]))
    assert not changes
    assert changes.in_words() == "no provision differs"


def test_a_provision_is_changed_added_or_repealed() -> None:
    after = act(a="Alla ska behandlas lika.", b="Direkt under 700 000 kronor.", d="Ny bestämmelse.")
    assert compared(BEFORE, after) == {"changed": ["LOU b"], "added": ["LOU d"], "repealed": ["LOU c"]}


def test_a_change_has_the_words_before_and_after() -> None:
    after = act(a="Alla ska behandlas lika.", b="Direkt under 700 000 kronor.", c="Skriftliga riktlinjer.")
    (change,) = changes_between(content_of([BEFORE]), content_of([after])).changed
    assert (change.before, change.after) == ("Direkt under 600 000 kronor.", "Direkt under 700 000 kronor.")


def test_a_provision_that_stays_only_to_say_that_it_was_repealed_is_repealed() -> None:
    for words in ("(Opphevet)", "Har upphävts genom lag (2026:1).", "(Ophævet)", "1 § on kumottu L:lla 1/2026."):
        after = act(a="Alla ska behandlas lika.", b=words, c="Skriftliga riktlinjer.")
        assert compared(BEFORE, after) == {"changed": [], "added": [], "repealed": ["LOU b"]}, words


def test_a_long_provision_that_speaks_of_a_repeal_is_only_changed() -> None:
    words = (
        "Har ett beslut om direkt köp fattats med stöd av en bestämmelse som "
        + "senare " * 40
        + "har upphävts genom lag."
    )
    after = act(a="Alla ska behandlas lika.", b=words, c="Skriftliga riktlinjer.")
    assert compared(BEFORE, after)["changed"] == ["LOU b"]


def test_line_breaks_and_spaces_are_no_change() -> None:
    after = act(a="Alla  ska\nbehandlas lika.", b="Direkt under 600 000 kronor.", c="Skriftliga riktlinjer.")
    assert not changes_between(content_of([BEFORE]), content_of([after]))


def test_lists_and_tables_count_with_their_marks() -> None:
    def with_list(marker: str, cell: str) -> ParsedDocument:
        blocks = (Heading("1 §", 5, "1", "1 §"), ListItem("varor", marker), Table((("Köp", cell),)))
        return ParsedDocument(an_act("lou"), blocks)

    first = content_of([with_list("a)", "10")])
    assert not changes_between(first, content_of([with_list("a)", "10")]))
    assert changes_between(first, content_of([with_list("b)", "10")])).changed
    assert changes_between(first, content_of([with_list("a)", "11")])).changed


def test_two_wordings_of_one_provision_are_both_compared() -> None:
    def twice(first: str, second: str) -> ParsedDocument:
        blocks = []
        for text in (first, second):
            blocks += [Heading("1 §", 5, "1", "1 §"), Paragraph(text)]
        return ParsedDocument(an_act("lou"), tuple(blocks))

    changes = changes_between(content_of([twice("nu", "sedan")]), content_of([twice("nu", "senare")]))
    assert [(one.before, one.after) for one in changes.changed] == [("nu sedan", "nu senare")]


def test_text_outside_provisions_is_told_apart() -> None:
    def with_rest(text: str) -> ParsedDocument:
        return ParsedDocument(an_act("lou"), (*BEFORE.blocks, Heading("Övergångsbestämmelser", 2), Paragraph(text)))

    changes = changes_between(content_of([with_rest("2025:1")]), content_of([with_rest("2026:1")]))
    assert changes.rest_changed
    assert changes.in_words() == "text outside provisions changed"


def test_the_line_for_a_person_names_eight_provisions_and_counts_the_rest() -> None:
    many = act(**{f"x{number}": "text" for number in range(10)})
    line = changes_between(content_of([act()]), content_of([many])).in_words()
    assert line.startswith("10 added (x0 §, x1 §")
    assert line.endswith("x7 § and 2 more)")
