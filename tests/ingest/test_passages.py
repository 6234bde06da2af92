from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Passage, Status
from ingest.cutting import balanced
from ingest.model import Block, Heading, ListItem, Paragraph, ParsedDocument, Table, Wording
from ingest.passages import MOST, MOST_OF_PROVISION, embedding_text, passages
from tests.ingest.making import an_act, parsed, words


def cut(*blocks: Block) -> tuple[Passage, ...]:
    return passages(parsed(*blocks), words)


def prose(count: int, word: str = "ord") -> str:
    """Return ``count`` words in sentences of ten."""
    return " ".join(f"Mening {at} med {' '.join([word] * 7)}." for at in range(count // 10))


def section(number: int) -> Heading:
    return Heading(f"{number} §", 3, f"6:{number}", f"6 kap. {number} §")


def test_a_section_number_stays_with_its_text() -> None:
    found = cut(
        Heading("6 kap. Förfaranden", 2),
        section(1),
        Paragraph("Myndigheten väljer förfarande."),
        section(2),
        Paragraph("Alla får lämna anbud."),
    )
    assert [(p.locator, p.provision, p.text) for p in found] == [
        ("6 kap. 1 §", "6:1", "Myndigheten väljer förfarande."),
        ("6 kap. 2 §", "6:2", "Alla får lämna anbud."),
    ]
    assert found[1].heading_path == ("6 kap. Förfaranden", "2 §")


def test_short_provisions_never_share_a_passage() -> None:
    blocks = [block for n in range(1, 9) for block in (section(n), Paragraph("Kort regel."))]
    assert [p.provision for p in cut(*blocks)] == [f"6:{n}" for n in range(1, 9)]


def test_a_long_provision_is_divided_between_its_paragraphs_and_keeps_its_locator() -> None:
    found = cut(section(5), *[Paragraph(prose(130, word)) for word in ("ett", "två", "tre", "fyra")])
    assert len(found) == 2
    assert {p.locator for p in found} == {"6 kap. 5 §"}
    assert {p.provision for p in found} == {"6:5"}
    assert [p.id for p in found] == ["guide#6-kap-5", "guide#6-kap-5.2"]
    assert "ett" in found[0].text
    assert "två" in found[0].text
    assert "tre" not in found[0].text


def test_a_repealed_provision_without_text_is_a_passage_that_says_so() -> None:
    (found,) = cut(Heading("§ 5. (Opphevet)", 2, "5", "§ 5"))
    assert (found.text, found.locator, found.unit_texts()) == ("§ 5. (Opphevet)", "§ 5", ("§ 5. (Opphevet)",))


def test_a_heading_without_text_makes_no_passage() -> None:
    assert cut(Heading("Tomt", 2), Heading("Också tomt", 2)) == ()


def test_the_title_is_not_repeated_in_the_heading_path() -> None:
    (found,) = cut(Heading("Vägledning om  inköp", 1), Heading("Dialog", 2), Paragraph("Tala med marknaden."))
    assert found.heading_path == ("Dialog",)


def test_text_before_any_heading_is_located_by_the_title() -> None:
    (found,) = cut(Paragraph("Inledande ord."))
    assert (found.id, found.locator, found.heading_path) == ("guide#text", "Vägledning om inköp", ())


def test_a_long_section_is_divided_evenly_between_sentences() -> None:
    found = cut(Heading("Bakgrund", 2), Paragraph(prose(700)))
    sizes = [words(p.text) for p in found]
    assert len(found) == 3
    assert max(sizes) <= MOST
    assert max(sizes) - min(sizes) <= 20
    assert all(p.text.endswith(".") and p.text.startswith("Mening") for p in found)
    assert " ".join(p.text for p in found) == prose(700)


def test_a_paragraph_of_moderate_length_keeps_its_line_of_its_own() -> None:
    (found,) = cut(Heading("Bakgrund", 2), Paragraph(prose(50)), Paragraph(prose(40)))
    assert found.text == f"{prose(50)}\n\n{prose(40)}"


def test_tiny_neighbouring_sections_share_a_passage_under_their_parent() -> None:
    (found,) = cut(
        Heading("Roller", 2),
        Heading("Beställare", 3),
        Paragraph("Beställaren äger behovet."),
        Heading("Jurist", 3),
        Paragraph("Juristen granskar."),
    )
    assert found.text == "Beställare\n\nBeställaren äger behovet.\n\nJurist\n\nJuristen granskar."
    assert found.heading_path == ("Roller",)
    assert found.locator == "Beställare · Jurist"
    assert found.unit_texts() == ("Beställaren äger behovet.", "Juristen granskar.")


def test_questions_and_their_answers_are_never_joined() -> None:
    found = cut(
        Heading("Vad är dialog?", 2),
        Paragraph("Ett samtal."),
        Heading("Vem leder den?", 2),
        Paragraph("Köparen."),
    )
    assert [p.locator for p in found] == ["Vad är dialog?", "Vem leder den?"]


def test_tiny_sections_of_different_parents_stay_apart() -> None:
    found = cut(
        Heading("Ett", 2),
        Heading("Sak", 3),
        Paragraph("Kort."),
        Heading("Två", 2),
        Heading("Sak", 3),
        Paragraph("Kortare."),
    )
    assert [p.heading_path for p in found] == [("Ett", "Sak"), ("Två", "Sak")]
    assert [p.id for p in found] == ["guide#sak", "guide#sak-2"]


def test_a_section_with_sections_below_it_is_not_joined_with_its_neighbour() -> None:
    found = cut(
        Heading("Ett", 2),
        Paragraph("Kort."),
        Heading("Två", 2),
        Paragraph("Inledning."),
        Heading("Djupare", 3),
        Paragraph("Mer."),
    )
    assert [p.locator for p in found] == ["Ett", "Två", "Djupare"]


def test_a_lead_in_and_its_complete_list_are_one_unit() -> None:
    (found,) = cut(
        section(5),
        Paragraph("Dialog är ett förfarande. Dialog får användas om"),
        ListItem("behovet kräver anpassning, eller", "1."),
        ListItem("lösningen är ny.", "2."),
        Paragraph("Beslutet ska motiveras."),
    )
    assert found.unit_texts() == (
        "Dialog är ett förfarande.",
        "Dialog får användas om\n1. behovet kräver anpassning, eller\n2. lösningen är ny.",
        "Beslutet ska motiveras.",
    )
    assert found.text == (
        "Dialog är ett förfarande. Dialog får användas om\n1. behovet kräver anpassning, eller\n2. lösningen är ny."
        "\n\nBeslutet ska motiveras."
    )


@pytest.mark.parametrize("lead", ["Myndigheten ska göra följande.", "Kravene er:", "Dialog kan brukes dersom"])
def test_what_announces_a_list_belongs_to_it(lead: str) -> None:
    (found,) = cut(Heading("Råd", 2), Paragraph(lead), ListItem("spør markedet"), ListItem("velg metode"))
    assert found.unit_texts() == (f"{lead}\n- spør markedet\n- velg metode",)


def test_a_list_after_a_finished_sentence_is_a_unit_of_its_own() -> None:
    (found,) = cut(Heading("Råd", 2), Paragraph("Detta är viktigt."), ListItem("fråga"), ListItem("lyssna"))
    assert found.text == "Detta är viktigt.\n\n- fråga\n- lyssna"
    assert found.unit_texts() == ("Detta är viktigt.", "- fråga\n- lyssna")


def test_steps_are_quoted_together_with_their_numbers() -> None:
    (found,) = cut(
        Heading("Steg", 2), Paragraph("Så går det till."), ListItem("Annonsera.", "1."), ListItem("Välj.", "2.")
    )
    assert found.unit_texts() == ("Så går det till.", "1. Annonsera.\n2. Välj.")


def test_nested_items_are_indented_below_the_item_they_belong_to() -> None:
    (found,) = cut(
        Heading("Råd", 2),
        ListItem("fråga", "1."),
        ListItem("brett", "a)", 1),
        ListItem("djupt", "b)", 1),
        ListItem("lyssna", "2."),
    )
    assert found.text == "1. fråga\n  a) brett\n  b) djupt\n2. lyssna"
    assert found.unit_texts() == (found.text,)


def test_one_item_alone_is_quoted_without_its_marker() -> None:
    (found,) = cut(Heading("Råd", 2), ListItem("Fråga marknaden."))
    assert (found.text, found.unit_texts()) == ("- Fråga marknaden.", ("Fråga marknaden.",))


def test_a_long_item_is_quoted_sentence_by_sentence() -> None:
    (found,) = cut(Heading("Röster", 2), ListItem(prose(100)))
    assert len(found.units) == 10
    assert found.unit_texts()[0] == "Mening 0 med ord ord ord ord ord ord ord."


def test_a_list_that_must_be_divided_repeats_its_lead_in_and_cuts_no_item() -> None:
    items = [ListItem(f"villkor {n} {' '.join(['lång'] * 90)}", f"{n}.") for n in range(1, 11)]
    found = cut(section(1), Paragraph("Uteslutning ska ske om"), *items)
    assert len(found) == 3
    assert all(p.text.startswith("Uteslutning ska ske om\n") for p in found)
    assert all(p.unit_texts() == (p.text,) for p in found)
    shown = [line for p in found for line in p.text.splitlines()[1:]]
    assert shown == [f"{item.marker} {item.text}" for item in items]
    assert max(words(p.text) for p in found) <= MOST_OF_PROVISION


def test_the_conditions_of_a_provision_stay_together_beyond_the_length_of_other_passages() -> None:
    items = [ListItem(f"villkor {n} {' '.join(['lång'] * 58)}", f"{n}.") for n in range(1, 7)]
    (found,) = cut(section(1), Paragraph("Dialog får användas om"), *items)
    assert MOST < words(found.text) <= MOST_OF_PROVISION
    assert found.unit_texts() == (found.text,)


def test_an_item_too_long_for_a_passage_is_divided_between_its_own_items() -> None:
    inner = [ListItem(" ".join([f"inre{n}"] * 130), f"({n})", 1) for n in range(4)]
    found = cut(section(1), Paragraph("Tillåtet om:"), ListItem("något av detta gäller:", "a)"), *inner)
    assert len(found) == 2
    assert all(p.text.startswith("Tillåtet om:\na) något av detta gäller:\n  (") for p in found)


def test_a_long_list_of_advice_is_quoted_item_by_item_but_conditions_of_a_law_together() -> None:
    items = [ListItem(f"steg {n} {'x' * 200}", f"{n}.") for n in range(8)]
    (advice,) = cut(Heading("Steg", 2), Paragraph("Gör så här:"), *items)
    (law,) = cut(section(1), Paragraph("Gör så här:"), *items)
    assert len(advice.units) == 8
    assert advice.unit_texts()[0].startswith("steg 0")
    assert law.unit_texts() == (law.text,)


def test_the_end_of_the_sentence_below_a_list_belongs_to_its_unit() -> None:
    (found,) = cut(
        Heading("Article 1", 2, "1", "Article 1"),
        Paragraph("Where:"),
        ListItem("no tenders came;", "(a)"),
        Paragraph("the authority may negotiate. It shall report this."),
    )
    assert found.unit_texts() == ("Where:\n(a) no tenders came;\nthe authority may negotiate.", "It shall report this.")


def test_a_lead_in_longer_than_half_a_passage_is_not_repeated() -> None:
    lead = f"Detta gäller {' '.join(['mycket'] * 300)} om:"
    items = [ListItem(" ".join([f"del{n}"] * 100), "-") for n in range(4)]
    text = "".join(p.text for p in cut(section(1), Paragraph(lead), *items))
    assert text.count("Detta gäller") == 1


def test_a_small_table_is_one_unit_of_pipe_lines() -> None:
    table = Table((("Metod", "Dagar"), ("Öppet", "35"), ("A|B", "30")))
    (found,) = cut(Heading("Tider", 2), Paragraph("Tiderna är:"), table)
    assert found.text == "Tiderna är:\n| Metod | Dagar |\n| --- | --- |\n| Öppet | 35 |\n| A\\|B | 30 |"
    assert found.unit_texts() == (found.text,)


def test_a_long_table_is_quoted_row_by_row_and_its_header_repeated() -> None:
    rows = tuple((f"rad {n}", " ".join(["cell"] * 38)) for n in range(20))
    found = cut(Heading("Tider", 2), Table((("Metod", "Text"), *rows)))
    assert len(found) > 2
    assert all(p.text.startswith("| Metod | Text |\n| --- | --- |\n| rad ") for p in found)
    assert [unit for p in found for unit in p.unit_texts()] == [f"| {one} | {two} |" for one, two in rows]


def test_an_empty_table_says_nothing() -> None:
    assert cut(Heading("Tider", 2), Table(()), Table((("", ""),))) == ()


def test_the_note_of_the_changing_act_is_kept_but_never_quoted() -> None:
    (found,) = cut(section(2), Paragraph("Gränsen är 700 000 kronor. Lag (2021:1110)."))
    assert found.text.endswith("Lag (2021:1110).")
    assert found.unit_texts() == ("Gränsen är 700 000 kronor.",)


def test_an_act_named_at_the_end_of_a_sentence_is_no_note() -> None:
    (found,) = cut(Heading("Källor", 2), Paragraph("Texten omfattar ändringar till och med Lag (2025:360)."))
    assert found.unit_texts() == (found.text,)


def test_the_note_at_the_end_of_a_list_is_not_quoted_with_it() -> None:
    (found,) = cut(section(2), Paragraph("Tillåtet om"), ListItem("det är bråttom. Lag (2021:1110).", "1."))
    assert found.unit_texts() == ("Tillåtet om\n1. det är bråttom.",)


def test_the_line_that_tells_who_changed_a_norwegian_provision_is_not_quoted() -> None:
    (found,) = cut(
        Heading("§ 3. Krav", 2, "3", "§ 3"),
        Paragraph("Kravet er nytt."),
        Paragraph("Endret ved lov 1 jan 2024 nr. 2 (i kraft 1 feb 2024)."),
    )
    assert found.unit_texts() == ("Kravet er nytt.",)
    assert found.text.endswith("(i kraft 1 feb 2024).")


@pytest.mark.parametrize(
    "note",
    ["Opphevet ved lov 1 jan 2024 nr. 2.", "Endret ved lov 1 jan 2020 nr. 1, opphevet ved lov 1 jan 2024 nr. 2."],
)
def test_the_line_that_tells_of_a_repeal_is_quoted(note: str) -> None:
    (found,) = cut(Heading("§ 3. (Opphevet)", 2, "3", "§ 3"), Paragraph(note))
    assert found.unit_texts() == (note,)


@pytest.mark.parametrize("number", ["(2)", "2.", "(12)"])
def test_a_paragraphs_number_is_kept_in_the_text_but_not_quoted(number: str) -> None:
    (found,) = cut(section(1), Paragraph(f"{number} Fristen er 30 dager."))
    assert found.text == f"{number} Fristen er 30 dager."
    assert found.unit_texts() == ("Fristen er 30 dager.",)


def test_a_date_at_the_start_of_a_sentence_is_no_number() -> None:
    (found,) = cut(section(1), Paragraph("1. juli 2026 trer loven i kraft."))
    assert found.unit_texts() == ("1. juli 2026 trer loven i kraft.",)


def test_a_bare_address_is_not_quoted() -> None:
    (found,) = cut(Heading("Mer", 2), Paragraph("Läs vidare."), Paragraph("https://exempel.se/a"))
    assert found.unit_texts() == ("Läs vidare.",)
    assert "https://exempel.se/a" in found.text


def test_an_item_of_absurd_length_is_read_as_running_text() -> None:
    found = cut(Heading("Fel", 2), ListItem(prose(3_000)))
    assert max(words(p.text) for p in found) <= MOST


def test_a_wall_of_letters_gives_passages_of_bounded_length() -> None:
    found = passages(parsed(Paragraph("x" * 100_000)), lambda text: len(text) // 4)
    assert max(len(p.text) for p in found) <= 2_000
    assert sum(len(p.text) for p in found) == 100_000


def test_ids_stay_when_another_part_of_the_document_changes() -> None:
    tail = (Heading("Slut", 2), Paragraph(prose(100)))
    before = cut(Heading("Början", 2), Paragraph(prose(100)), *tail)
    after = cut(Heading("Ny del", 2), Paragraph(prose(400)), Heading("Början", 2), Paragraph(prose(700)), *tail)
    assert before[-1].id == after[-1].id == "guide#slut"


def test_ids_are_unique_even_where_headings_look_like_numbered_ones() -> None:
    names = ["Del", "Del 2", "Del", "Del", "??", "!!"]
    found = cut(*[block for name in names for block in (Heading(name, 2), Paragraph(prose(100)))])
    assert len({p.id for p in found}) == len(names)


def test_passages_know_the_days_of_their_document() -> None:
    act = an_act("lou", valid_from=date(2026, 7, 1), valid_to=date(2027, 1, 1))
    (found,) = passages(
        parsed(section(1), Paragraph("Regel."), **{f: getattr(act, f) for f in ("valid_from", "valid_to")}), words
    )
    assert (found.valid_from, found.valid_to) == (date(2026, 7, 1), date(2027, 1, 1))


def test_a_provision_knows_its_own_days_before_those_of_its_document() -> None:
    wording = Wording(date(2022, 2, 1), None, Status.repeal_adopted_not_in_force, "Lag (2021:1110)")
    first, second, third = passages(
        parsed(
            Heading("1 §", 5, "1", "1 §", wording), Paragraph("Ett."),
            Heading("2 §", 5, "2", "2 §"), Paragraph("Två."),
            Heading("3 §", 5, "3", "3 §", Wording(status=Status.not_yet_in_force)), Paragraph("Tre."),
            valid_from=date(2025, 7, 1), valid_to=date(2030, 12, 31),
        ),
        words,
    )  # fmt: skip
    assert (first.valid_from, first.valid_to) == (date(2022, 2, 1), date(2030, 12, 31))
    assert (first.status, first.amended_by) == (Status.repeal_adopted_not_in_force, "Lag (2021:1110)")
    assert (second.valid_from, second.status, second.amended_by) == (date(2025, 7, 1), None, None)
    assert (third.valid_from, third.status) == (None, Status.not_yet_in_force)


def test_of_a_divided_section_of_guidance_only_the_part_that_answers_is_asked_for() -> None:
    found = cut(Heading("Hur länge väntar vi?", 2, asked=("Hur lång är spärren?",)), Paragraph(prose(700)))
    assert [p.asked for p in found] == [("Hur länge väntar vi?", "Hur lång är spärren?"), (), ()]


def test_every_part_of_a_divided_provision_may_hold_what_is_asked_for() -> None:
    asked = ("När får vi vänta?",)
    blocks = (Heading("6 kap. 5 §", 3, "6:5", "6 kap. 5 §", asked=asked), Paragraph(prose(700)))
    found = passages(ParsedDocument(an_act("lagen"), blocks), words)
    assert [p.asked for p in found] == [asked, asked]


def test_the_embedded_text_has_title_headings_and_the_cited_number() -> None:
    (found,) = cut(Heading("6 kap. Förfaranden", 2), section(1), Paragraph("Ett. Två är fler."))
    embedded = embedding_text(found)
    assert embedded.text == "Vägledning om inköp\n6 kap. Förfaranden – 6 kap. 1 §\nEtt. Två är fler."
    assert [embedded.text[s.start : s.end] for s in embedded.spans] == ["Ett.", "Två är fler."]


def test_the_embedded_text_keeps_a_provisions_own_heading() -> None:
    (found,) = cut(Heading("§ 13-2. Vilkår for dialog", 2, "13-2", "§ 13-2"), Paragraph("Dialog er lov."))
    assert embedding_text(found).text == "Vägledning om inköp\n§ 13-2. Vilkår for dialog\nDialog er lov."


BLOCKS = st.lists(
    st.one_of(
        st.builds(Heading, st.text(max_size=20), st.integers(1, 6)),
        st.builds(lambda n: Heading(f"{n} §", 4, str(n), f"{n} §"), st.integers(1, 5)),
        st.builds(Paragraph, st.text(max_size=200)),
        st.builds(ListItem, st.text(max_size=80), st.sampled_from(["-", "1.", "a)"]), st.integers(0, 3)),
        st.builds(lambda rows: Table(tuple(map(tuple, rows))), st.lists(st.lists(st.text(max_size=9), max_size=3))),
    ),
    max_size=25,
)


@given(BLOCKS)
def test_whatever_comes_units_are_slices_in_order_and_ids_unique(blocks: list[Block]) -> None:
    found = cut(*blocks)
    assert len({p.id for p in found}) == len(found)
    assert [p.position for p in found] == list(range(len(found)))
    for p in found:
        ends = [0, *[unit.end for unit in p.units]]
        assert all(end <= unit.start < unit.end <= len(p.text) for end, unit in zip(ends, p.units, strict=False))
        assert all(text == text.strip() for text in p.unit_texts())
        assert p.text.strip()


@given(st.lists(st.integers(0, 60), max_size=40), st.integers(1, 100))
def test_balanced_runs_keep_everything_in_order_and_need_no_more_runs_than_a_greedy_pass(
    sizes: list[int], most: int
) -> None:
    runs = balanced(sizes, sizes, most)
    assert [size for run in runs for size in run] == sizes
    assert all(sum(run) <= most or len(run) == 1 or sum(map(bool, run)) == 1 for run in runs)
    greedy = held = 0
    for at, size in enumerate(sizes):
        if at == 0 or held + size > most:
            greedy, held = greedy + 1, 0
        held += size
    assert len(runs) == greedy
