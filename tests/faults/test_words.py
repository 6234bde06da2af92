"""What the command says to questions without words, to strange terminals and to a port that is taken."""

from __future__ import annotations

import re
import socket
import subprocess
from pathlib import Path

import pytest

from evals.faults.corpus import METHODS, QUESTION
from evals.faults.place import COMMAND, Place

FULL = Path("/dev/full")


def test_a_question_that_is_no_text_gets_a_sentence(built: Place) -> None:
    ended = built.lotsen("ask", b"--", b"\xff\xfe\xfa \xed\xa0\x80")
    assert (ended.code, ended.traced) == (0, False)
    assert ended.out.rstrip().endswith(".")
    assert len(ended.out) < 500


def test_a_search_that_finds_nothing_says_so(built: Place) -> None:
    ended = built.lotsen("search", "")
    assert (ended.code, ended.out) == (0, "No passage was found. Try other words, or another --jurisdiction.\n")


def test_a_terminal_without_nordic_letters_gets_the_rest(built: Place) -> None:
    ended = built.lotsen("ask", QUESTION.format(METHODS[0]), PYTHONIOENCODING="ascii")
    assert ended.code == 0
    assert "Metod alfa ?r ett samtal med marknaden" in ended.out


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_an_unforeseen_error_is_one_sentence(built: Place) -> None:
    with FULL.open("w") as full:
        words = [*COMMAND, "doctor"]
        ended = subprocess.run(
            words, stdout=full, stderr=subprocess.PIPE, text=True, env=built.environment, check=False
        )
    assert ended.returncode == 1
    assert re.fullmatch(r"lotsen: Unforeseen: .*No space left on device \(\w+\.py, line \d+\)\..*\n", ended.stderr)


def test_a_port_in_use_ends_with_2(built: Place) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = built.lotsen("serve", "--port", str(port))
    assert ended.code == 2
    assert ended.message == (
        f"lotsen: Port {port} on 127.0.0.1 is in use. Stop the program that uses it, "
        f"or choose another: lotsen serve --port {port + 1}"
    )
