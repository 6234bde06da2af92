"""Which wording is shown of several, without an index."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Kind, Language, Passage, Status
from assistant.law.wordings import Wording, notes_on, on_day, state_notes, wordings
from tests.assistant.law.small import DAY, SmallCatalogue, a_document, a_provision

BEFORE = DAY - timedelta(days=1)
LAW = a_document("lou")


def a_wording(text: str, begins: date | None, ends: date | None = None, name: str = "lou", **more: object) -> Passage:
    return a_provision(
        a_document(name, "LOU", **more), "6:5", text, valid_from=begins, valid_to=ends, locator="6 kap. 5 §"
    )


OLD, NEW = a_wording("Gammalt.", None, BEFORE, "old"), a_wording("Nytt.", DAY, None, "new")


def texts(*passages: Passage, language: Language | None = None) -> list[str]:
    return [one.text for one in wordings(passages, language)]


def test_wordings_come_oldest_first_whatever_the_order_of_the_passages() -> None:
    assert texts(NEW, OLD) == texts(OLD, NEW) == ["Gammalt.", "Nytt."]


def test_the_parts_of_one_wording_are_put_together_in_reading_order() -> None:
    second = a_provision(LAW, "6:5", "Två.", position=1)
    assert texts(second, a_provision(LAW, "6:5", "Ett.", position=0)) == ["Ett.\n\nTvå."]


def test_the_official_text_silences_a_digest_of_any_day() -> None:
    act = a_wording("Lagens ord.", DAY, None, "act", kind=Kind.act)
    assert texts(OLD, NEW, act) == ["Lagens ord."]


def test_of_several_languages_the_one_asked_for_is_shown_else_english_else_all() -> None:
    english = a_wording("In English.", DAY, None, "en", language=Language.en)
    danish = a_wording("På dansk.", DAY, None, "da", language=Language.da)
    assert texts(english, danish, language=Language.da) == ["På dansk."]
    assert texts(english, danish, language=Language.nb) == ["In English."]
    assert texts(danish, NEW, language=Language.nb) == ["På dansk.", "Nytt."]


def test_without_passages_there_is_no_wording() -> None:
    assert wordings(()) == ()


def test_each_day_has_its_wording_and_a_day_without_one_the_last_before() -> None:
    gap = a_wording("Senare.", date(2030, 1, 1), None, "later")
    found = wordings([OLD, a_wording("Nytt.", DAY, date(2028, 1, 1), "new"), gap])
    shown = {
        day: on_day(found, day).text for day in (date(1990, 1, 1), BEFORE, DAY, date(2029, 1, 1), date(2031, 1, 1))
    }
    assert list(shown.values()) == ["Gammalt.", "Gammalt.", "Nytt.", "Nytt.", "Senare."]


def test_a_day_before_all_wordings_gets_the_first() -> None:
    later = a_wording("Senare.", date(2030, 1, 1), None, "later")
    assert on_day(wordings([NEW, later]), date(2000, 1, 1)).text == "Nytt."


def test_spaces_and_lines_do_not_make_another_wording() -> None:
    one, same, other = (Wording((a_wording(text, DAY),)) for text in ("Ett  två.", "Ett\ntvå.", "Ett tre."))
    assert one.says_the_same(same)
    assert not one.says_the_same(other)


def notes(shown: Passage, as_of: date, today: date) -> tuple[str, ...]:
    return notes_on(SmallCatalogue((OLD, NEW)), [shown], as_of, today, Language.sv)


def test_the_old_wording_says_from_when_another_holds() -> None:
    assert notes(OLD, BEFORE, DAY) == ("Från och med 1 juli 2026 gäller en annan lydelse av 6 kap. 5 § LOU.",)
    assert notes(OLD, BEFORE, BEFORE) == notes(OLD, BEFORE, DAY)


def test_todays_wording_says_nothing() -> None:
    assert notes(NEW, DAY, DAY) == ()


def test_a_wording_to_come_says_that_it_is_not_yet_there() -> None:
    (said,) = notes(NEW, DAY, BEFORE)
    assert "1 juli 2026" in said
    assert "6 kap. 5 § LOU" in said


def test_a_wording_that_ended_without_another_says_so() -> None:
    only = a_wording("Gammalt.", None, BEFORE, "old")
    (said,) = notes_on(SmallCatalogue((only,)), [only], BEFORE, DAY, Language.sv)
    assert "30 juni 2026" in said


def test_two_provisions_with_one_fate_share_a_sentence() -> None:
    pairs = [
        a_provision(a_document(name), number, text, valid_from=begins, valid_to=ends, locator=f"6 kap. {number[2]} §")
        for number in ("6:5", "6:6")
        for name, text, begins, ends in (("old", "Gammalt.", None, BEFORE), ("new", "Nytt.", DAY, None))
    ]
    old = [one for one in pairs if one.text == "Gammalt."]
    assert notes_on(SmallCatalogue(tuple(pairs)), old, BEFORE, DAY, Language.sv) == (
        "Från och med 1 juli 2026 gäller en annan lydelse av 6 kap. 5 § LOU och 6 kap. 6 § LOU.",
    )


def test_what_is_no_provision_of_an_act_has_nothing_to_say() -> None:
    article = a_provision(a_document("artikel", None), None, valid_to=BEFORE)
    assert notes_on(SmallCatalogue((article,)), [article], BEFORE, DAY, Language.sv) == ()


def test_a_wording_shown_for_another_day_and_one_to_be_repealed_say_so() -> None:
    assert state_notes(Wording((NEW,)), DAY, Language.sv) == ()
    (other,) = state_notes(Wording((NEW,)), BEFORE, Language.sv)
    assert "30 juni 2026" in other
    repealed = a_provision(LAW, "6:5", status=Status.repeal_adopted_not_in_force, locator="6 kap. 5 §")
    (adopted,) = state_notes(Wording((repealed,)), DAY, Language.sv)
    assert "6 kap. 5 § LOU" in adopted


_DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@given(st.lists(_DAYS, min_size=1, max_size=5, unique=True), _DAYS)
def test_wordings_without_gaps_leave_no_day_after_the_first_without_its_own(begins: list[date], day: date) -> None:
    begins = sorted(begins)
    ends = [later - timedelta(days=1) for later in begins[1:]] + [None]
    passages = [
        a_wording(f"Lydelse {start}.", start, end, f"d{start}") for start, end in zip(begins, ends, strict=True)
    ]
    shown = on_day(wordings(passages), day)
    assert shown.holds(day) == (day >= begins[0])
    assert shown.valid_from == max([start for start in begins if start <= day] or begins[:1])
