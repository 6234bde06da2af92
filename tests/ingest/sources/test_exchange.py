"""What one answer may cost, and what is taken for damage."""

from __future__ import annotations

import base64
import gzip
import hashlib
import time
from io import BytesIO

import pytest

from assistant.errors import SourceDamaged, SourceUnreachable
from ingest.sources.client import Client
from ingest.sources.exchange import Limits
from tests.ingest.sources.memory import at_most
from tests.ingest.sources.publisher_server import Answer, PublisherServer, drip, endless

URL = "https://data.riksdagen.se/x"
GZIP = {"Content-Encoding": "gzip"}


def test_a_compressed_answer_is_unpacked(publishers: PublisherServer, client: Client) -> None:
    text = "Upphandling av tjänster. ".encode() * 50_000
    publishers.serve(URL, Answer(gzip.compress(text), headers=GZIP))
    assert client.get(URL).body == text


def test_a_gzip_bomb_of_one_to_a_thousand_ends_at_the_cap_and_costs_little_memory(
    publishers: PublisherServer, client: Client
) -> None:
    bomb = gzip.compress(bytes(500_000_000), 9)
    assert len(bomb) < 600_000
    publishers.serve(URL, Answer(bomb, headers=GZIP))
    with at_most(50), pytest.raises(SourceDamaged, match="more than 20,000,000 bytes"):
        client.get(URL)


def test_endless_chunks_end_at_the_cap(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(URL, Answer(pieces=endless()))
    with at_most(50), pytest.raises(SourceDamaged, match="more than 20,000,000 bytes"):
        client.get(URL)


def test_a_slow_drip_ends_at_the_deadline(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(URL, Answer(pieces=drip()))
    started = time.monotonic()
    with pytest.raises(SourceUnreachable, match="in 4 tries"):
        client.get(URL, limits=Limits(seconds=0.4))
    assert time.monotonic() - started < 5


def test_a_server_that_says_nothing_is_left(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(URL, Answer(pieces=drip(pause=5, times=1)))
    started = time.monotonic()
    with pytest.raises(SourceUnreachable, match="in 4 tries"):
        client.get(URL, limits=Limits(quiet_seconds=0.2))
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "half",
    [
        Answer(b"only half", promised=1_000),
        Answer(gzip.compress(b"x" * 100_000)[:-20], headers=GZIP),
    ],
)
def test_half_an_answer_is_asked_for_again_and_then_given_up(
    publishers: PublisherServer, client: Client, half: Answer
) -> None:
    publishers.serve(URL, half)
    with pytest.raises(SourceUnreachable, match="in 4 tries"):
        client.get(URL)
    assert len(publishers.targets()) == 4


def test_after_half_an_answer_the_whole_one_is_taken_alone(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(URL, Answer(b"only half", promised=1_000), Answer(b"the whole"))
    sink = BytesIO()
    client.get(URL, sink=sink)
    assert sink.getvalue() == b"the whole"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(b"not gzip at all", headers=GZIP), "is not"),
        (Answer(gzip.compress(b"text") + b"more", headers=GZIP), "after the end"),
        (Answer(b"x", headers={"Content-Encoding": "br"}), "not asked for"),
    ],
)
def test_an_answer_in_a_broken_encoding_is_damage(
    publishers: PublisherServer, client: Client, answer: Answer, why: str
) -> None:
    publishers.serve(URL, answer)
    with pytest.raises(SourceDamaged, match=why):
        client.get(URL)


def test_a_checksum_that_is_sent_along_must_be_that_of_the_bytes(publishers: PublisherServer, client: Client) -> None:
    digest = base64.b64encode(hashlib.sha256(b"text").digest()).decode()
    publishers.serve(URL, Answer(b"text", headers={"Content-Digest": f"sha-256=:{digest}:"}))
    assert client.get(URL).body == b"text"
    publishers.serve(URL, Answer(b"tezt", headers={"Content-Digest": f"sha-256=:{digest}:"}))
    with pytest.raises(SourceDamaged, match="checksum"):
        client.get(URL)
