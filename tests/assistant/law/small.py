"""A catalogue of passages in memory, for tests of the law that need no build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.domain import Authority, Document, Jurisdiction, Kind, Language, Passage
from assistant.index.rows import key


def a_document(name: str, act: str | None = "LOU", **more: object) -> Document:
    values: dict[str, object] = {
        "title": f"Titel {name}",
        "kind": Kind.digest,
        "authority": Authority.digest,
        "language": Language.sv,
        "jurisdiction": Jurisdiction.SE,
        "path": f"{name}.md",
        "sha256": "0" * 64,
    }
    return Document(id=name, act=act, **(values | more))  # type: ignore[arg-type]


def a_provision(document: Document, provision: str | None, text: str = "Text.", **more: object) -> Passage:
    values: dict[str, object] = {
        "id": f"{document.id}#{provision}",
        "position": 0,
        "heading_path": ("Kapitel", "Rubrik"),
        "locator": provision or "Rubrik",
        "units": (),
    }
    return Passage(document=document, text=text, provision=provision, **(values | more))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class SmallCatalogue:
    """What resolving and comparing need to know of passages."""

    passages: tuple[Passage, ...]

    def passage(self, number: int) -> Passage:
        """Return the passage with that number; KeyError where there is none."""
        if not 0 <= number < len(self.passages):
            raise KeyError(number)
        return self.passages[number]

    def provision(self, provision: str, act: str | None, jurisdiction: Jurisdiction | None) -> tuple[int, ...]:
        """Return the numbers of all passages of a provision, in all its wordings."""
        return tuple(
            number
            for number, one in enumerate(self.passages)
            if one.provision
            and key(one.provision) == key(provision)
            and (act is None or key(one.document.act) == key(act))
            and (jurisdiction is None or one.document.jurisdiction is jurisdiction)
        )

    def provisions_of(self, act: str) -> tuple[tuple[str, int], ...]:
        """Return every provision of an act with the numbers of its passages, in the order of the numbers."""
        return tuple(
            (one.provision, number)
            for number, one in enumerate(self.passages)
            if one.provision and key(one.document.act) == key(act)
        )


DAY = date(2026, 7, 1)
