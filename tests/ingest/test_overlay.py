"""Whose authority a document of an organisation's own folder has."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.domain import Authority, Kind
from ingest.model import RawDocument
from ingest.overlay import with_overlay
from ingest.parse.dispatch import parse

TEXT = "# Inköp hos oss\n\nVi frågar alltid tre leverantörer.\n"


class Direct:
    """The parser without its child process."""

    parse = staticmethod(parse)


def labelled(corpus: Path, overlay: Path | None, front: str = "") -> tuple[Kind, Authority]:
    raw = RawDocument(corpus, "inkop.sv.md", f"{front}{TEXT}".encode())
    (parsed,) = with_overlay(Direct(), overlay).parse(raw)
    return parsed.document.kind, parsed.document.authority


def test_a_document_there_is_local_policy_without_saying_so(tmp_path: Path) -> None:
    assert labelled(tmp_path, tmp_path) == (Kind.policy, Authority.local_policy)


def test_an_authority_it_gives_itself_does_not_lift_an_article_to_law(tmp_path: Path) -> None:
    front = "---\nkind: article\nauthority: law\n---\n"
    assert labelled(tmp_path, tmp_path, front) == (Kind.policy, Authority.local_policy)


@pytest.mark.parametrize(("kind", "authority"), [("guidance", "guidance"), ("case", "case_law"), ("digest", "digest")])
def test_what_is_declared_as_something_else_keeps_its_authority(tmp_path: Path, kind: str, authority: str) -> None:
    assert labelled(tmp_path, tmp_path, f"---\nkind: {kind}\n---\n") == (Kind(kind), Authority(authority))


def test_a_document_of_another_folder_is_no_policy(tmp_path: Path) -> None:
    assert labelled(tmp_path / "corpus", tmp_path / "own") == (Kind.article, Authority.practice)


def test_without_a_folder_of_its_own_nothing_is_changed(tmp_path: Path) -> None:
    assert labelled(tmp_path, None) == (Kind.article, Authority.practice)
