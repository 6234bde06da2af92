"""The list of sources: the shipped one is complete, a broken one is refused with a reason."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from assistant.errors import SettingsError
from assistant.law.acts import act_called
from assistant.settings import Settings
from ingest.sources.registry import Registry, Source, load_registry, page_slug, registry_files

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
SHIPPED = load_registry([CORPUS / "sources.toml"])
SCHEMA = json.loads((CORPUS / "schema" / "sources.schema.json").read_text())


def test_every_act_of_the_field_has_a_source() -> None:
    found = {(source.jurisdiction.value, source.act) for source in SHIPPED.source if source.kind == "act"}
    assert found == {
        *(("SE", act) for act in ("LOU", "LUF", "LUK", "LUFS", "LOV", "Upphandlingsförordningen")),
        *(("NO", act) for act in ("LOA", "FOA", "forsyningsforskriften", "konsesjonskontraktforskriften")),
        *(("EU", act) for act in ("2014/23/EU", "2014/24/EU", "2014/25/EU", "89/665/EEC")),
        ("DK", "udbudsloven"),
        ("FI", "hankintalaki"),
    }


def test_every_directive_comes_in_swedish_and_english_by_default() -> None:
    default = {(source.act, source.language.value) for source in SHIPPED.named([]) if source.jurisdiction == "EU"}
    acts = ("2014/23/EU", "2014/24/EU", "2014/25/EU", "89/665/EEC")
    assert default == {(act, language) for act in acts for language in ("sv", "en")}


def test_no_guidance_and_no_undocumented_interface_is_asked_unless_named() -> None:
    default = SHIPPED.named([])
    assert not [source.id for source in default if source.kind != "act"]
    assert not [source.id for source in default if source.publisher == "regeringskansliet"]


def test_a_publisher_whose_licence_is_not_known_is_never_asked_by_default() -> None:
    assert not [one.id for one in SHIPPED.named([]) if SHIPPED.publisher[one.publisher].licence == "not known"]


def test_the_shipped_list_fits_its_schema_and_the_schema_is_the_models_own() -> None:
    values = tomllib.loads((CORPUS / "sources.toml").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(json.dumps(values, default=str)), SCHEMA)
    assert {key: value for key, value in SCHEMA.items() if key != "$schema"} == Registry.model_json_schema()


def minimal(**changes: str) -> str:
    entry = {
        "id": '"own"',
        "title": '"Own"',
        "publisher": '"me"',
        "format": '"html-page"',
        "address": '"https://guide.example.se/x"',
        "kind": '"guidance"',
        "language": '"sv"',
        "jurisdiction": '"SE"',
    } | changes
    lines = [f"{key} = {value}" for key, value in entry.items() if value]
    publisher = '[publisher.me]\nname = "Me"\nhosts = ["guide.example.se"]\nlicence = "own"\nterms = "own"\n'
    return "checked = 2026-11-22\n" + publisher + "[[source]]\n" + "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("checked = ", "cannot be read"),
        (minimal(adress='"x"'), "adress"),
        (minimal(format='"rss"'), "format"),
        (minimal(publisher='"nobody"'), "no publisher 'nobody'"),
        (minimal(address='"https://other.example.se/x"'), "not among those of its publisher"),
        (minimal(address='"http://guide.example.se/x"'), "only https"),
        (minimal(address='"https://169.254.169.254/"'), "not among"),
        (minimal(id='"../../etc"'), "id"),
        (minimal(id='"a/b/c"'), "id"),
        (minimal(kind='"act"'), "short name"),
        (minimal(confirmed="false"), "needs a `note`"),
        (minimal(enabled="false"), "needs a `note`"),
        (minimal(instead_of='"nothing"'), "no source 'nothing'"),
        (minimal(format='"lovdata-archive"'), "needs `member`"),
        (minimal(member='"../x.xml"'), "member"),
        (minimal() + "\n" + minimal().partition("[[source]]")[1] + minimal().partition("[[source]]")[2], "two sources"),
        (minimal().replace('hosts = ["guide.example.se"]', "hosts = []"), "hosts"),
        (minimal().replace('terms = "own"', 'terms = "own"\ndelay_seconds = 0.0'), "delay_seconds"),
    ],
)
def test_a_list_with_a_mistake_is_refused_and_the_mistake_named(tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"sources\.toml cannot be") as caught:
        load_registry([file])
    assert why in str(caught.value)


def test_an_organisations_own_sources_join_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(minimal(), encoding="utf-8")
    files = registry_files(Settings(corpus_extra=tmp_path), CORPUS)
    registry = load_registry(files)
    assert [source.id for source in registry.source] == [*(one.id for one in SHIPPED.source), "own"]
    assert registry.publisher["me"].hosts == ("guide.example.se",)


def test_without_an_own_list_the_shipped_one_stands_alone(tmp_path: Path) -> None:
    assert load_registry(registry_files(Settings(corpus_extra=tmp_path), CORPUS)) == SHIPPED


def test_without_any_list_a_person_learns_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"There is no sources\.toml"):
        load_registry([tmp_path / "sources.toml"])


def test_a_name_that_is_no_source_is_answered_with_those_that_are() -> None:
    with pytest.raises(SettingsError, match=r"no source lagen\. Sources are: .*foa, .*lou, "):
        SHIPPED.named(["lou", "lagen"])


def test_a_page_gets_a_short_name_of_its_own() -> None:
    assert page_slug("https://guide.example.se/Frågor/1/Dialog/") == "fr-gor-1-dialog"
    assert page_slug("https://guide.example.se/") == "index"
    long = [page_slug(f"https://guide.example.se/{'ord-' * 40}{end}") for end in "ab"]
    assert long[0] != long[1]
    assert max(map(len, long)) <= 60


@pytest.mark.parametrize("source", [one for one in SHIPPED.source if one.kind == "act"], ids=lambda one: one.id)
def test_an_act_is_named_as_everywhere_else_in_lotsen(source: Source) -> None:
    act = act_called(str(source.number))
    assert act is not None
    assert (act.name, act.jurisdiction) == (source.act, source.jurisdiction)
