"""The figures: their shape, and that every sentence says its figure, its provision and whose it is."""

import json
import re
import tomllib
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from assistant.law.acts import act_called
from ingest.check.numbers import numbers
from ingest.parse.amounts import TOPICS

CORPUS = Path(__file__).parents[2] / "corpus"
SCHEMA = json.loads((CORPUS / "schema" / "amounts.schema.json").read_text(encoding="utf-8"))
AMOUNTS = tomllib.loads((CORPUS / "amounts.toml").read_text(encoding="utf-8"))["amount"]
TODAY = date(2026, 11, 22)


def as_json(value: object) -> object:
    """Dates as text, for the schema."""
    return json.loads(json.dumps(value, default=lambda day: day.isoformat()))


def by_id(name: str) -> dict:
    return next(amount for amount in AMOUNTS if amount["id"] == name)


def holding(day: date) -> list[dict]:
    return [a for a in AMOUNTS if a["valid_from"] <= day <= a.get("valid_to", date.max)]


def test_the_schema_is_itself_valid():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_file_holds_to_its_schema():
    found = Draft202012Validator(SCHEMA).iter_errors(as_json({"amount": AMOUNTS}))
    assert [f"{list(error.path)}: {error.message}" for error in found] == []


@pytest.mark.parametrize(
    "change",
    [{"value": "700 000"}, {"unit": "kr"}, {"confirmed": False}, {"source": "a colleague"}, {"provision": "19 a kap."}],
    ids=["a value in words", "an unknown unit", "doubt without a reason", "a source without an address", "a citation"],
)
def test_the_schema_refuses(change: dict):
    validator = Draft202012Validator(SCHEMA)
    sound = by_id("se-direct-award-limit")
    assert validator.is_valid(as_json({"amount": [sound]}))
    assert not validator.is_valid(as_json({"amount": [{**sound, **change}]}))


def test_there_are_at_least_200_figures_and_every_id_is_used_once():
    ids = Counter(amount["id"] for amount in AMOUNTS)
    assert len(ids) >= 200
    assert [name for name, times in ids.items() if times > 1] == []


def test_every_topic_has_a_heading_in_every_language():
    assert {amount["topic"] for amount in AMOUNTS} <= set(TOPICS)
    assert all(len(words) == 3 for words in TOPICS.values())


def test_every_act_is_one_lotsen_knows_and_its_currency_is_its_own():
    currencies = {"SE": {"SEK", "EUR"}, "NO": {"NOK"}, "EU": {"EUR"}}
    money = {"SEK", "NOK", "EUR"}
    wrong = []
    for amount in AMOUNTS:
        act = act_called(amount["act"])
        foreign = money - currencies[amount["jurisdiction"]]
        if act is None or act.jurisdiction != amount["jurisdiction"] or amount["unit"] in foreign:
            wrong.append(amount["id"])
    assert wrong == []


def test_no_interval_ends_before_it_begins():
    assert [a["id"] for a in AMOUNTS if a.get("valid_to", date.max) < a["valid_from"]] == []


@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_a_sentence_states_its_value(language: str):
    # One year and the like are written as words that are articles too.
    missing = [
        amount["id"]
        for amount in AMOUNTS
        if amount.get("value", 1) != 1 and amount["value"] not in {n for n, _ in numbers(amount["text"][language])}
    ]
    assert missing == []


@pytest.mark.parametrize("language", ["sv", "nb", "en"])
def test_a_sentence_names_its_act(language: str):
    assert [a["id"] for a in AMOUNTS if a["act"] not in a["text"][language]] == []


def test_a_sentence_in_norwegian_or_english_says_whose_figure_it_is_when_it_is_swedish():
    silent = [
        amount["id"]
        for amount in AMOUNTS
        if amount["jurisdiction"] == "SE"
        and not (re.search(r"svensk|Sverige", amount["text"]["nb"]) and re.search(r"Swed", amount["text"]["en"]))
    ]
    assert silent == []


def test_doubt_is_said_in_the_sentence_itself():
    words = {"sv": r"inte", "nb": r"ikke", "en": r"not"}
    doubtful = [amount for amount in AMOUNTS if not amount["confirmed"]]
    assert len(doubtful) >= 5
    assert [a["id"] for a in doubtful for code, word in words.items() if not re.search(word, a["text"][code])] == []


def test_the_swedish_kronor_of_2026_are_said_to_be_unknown_and_the_old_ones_have_ended():
    unknown = [a for a in holding(TODAY) if a["topic"] == "thresholds" and a["unit"] == "SEK"]
    assert len(unknown) == 5
    assert all(not a["confirmed"] and "value" not in a for a in unknown)
    assert by_id("se-threshold-other-goods-services-2024")["valid_to"] == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("day", "prefix", "value"),
    [
        (date(2026, 6, 30), "no-lower-limit-loa", 100_000),
        (date(2026, 7, 1), "no-lower-limit-loa", 500_000),
        (date(2026, 4, 20), "no-threshold-other", 2_300_000),
        (date(2026, 4, 21), "no-threshold-other", 2_500_000),
        (date(2025, 12, 31), "eu-threshold-sub-central", 221_000),
        (date(2026, 1, 1), "eu-threshold-sub-central", 216_000),
        (date(2021, 12, 31), "se-direct-award-limit", 615_312),
        (date(2022, 2, 1), "se-direct-award-limit", 700_000),
    ],
)
def test_a_figure_changes_on_its_day(day: date, prefix: str, value: int):
    others = ("se-direct-award-limit-luf", "se-direct-award-limit-luk", "se-direct-award-limit-lufs")
    found = [a["value"] for a in holding(day) if a["id"].startswith(prefix) and not a["id"].startswith(others)]
    assert found == [value]


def test_figures_that_follow_one_another_do_not_overlap():
    families: dict[str, list[dict]] = {}
    for amount in AMOUNTS:
        if re.search(r"-20\d\d$", amount["id"]):
            families.setdefault(amount["id"][:-5], []).append(amount)
    overlapping = []
    for name, members in families.items():
        ordered = sorted(members, key=lambda a: a["valid_from"])
        for one, after in pairwise(ordered):
            if one.get("valid_to", date.max) >= after["valid_from"]:
                overlapping.append(name)
    assert overlapping == []
