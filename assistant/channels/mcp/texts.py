"""Search hits, provisions, comparisons and documents as text that a model reads; the same values go beside as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.domain import Document, Language, Passage
from assistant.law.sentences import sentence


def hits_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the hits of a search, best first, each with where it stands."""
    if not rows:
        return "No passage was found. Try other words, or another jurisdiction."
    return "\n\n".join(
        f"[{row['rank']}] {row['title']}, {row['locator']}"
        f" ({_joined(row['jurisdiction'] or 'anywhere', row['kind'], row['language'], row['url'])})\n{row['text']}"
        for row in rows
    )


def provision_text(shown: Mapping[str, Any]) -> str:
    """Return a provision with its act, its days and what must be read with it."""
    return "\n".join(_provision_lines(shown))


def comparison_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return each row of a comparison: topic, the provisions of either side, and how they relate."""
    return "\n\n".join("\n".join(_comparison_lines(row)) for row in rows)


def document_text(document: Document, passages: Sequence[Passage]) -> str:
    """Return a document as Markdown: its facts, and every passage under where it stands."""
    facts = _joined(
        document.publisher, document.jurisdiction or "anywhere", document.kind, document.language, document.url
    )
    lines = [f"# {document.title}", facts]
    for passage in passages:
        lines += [f"## {' › '.join(dict.fromkeys((*passage.heading_path, passage.locator)))}", passage.text]
    return "\n\n".join(lines)


def _provision_lines(shown: Mapping[str, Any]) -> Iterator[str]:
    yield f"{shown['reference']}: {shown['act']['title']} ({shown['act']['number']})"
    days = f"{shown['valid_from'] or '…'} to {shown['valid_to'] or '…'}"
    whose = "our summary, not the law's own words" if shown["kind"] == "digest" else "the law's own words"
    yield _joined(f"as of {shown['as_of']}", f"wording of {days}", shown["text_state"], shown["status"], whose)
    yield from (f"Note: {note}" for note in shown["notes"])
    yield f"\n{shown['text']}\n"
    if shown["refers_to"]:
        yield f"Refers to: {', '.join(one['reference'] for one in shown['refers_to'])}"
    yield f"Official text: {shown['act']['url']}"


def _comparison_lines(row: Mapping[str, Any]) -> Iterator[str]:
    yield f"# {' · '.join(dict.fromkeys(row['labels'].values())) or row['topic']}"
    for side in row["sides"]:
        yield f"\n## {side['jurisdiction']}"
        if not side["provisions"]:
            yield "No provision."
        for one in side["provisions"]:
            summary = " (our summary)" if one["kind"] == "digest" else ""
            yield f"{one['reference']}{summary}\n{one['text'] or sentence('absent', Language.en)}"
    if row["relation"] or row["note"]:
        yield f"\n{_joined(row['relation'], row['note'])}"


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)
