"""Dead references: provisions people still cite although the law has moved on, and acts that were replaced."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from assistant.domain import Language, Reference
from assistant.law.acts import Act, act_called
from assistant.law.days import in_words
from assistant.law.references import find_references
from assistant.law.resolve import with_act
from assistant.law.sentences import sentence

_FILE = Path(__file__).with_name("dead.toml")


@dataclass(frozen=True, slots=True)
class Dead:
    """A reference that is no longer right."""

    provision: str
    """As it is written: "19 kap. 7 § LOU"."""
    since: date
    became: str
    """Where the rule stands now, as it is written: "19 a kap. 2–5 §§ LOU"."""
    cites: str
    """The part of ``became`` that an answer cites."""
    about: Mapping[Language, str]
    now: Mapping[Language, str] | None
    """What the number is about today; None where nothing stands there any more."""

    def living(self) -> tuple[Reference, ...]:
        """Return the provisions that an answer cites instead."""
        return find_references(self.cites)

    def correction(self, language: Language) -> str:
        """Return the sentence that corrects the reference."""
        language = language if language in self.about else Language.en
        words = {"old": self.provision, "new": self.became, "day": in_words(self.since, language)}
        if self.now:
            return sentence("reused", language, about=self.about[language], now=self.now[language], **words)
        return sentence("moved", language, about=self.about[language], **words)


def dead_reference(reference: Reference, as_of: date) -> Dead | None:
    """Return what became of a provision that is no longer where it was on ``as_of``; None where it is."""
    named = with_act(reference, None)
    found = _by_reference().get((named.act, named.provision))
    return found if found and not reference.whole_chapter and found.since <= as_of else None


def replaced_act(name: str, as_of: date) -> Act | None:
    """Return the act called ``name`` if another one had replaced it by ``as_of``."""
    act = act_called(name)
    return act if act and act.replaced_on and act.replaced_on <= as_of else None


def replacement(act: Act, language: Language) -> str:
    """Return the sentence that says which act applies instead of a replaced one."""
    assert act.replaced_on
    assert act.replaced_by
    day = in_words(act.replaced_on, language)
    return sentence("replaced", language, old=act.title(language), new=act.replaced_by, day=day)


def with_living(references: Sequence[Reference], as_of: date) -> tuple[Reference, ...]:
    """Return the references, each dead one followed by the provisions that hold its rule now, each once."""
    return tuple(dict.fromkeys(_followed(references, as_of)))


def _followed(references: Sequence[Reference], as_of: date) -> Iterator[Reference]:
    for reference in references:
        yield reference
        if dead := dead_reference(reference, as_of):
            yield from dead.living()


@cache
def _by_reference() -> dict[tuple[str | None, str], Dead]:
    entries = tomllib.loads(_FILE.read_text(encoding="utf-8"))["dead"]
    found = {}
    for entry in entries:
        (reference,) = find_references(entry["provision"])
        reference = replace(reference, paragraph=None, point=None)
        now = entry.get("now")
        found[reference.act, reference.provision] = Dead(
            provision=entry["provision"],
            since=entry["since"],
            became=entry["became"],
            cites=entry.get("cites", entry["became"]),
            about={Language(code): text for code, text in entry["about"].items()},
            now={Language(code): text for code, text in now.items()} if now else None,
        )
    return found
