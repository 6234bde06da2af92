"""The law the labels are checked against: our digests, and the acts that lie beside a developer's checkout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"


def digests() -> dict[str, str]:
    """Each provision our digests speak of, to what they say of it in any version; the questions they list left out."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "corpus" / "law").glob("*.md")):
        text = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        act = re.search(r"^act: (.+)$", text, re.MULTILINE)
        assert act, path
        for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
            if number := digest_number(section):
                provision = f"{act[1]} {number}"
                found[provision] = found.get(provision, "") + section
    return found


def digest_number(section: str) -> str | None:
    if swedish := re.match(r"(\d+(?: [a-z])?) kap\. (\d+(?: [a-z])?) §", section):
        return f"{swedish[1]}:{swedish[2]}".replace(" ", "")
    other = re.match(r"(?:§|Article) (\d+(?:-\d+)?[a-z]?)\b", section)
    return other[1] if other else None


def acts() -> dict[str, str]:
    """Each provision of the acts beside the repository, to its words."""
    lines = [*lou_lines(), *foa_lines(), *loa_lines(), *directive_lines()]
    found: dict[str, str] = {}
    for provision, line in lines:
        found[provision] = f"{found.get(provision, '')}{line}\n"
    return found


def lou_lines() -> Iterator[tuple[str, str]]:
    chapter = section = ""
    text = (SHARED / "legal" / "se" / "sfs-2016-1145.repaired.md").read_text(encoding="utf-8")
    for line in re.sub(r"\[([^\]]*)\]\(#[^)]*\)", r"\1", text).splitlines():
        if heading := re.match(r"## (?:(\d+(?: a)?) kap\.)?", line):
            chapter, section = (heading[1] or "").replace(" ", ""), ""
        elif heading := re.match(r"#### (\d+(?: [a-z])?) §", line):
            section = heading[1].replace(" ", "")
        if chapter and section:
            yield f"LOU {chapter}:{section}", line


def foa_lines() -> Iterator[tuple[str, str]]:
    text = (SHARED / "legal" / "no" / "sf-20160812-0974.xml").read_text(encoding="utf-8")
    text = re.sub(r'<article class="changesToParent".*?</article>', "", text, flags=re.DOTALL)
    for part in re.split(r'data-name="§', text)[1:]:
        if number := re.match(r"(\d+-\d+[a-z]?)\"", part):
            yield f"FOA {number[1]}", unescape(re.sub(r"<[^>]*(>|$)", " ", part.split(">", 1)[1]))


def loa_lines() -> Iterator[tuple[str, str]]:
    for name in ("LOV-2016-06-17-73_pre-2026-07-01.md", "2026-07-01_excerpts.md"):
        act, section = "LOA", ""
        for line in (SHARED / "legal" / "no" / name).read_text(encoding="utf-8").splitlines():
            act = "FOA" if line.startswith("# FOR-") else act
            heading = re.match(r"#+ § (\d+(?:-\d+)?[a-z]?)\.", line)
            section = heading[1] if heading else section
            if section:
                yield f"{act} {section}", line


def directive_lines() -> Iterator[tuple[str, str]]:
    article = ""
    path = SHARED / "legal" / "eu" / "32014L0024_en_method-articles.md"
    for line in path.read_text(encoding="utf-8").splitlines():
        heading = re.match(r"###### Article (\d+)", line)
        article = heading[1] if heading else article
        if article and "omitted]" not in line:
            yield f"2014/24/EU {article}", line
