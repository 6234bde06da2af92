"""A little corpus of our own with one method in three languages, whole and sound."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from ingest.check.corpus.writing import Writing, read_writing

TODAY = date(2026, 11, 22)
SCHEMAS = Path(__file__).parents[4] / "corpus" / "schema"

_FRONT = """---
title: {title}
kind: guidance
authority: guidance
language: {language}
jurisdiction: "{jurisdiction}"
publisher: Lotsen
licence: CC-BY-4.0
checked: 2026-11-22
method: trial-purchase
sources:
  - {provision}
  - https://example.org/law
---
# {title}
"""
_BODY = {
    "sv": """
## Vad är provköp?
<!-- asked: Får vi prova först? | Vad är ett provköp? -->
Provköp är ett litet köp före det stora.
Provköpet räknas in i värdet, enligt 5 kap. 3 § LOU.

## När passar provköp, och när passar provköp inte?
Provköp passar när nyttan är osäker.

## Hur görs provköp steg för steg?
1. Beskriv behovet.
2. Prova och mät.

## Vem gör vad vid provköp?
Verksamheten provar, och inköparen skriver avtalet.

## Vad bör man fråga marknaden om provköp?
Fråga vad ett prov kostar.

## Vilka fallgropar finns vid provköp?
Provet växer tills det är hela köpet.

## Checklista för provköp
- Värdet är beräknat.

## Vilka metoder hör ihop med provköp?
Metoder som hör ihop med provköp är rundtur, provköp och marknadsdialog.
""",
    "nb": """
## Hva er prøvekjøp?
Prøvekjøp er et lite kjøp før det store, etter FOA § 5-4.

## Når passer prøvekjøp, og når passer prøvekjøp ikke?
Prøvekjøp passer når nytten er usikker.

## Hvordan gjøres prøvekjøp steg for steg?
1. Beskriv behovet.

## Hvem gjør hva ved prøvekjøp?
Fagavdelingen prøver.

## Hva bør man spørre markedet om prøvekjøp?
Spør hva en prøve koster.

## Hvilke fallgruver finnes ved prøvekjøp?
Prøven vokser.

## Sjekkliste for prøvekjøp
- Verdien er beregnet.

## Hvilke metoder hører sammen med prøvekjøp?
Prøvekjøp hører sammen med markedsdialog.
""",
    "en": """
## What is a trial purchase?
A trial purchase is a small purchase before the big one, under Article 5 of Directive 2014/24/EU.

## When does a trial purchase fit, and when does it not fit?
A trial purchase fits when the benefit is uncertain.

## How is a trial purchase made step by step?
1. Describe the need.

## Who does what in a trial purchase?
The users try it.

## What should the buyer ask the market about a trial purchase?
Ask what a trial costs.

## What are the pitfalls of a trial purchase?
The trial grows.

## Checklist for a trial purchase
- The value is estimated.

## Which methods belong with a trial purchase?
A trial purchase belongs with market dialogue.
""",
}
_TITLES = {"sv": "Provköp och rundtur", "nb": "Prøvekjøp", "en": "Trial purchase"}
_LAW = {"sv": "SE", "nb": "NO", "en": "EU"}
_PROVISIONS = {"sv": "LOU 5 kap. 3 §", "nb": "FOA § 5-4", "en": "Directive 2014/24/EU Article 5"}
TERMS = """
[[concept]]
id = "market-dialogue"
label = { sv = "marknadsdialog", nb = "markedsdialog", en = "market dialogue" }
also = { sv = ["SVG"], nb = ["SVG"], en = ["supplier visits group", "SVG"] }
definition = { sv = "Marknadsdialog är samtal.", nb = "Markedsdialog er samtaler.", en = "Market dialogue is talk." }
"""


def sound(folder: Path) -> Path:
    """Write the corpus and return its folder."""
    methods = folder / "methods"
    methods.mkdir(parents=True)
    (folder / "schema").mkdir()
    shutil.copy(SCHEMAS / "article.schema.json", folder / "schema")
    (folder / "schema" / "terms.schema.json").write_text('{"type": "object"}', encoding="utf-8")
    (folder / "terms.toml").write_text(TERMS, encoding="utf-8")
    for language, body in _BODY.items():
        front = _FRONT.format(
            title=_TITLES[language],
            language=language,
            jurisdiction=_LAW[language],
            provision=_PROVISIONS[language],
        )
        article(folder, language).write_text(front + body, encoding="utf-8")
    return folder


def article(folder: Path, language: str = "sv") -> Path:
    return folder / "methods" / f"trial-purchase.{language}.md"


def change(folder: Path, old: str, new: str, language: str = "sv") -> None:
    """Put other words into an article; the old ones must be there."""
    file = article(folder, language)
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def writing(folder: Path, others: Path | None = None, today: date = TODAY) -> Writing:
    return read_writing(folder, today, others)


def line_of(folder: Path, words: str, language: str = "sv") -> int:
    """Return the line of the article that holds ``words``."""
    lines = article(folder, language).read_text(encoding="utf-8").splitlines()
    return next(at for at, line in enumerate(lines, start=1) if words in line)
