"""The last step before a socket: only addresses of the open internet."""

from __future__ import annotations

import pytest

from assistant.errors import SourceRefused, SourceUnreachable
from ingest.sources.client import Client
from ingest.sources.network import is_public, resolve
from tests.ingest.sources.publisher_server import PUBLIC, Answer, PublisherServer

INNER = """
127.0.0.1 127.255.255.254 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
100.100.100.200 168.63.129.16 192.0.0.192 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1
255.255.255.255 ::1 :: ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1 64:ff9b::7f00:1
64:ff9b::a9fe:a9fe 64:ff9b:1::a00:1 2002:7f00:1:: 2001:0:7f00:1:: fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 ff02::1
2001:db8::1 fec0::1 100::1 localhost 127.1 0x7f000001
""".split()
URL = "https://data.riksdagen.se/x"


@pytest.mark.parametrize("address", INNER)
def test_an_inner_address_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "1.1.1.1", "2606:4700:4700::1111", "::ffff:93.184.216.34", "172.32.0.1"])
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


def test_a_listed_name_that_resolves_to_an_inner_address_causes_no_connection(
    publishers: PublisherServer, client: Client
) -> None:
    for address in INNER:
        publishers.addresses["data.riksdagen.se"] = [address]
        with pytest.raises(SourceRefused, match="not an address of the open internet"):
            client.get(URL)
    assert publishers.network.connects == []


def test_one_inner_address_among_public_ones_is_enough_to_refuse(publishers: PublisherServer, client: Client) -> None:
    publishers.addresses["data.riksdagen.se"] = [PUBLIC, "10.0.0.1"]
    with pytest.raises(SourceRefused, match=r"10\.0\.0\.1"):
        client.get(URL)
    assert publishers.network.connects == []


def test_the_connection_goes_to_the_address_that_was_checked_and_not_to_the_name(
    publishers: PublisherServer, client: Client
) -> None:
    publishers.serve(URL, Answer(b"text"))
    assert client.get(URL).body == b"text"
    assert set(publishers.network.connects) == {(PUBLIC, 443)}


def test_a_name_is_looked_up_once_for_each_connection_so_that_it_cannot_change_in_between(
    publishers: PublisherServer,
) -> None:
    looked_up: list[str] = []

    def rebinding(host: str) -> list[str]:
        looked_up.append(host)
        return [PUBLIC] if len(looked_up) % 2 else ["127.0.0.1"]

    line = publishers.line()
    client = Client(["data.riksdagen.se"], type(line)(rebinding, line.network, line.tls, line.clock))
    publishers.serve(URL, Answer(b"text"))
    with pytest.raises(SourceRefused, match=r"127\.0\.0\.1"):
        client.get(URL)  # robots.txt was read by the first look-up; the second one is refused
    assert len(looked_up) == len(publishers.network.connects) + 1 == 2


def test_a_redirect_to_a_host_that_resolves_inside_is_refused_at_the_second_hop(
    publishers: PublisherServer, client: Client
) -> None:
    publishers.addresses["op.europa.eu"] = ["169.254.169.254"]
    publishers.serve(
        "https://publications.europa.eu/x", Answer(status=302, headers={"Location": "https://op.europa.eu/latest"})
    )
    with pytest.raises(SourceRefused, match=r"op\.europa\.eu resolves to"):
        client.get("https://publications.europa.eu/x")
    assert not any(one.host == "op.europa.eu" for one in publishers.asked)


def test_a_certificate_for_another_name_is_not_taken(publishers: PublisherServer) -> None:
    line = publishers.line()
    publishers.addresses["other.example.se"] = [PUBLIC]
    with pytest.raises(SourceUnreachable, match="certificate"):
        Client(["other.example.se"], line).get("https://other.example.se/x")
    assert publishers.asked == []


def test_a_name_without_an_address_says_so() -> None:
    with pytest.raises(SourceUnreachable, match="cannot be looked up"):
        resolve("name.invalid")
