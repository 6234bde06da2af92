from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.model import RawDocument, Skip
from ingest.parse import ParserPool, sandbox
from tests.ingest.parse.making import pdf, raw, shown, zipped

GOOD = raw("bra.md", "---\nlanguage: sv\n---\n# Bra\n\nDet går att läsa.\n")


@pytest.fixture(scope="module")
def pool() -> Iterator[ParserPool]:
    with ParserPool() as one:
        yield one


def _child(pool: ParserPool) -> int:
    assert pool._child is not None
    assert pool._child[0].pid is not None
    return pool._child[0].pid


def _reads_on(pool: ParserPool) -> bool:
    (parsed,) = pool.parse(GOOD)
    return shown(parsed.blocks) == ["Heading 1: Bra", "Paragraph: Det går att läsa."]


def test_documents_come_back_whole_and_the_child_is_reused(pool: ParserPool) -> None:
    assert _reads_on(pool)
    first = _child(pool)
    assert _reads_on(pool)
    assert _child(pool) == first != os.getpid()


def test_a_skip_in_the_child_is_a_skip_here_and_the_child_goes_on(pool: ParserPool) -> None:
    _reads_on(pool)
    before = _child(pool)
    with pytest.raises(Skip, match="the file is empty"):
        pool.parse(raw("tom.txt", ""))
    assert _reads_on(pool)
    assert _child(pool) == before


def test_a_child_killed_between_files_is_replaced_in_silence(pool: ParserPool) -> None:
    _reads_on(pool)
    os.kill(_child(pool), signal.SIGKILL)
    time.sleep(0.2)
    assert _reads_on(pool)


def _laugh(name: str, before: str) -> str:
    return f'<!ENTITY {name} "' + f"&{before};" * 9 + '">'


DOCUMENT = "word/document.xml"
LAUGHS = '<!DOCTYPE lolz [<!ENTITY a "ha">' + "".join(map(_laugh, "bcdefghi", "abcdefgh")) + "]><lolz>&i;</lolz>"
ANCHORS = "---\nkind: article\ntitle: &a [x, x]\n" + "".join(
    f"{key}: &{name} [*{before}, *{before}, *{before}]\n"
    for key, name, before in zip(
        ("act", "url", "publisher", "published", "checked", "method"), "bcdefg", "abcdef", strict=True
    )
)
BOMBS = {
    "zip bomb": raw("a.docx", zipped({DOCUMENT: b"0" * 60_000_000})),
    "nested zip": raw("a.docx", zipped({DOCUMENT: zipped({DOCUMENT: b"0" * 10_000_000})})),
    "nested elements": raw("a.html", "<div>" * 100_000),
    "nested elements in Markdown": raw("a.md", "<div>" * 100_000),
    "billion laughs": raw("a.xml", LAUGHS),
    "billion laughs as page": raw("a.html", LAUGHS),
    "external entity": raw("a.xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
    "external document type": raw("a.xml", '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a>text</a>'),
    "encrypted PDF": raw("a.pdf", pdf([], trailer=b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 >>")),
    "truncated PDF": raw("a.pdf", pdf([[(700, 11, "text")]])[:200]),
    "wrong magic": raw("a.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100),
    "NUL": raw("a.txt", "text\x00" * 100),
    "YAML aliases": raw("a.md", ANCHORS + "---\n"),
    "deep YAML": raw("a.md", "---\ntitle: " + "[" * 9_000 + "\n---\ntext"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_skipped_in_seconds_and_the_pool_reads_on(pool: ParserPool, name: str) -> None:
    started = time.monotonic()
    with pytest.raises(Skip) as raised:
        pool.parse(BOMBS[name])
    assert raised.value.reason
    assert "passwd" not in raised.value.reason
    assert _reads_on(pool)
    assert time.monotonic() - started < 45


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "ord " * 250_000,
        "[" * 50_000,
        "*" * 50_000 + "a",
        "> " * 20_000 + "a",
        "<!--" * 50_000,
        "| a " * 20_000,
        "1. " * 20_000,
        "Ã" * 100_000,
        "[a](" * 20_000,
        "x@" * 100_000,
    ],
    ids=lambda text: repr(text[:6]),
)
@pytest.mark.parametrize("suffix", ["md", "txt", "html"])
def test_a_strange_text_takes_no_more_than_seconds(pool: ParserPool, suffix: str, text: str) -> None:
    started = time.monotonic()
    try:
        pool.parse(raw(f"a.{suffix}", f"Titel\n\n{text}\n\nEn mening som avslutar det hela.\n"))
    except Skip as skip:
        reason = skip.reason
    else:
        reason = ""
    assert "seconds" not in reason
    assert time.monotonic() - started < 30


SLOW = raw("seg.html", "<html><body>" + "<p>ett stycke text</p>\n" * 600_000 + "</body></html>")


def test_a_file_that_takes_too_long_is_stopped_by_the_clock() -> None:
    with ParserPool(wall_seconds=1.0) as pool:
        with pytest.raises(Skip, match=r"took longer than 1 seconds"):
            pool.parse(SLOW)
        assert pool._child is None


def test_a_file_that_burns_the_processor_is_stopped() -> None:
    with ParserPool(cpu_seconds=1) as pool:
        with pytest.raises(Skip, match="more than 1 seconds of processor time"):
            pool.parse(SLOW)
        assert _reads_on(pool)


def test_a_file_that_needs_too_much_memory_is_skipped_and_a_fresh_child_goes_on() -> None:
    with ParserPool(memory_bytes=300_000_000) as pool:
        with pytest.raises(Skip, match=r"more than 0\.3 GB of memory"):
            pool.parse(SLOW)
        assert _reads_on(pool)


def test_leaving_the_pool_leaves_no_process_behind() -> None:
    with ParserPool() as pool:
        pool.parse(GOOD)
        child = _child(pool)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_the_limits_are_those_the_documentation_names() -> None:
    decision = Path(sandbox.__file__).parents[2] / "docs" / "decisions" / "0003-parsing.md"
    text = decision.read_text(encoding="utf-8")
    assert f"{sandbox.MEMORY_BYTES // 10**9} GB of address space" in text
    assert f"{sandbox.CPU_SECONDS} CPU-seconds and {sandbox.WALL_SECONDS:g} seconds a file" in text


def test_a_raw_document_names_no_file_the_child_must_open(pool: ParserPool) -> None:
    (parsed,) = pool.parse(RawDocument(Path("/nowhere/at/all"), "a.md", GOOD.data))
    assert parsed.document.path == "a.md"
