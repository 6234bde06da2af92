"""Little acts and a little corpus of our own, in the manners that are read."""

from __future__ import annotations

from pathlib import Path

SWEDISH = """---
beteckning: 2016:1145
rubrik: Lag om prov
publicerad_datum: 2025-05-19
---
# Lag om prov

## 1 kap. Provet

#### 1 §

Provet ska pågå i minst 35 dagar och får kosta högst 700 000 kronor, om

1. det är nödvändigt,

2. det är nyttigt, och

3. det är roligt.

#### 2 §

Provet får förlängas med 10 procent.
"""

NORWEGIAN = """---
identifier: FOR-2016-08-12-974
lastChangeInForce: "2024-03-21"
---
# FOR-2016-08-12-974 Forskrift om prøver

##### § 1-1. Grense

Prøven gjelder fra 1,3 millioner kroner.

##### § 1-2. Frist

Fristen er 30 dager.

##### § 1-3. Vekt

Vekten er 20 prosent.
"""

NORWEGIAN_EXCERPT = """---
identifier: FOR-2016-08-12-974
text_state: in force 2026-07-01
lastChangeInForce: "2026-07-01"
completeness: excerpts
---
# FOR-2016-08-12-974 Forskrift om prøver

##### § 1-2. (Opphevet)

##### § 1-3. Vekt

Vekten er 30 prosent.

##### § 1-4. Omfang (første ledd)

Omfanget er 5 prosent.
"""


def acts(folder: Path, **files: str) -> Path:
    """Write acts into a folder: the Swedish and the Norwegian ones, or those given by name."""
    folder.mkdir()
    for name, text in (files or {"se": SWEDISH, "no": NORWEGIAN, "no-2026": NORWEGIAN_EXCERPT}).items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def digest(
    corpus: Path,
    body: str,
    *,
    name: str = "lou.sv",
    act: str = "LOU",
    jurisdiction: str = "SE",
    begins: str = "2025-05-19",
    ends: str | None = None,
) -> Path:
    """Write a digest with this body into the corpus folder and return the corpus folder."""
    folder = corpus / "law"
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        "---",
        "title: Sammanfattning",
        "kind: digest",
        "authority: digest",
        f"language: {'sv' if jurisdiction == 'SE' else 'nb'}",
        f'jurisdiction: "{jurisdiction}"',
        f"act: {act}",
        f"valid_from: {begins}",
        *([f"valid_to: {ends}"] if ends else []),
        "---",
        "# Sammanfattning",
        "",
        body,
    ]
    (folder / f"{name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return corpus


def norwegian_digest(corpus: Path, body: str, *, begins: str, ends: str | None = None, name: str = "foa.nb") -> Path:
    """Write a digest of the Norwegian act."""
    return digest(corpus, body, name=name, act="FOA", jurisdiction="NO", begins=begins, ends=ends)


def amount(**changes: object) -> str:
    """Return one [[amount]] that agrees with the Swedish act, with these fields changed; None leaves one out."""
    fields: dict[str, object] = {
        "id": "limit",
        "topic": "direct-award",
        "jurisdiction": "SE",
        "act": "LOU",
        "provision": "1:1",
        "value": 700_000,
        "unit": "SEK",
        "buyer": "all",
        "contract": "all",
        "valid_from": "2025-05-19",
        "source": "https://data.riksdagen.se/dokument/sfs-2016-1145.html",
        "checked": "2026-11-22",
        "confirmed": True,
        **changes,
    }
    lines = ["[[amount]]"]
    for key, value in fields.items():
        if value is None:
            continue
        bare = key in ("valid_from", "valid_to", "checked", "value")
        lines.append(f"{key} = {str(value).lower() if isinstance(value, bool) else value if bare else repr(value)}")
    sentences = ["[amount.text]", "sv = 'Gränsen.'", "nb = 'Grensen.'", "en = 'The limit.'"]
    return "\n".join([*lines, *sentences]) + "\n"
