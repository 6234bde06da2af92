"""Questions no person would ask, through the command and over HTTP."""

from __future__ import annotations

import json
import os
import random
import socket
from pathlib import Path

from evals.faults.corpus import METHODS, QUESTION
from evals.faults.place import Place
from evals.faults.row import Row
from evals.faults.serving import Served, serving
from evals.names import Say

JSON = {"content-type": "application/json"}
_CHANCE = random.Random(7)

TEXTS: dict[str, str] = {
    "empty": "",
    "blank": " \t \n ",
    "emoji only": "😀🎉👩‍👩‍👧",
    "punctuation only": "?!…—",
    "invisible characters only": "\u200b\u2060\U000e0041\U000e0042\u202e",
    "combining marks only": "\u0301" * 500,
    "100,000 characters": "Vad är en ramavtalsupphandling? " * 3_125,
    "one word of 900 letters": "å" * 900,
    "900 decomposed letters": "a\u030a" * 450,
}
"""Texts both ways take; each must end in an answer with an outcome."""

BYTES: dict[str, bytes] = {
    "bytes that are no UTF-8": b"\xff\xfe\xfa vad \x80",
    "Latin-1": "Får köparen ändra?".encode("latin-1"),
    "a lone surrogate": b"\xed\xa0\x80 upphandling",
    "UTF-16": "Vad är en upphandling?".encode("utf-16-le").replace(b"\0", b"\x01"),
}
"""Arguments of a command; an argument cannot hold NUL."""

BODIES: dict[str, bytes] = {
    "10 MB": json.dumps({"question": "a" * 10_000_000}).encode(),
    "random bytes": _CHANCE.randbytes(4_000),
    "NUL": b'{"question": "Vad \\u0000 \xc3\xa4r?"}',
    "a raw NUL": b'{"question": "Vad \x00"}',
    "a lone surrogate": b'{"question": "\\ud800"}',
    "a surrogate in raw bytes": b'{"question": "\xed\xa0\x80"}',
    "Latin-1": '{"question": "Får köparen ändra?"}'.encode("latin-1"),
    "UTF-16": '{"question": "Vad är upphandling?"}'.encode("utf-16"),
    "UTF-32": '{"question": "Vad är upphandling?"}'.encode("utf-32"),
    "nothing": b"",
    "deep nesting": b"[" * 16_000,
    "a list": b"[]",
    "a number for the question": b'{"question": 7}',
}
"""Bodies of a request; each must be refused as the caller's mistake."""


def run(folder: Path, every: bool, say: Say) -> list[Row]:
    """Ask everything over HTTP, and everything (or a few) through the command."""
    place = Place(folder)
    place.build(1)
    with serving(place) as server:
        rows = [_over_http(server), _bodies(server), _not_http(server)]
        say("HTTP done")
        asked = {**{name: os.fsencode(text) for name, text in TEXTS.items()}, **BYTES}
        chosen = list(asked.items())[:: 1 if every else 5]
        rows += [_command(place, "ask", chosen), _command(place, "search", chosen)]
        rows.append(_alive(server))
    return rows


def _over_http(server: Served) -> Row:
    seen, ok = [], True
    for name, text in TEXTS.items():
        response = server.ask(text)
        said = response.json().get("outcome") or response.json().get("code")
        expected = {"invalid_question", "no_source"} if len(text) < 1_200 else {"body_too_large"}
        ok = ok and response.status_code in (200, 413) and said in expected
        seen.append(f"{name}: {said}")
    expected_text = "an answer that says it is no question or not covered; beyond 16 KB 413"
    return Row("questions without words, over HTTP", expected_text, "; ".join(seen), ok)


def _bodies(server: Served) -> Row:
    seen, ok = [], True
    for name, body in BODIES.items():
        response = server.client.post("/api/chat", content=body, headers=JSON)
        ok = ok and response.status_code in (400, 413, 422) and bool(response.json()["detail"])
        seen.append(f"{name}: {response.status_code} {response.json()['code']}")
    return Row("bodies that cannot be read, over HTTP", "4xx with its code and a sentence", "; ".join(seen), ok)


def _not_http(server: Served) -> Row:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64) + b"\r\n\r\n")
        said = connection.recv(4_096).split(b"\r\n")[0].decode(errors="replace")
    return Row("a TLS greeting to the HTTP port", "HTTP 400", said, " 400 " in said)


def _command(place: Place, command: str, asked: list[tuple[str, bytes]]) -> Row:
    seen, ok = [], True
    for name, question in asked:
        ended = place.lotsen(command, b"--", question)
        spoke = bool((ended.out + ended.err).strip())
        ok = ok and ended.code in (0, 2) and spoke and not ended.traced
        seen.append(f"{name}: {ended.code}" + ("" if spoke else " and silence"))
    expected = "exit 0 with an outcome, or 2 with a sentence; no stack trace"
    return Row(f"the same and broken encodings, `lotsen {command}`", expected, "; ".join(seen), ok)


def _alive(server: Served) -> Row:
    answer = server.ask(QUESTION.format(METHODS[1])).json()
    return Row("the server after all of these", "answers", answer["outcome"], answer["outcome"] == "answered")
