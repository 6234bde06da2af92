from __future__ import annotations

import re
from pathlib import Path

from assistant.channels.http.pages import FOLDER

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "widget.md").read_text(encoding="utf-8")
CODE = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.js"))


def test_every_attribute_is_documented_and_every_documented_one_exists() -> None:
    read = set(re.findall(r'(?:getAttribute|hasAttribute|#attribute)\("([\w-]+)"\)', CODE))
    styled = set(re.findall(r':host\(\[(\w+)="', CODE))
    documented = set(re.findall(r"^\| `([a-z]+)` \|", PAGE, re.MULTILINE))

    # `page` is for the page at / alone, which is one whole screen.
    assert documented == (read | styled) - {"page"}


def test_every_custom_property_is_documented_and_every_documented_one_exists() -> None:
    assert set(re.findall(r"--lotsen-[a-z-]+", PAGE)) == set(re.findall(r"var\((--lotsen-[a-z-]+)", CODE))


def test_every_part_is_documented_and_every_documented_one_exists() -> None:
    made = {name for names in re.findall(r'\bpart: "([a-z ]+)"', CODE) for name in names.split()}
    listed = PAGE[PAGE.index("can be styled by part") :].partition("\n\n")[0]

    assert set(re.findall(r"`([a-z]+)`", listed)) == made
