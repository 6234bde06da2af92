"""The terms file: its shape, and that every definition can be quoted alone."""

import json
import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

CORPUS = Path(__file__).parents[2] / "corpus"
SCHEMA = json.loads((CORPUS / "schema" / "terms.schema.json").read_text(encoding="utf-8"))
TERMS = tomllib.loads((CORPUS / "terms.toml").read_text(encoding="utf-8"))
CONCEPTS = TERMS["concept"]
REQUIRED = {"sv", "nb", "en"}
MOST_WORDS = 25

# One word, two concepts, and both uses are real: (language, word) in lower case.
# FKU is both "förnyad konkurrensutsättning" and "förkommersiell upphandling".
SHARED_WORDS: set[tuple[str, str]] = {("sv", "fku")}

# A label may follow an article: "A framework agreement is …", "En rammeavtale er …".
ARTICLE = re.compile(r"^(?:a|an|the|en|ett|et|ei) ")


def words_of(concept: dict) -> set[tuple[str, str]]:
    """Every (language, word) that leads to the concept, in lower case."""
    found = {(language, word.casefold()) for language, word in concept["label"].items()}
    for field in ("also", "outdated"):
        for language, words in concept.get(field, {}).items():
            found |= {(language, word.casefold()) for word in words}
    return found


def definitions() -> list[tuple[str, str, str, str]]:
    return [
        (concept["id"], language, concept["label"][language], sentence)
        for concept in CONCEPTS
        for language, sentence in concept["definition"].items()
    ]


def test_the_schema_is_itself_valid():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_file_holds_to_its_schema():
    errors = [f"{list(error.path)}: {error.message}" for error in Draft202012Validator(SCHEMA).iter_errors(TERMS)]
    assert errors == []


@pytest.mark.parametrize(
    "broken",
    [
        {"id": "Two Words", "label": {}, "definition": {}},
        {"id": "x", "label": {"sv": "ord", "nb": "ord"}, "definition": {}},
        {"id": "x", "label": {"sv": "ord", "nb": "ord", "en": "word", "de": "Wort"}, "definition": {}},
    ],
    ids=["an id with a capital and a space", "a label without English", "a language that is not ours"],
)
def test_the_schema_refuses(broken: dict):
    concept = Draft202012Validator({"$ref": "#/$defs/concept", "$defs": SCHEMA["$defs"]})
    sentences = {"sv": "Ord är ord.", "nb": "Ord er ord.", "en": "Word is word."}
    sound = {"id": "x", "label": {"sv": "ord", "nb": "ord", "en": "word"}, "definition": sentences}
    assert concept.is_valid(sound)
    assert not concept.is_valid({**sound, **broken, "definition": sentences})


def test_there_are_at_least_130_concepts():
    assert len(CONCEPTS) >= 130


def test_every_id_is_used_once():
    ids = [concept["id"] for concept in CONCEPTS]
    assert sorted(ids) == sorted(set(ids))


def test_every_related_id_exists_and_is_another_concept():
    ids = {concept["id"] for concept in CONCEPTS}
    astray = [
        (concept["id"], other)
        for concept in CONCEPTS
        for other in concept.get("related", [])
        if other not in ids or other == concept["id"]
    ]
    assert astray == []


def test_every_concept_has_swedish_norwegian_and_english():
    missing = [
        concept["id"]
        for concept in CONCEPTS
        if not concept["label"].keys() >= REQUIRED or not concept["definition"].keys() >= REQUIRED
    ]
    assert missing == []


def test_a_definition_has_at_most_25_words():
    long = [
        (id_, language, len(text.split())) for id_, language, _, text in definitions() if len(text.split()) > MOST_WORDS
    ]
    assert long == []


def test_a_definition_is_one_full_sentence():
    broken = [
        (id_, language)
        for id_, language, _, text in definitions()
        if text[0].islower() or not text.endswith(".") or re.search(r"[.!?] [A-ZÅÄÖÆØ]", text)
    ]
    assert broken == []


def test_a_definition_begins_with_its_label():
    astray = []
    for id_, language, label, text in definitions():
        start = text.casefold()
        if not (start.startswith(label.casefold()) or ARTICLE.sub("", start).startswith(label.casefold())):
            astray.append((id_, language))
    assert astray == []


def test_no_word_leads_to_two_concepts_in_one_language():
    owners = defaultdict(list)
    for concept in CONCEPTS:
        for word in words_of(concept):
            owners[word].append(concept["id"])
    shared = {word: ids for word, ids in owners.items() if len(ids) > 1 and word not in SHARED_WORDS}
    assert shared == {}


def test_every_listed_exception_is_still_needed():
    count = defaultdict(int)
    for concept in CONCEPTS:
        for word in words_of(concept):
            count[word] += 1
    assert [word for word in SHARED_WORDS if count[word] < 2] == []


def test_a_word_is_not_repeated_within_a_concept():
    repeated = []
    for concept in CONCEPTS:
        for language, label in concept["label"].items():
            also = [word.casefold() for word in concept.get("also", {}).get(language, [])]
            outdated = [word.casefold() for word in concept.get("outdated", {}).get(language, [])]
            every = [label.casefold(), *also, *outdated]
            if len(every) != len(set(every)):
                repeated.append((concept["id"], language))
    assert repeated == []
