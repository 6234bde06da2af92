"""Manners: who we say we are, robots.txt, waiting, backing off, redirects."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from assistant.errors import SourceRefused, SourceUnreachable
from ingest.sources.client import Client, Known
from tests.ingest.sources.publisher_server import Answer, PublisherServer, redirect

HOST = "https://data.riksdagen.se"
URL = f"{HOST}/x"


def robots(*lines: str) -> Answer:
    return Answer("\n".join(lines).encode(), headers={"Content-Type": "text/plain"})


def test_every_request_says_who_asks_and_how_to_reach_them(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(URL, Answer(b"text"))
    client.get(URL)
    assert {one.headers["user-agent"] for one in publishers.asked} == {f"Lotsen/{version('lotsen')} (post@example.se)"}


def test_robots_txt_is_read_first_and_once(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(URL, Answer(b"text"))
    client.get(URL)
    client.get(URL)
    assert publishers.targets(robots=True) == ["data.riksdagen.se/robots.txt", *["data.riksdagen.se/x"] * 2]


def test_what_robots_txt_forbids_is_not_asked(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(f"{HOST}/robots.txt", robots("User-agent: *", "Disallow: /private"))
    publishers.serve(URL, Answer(b"text"))
    with pytest.raises(SourceRefused, match="robots"):
        client.get(f"{HOST}/private/x")
    assert client.get(URL).body == b"text"
    assert publishers.targets() == ["data.riksdagen.se/x"]


def test_rules_for_lotsen_alone_come_before_those_for_all(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(f"{HOST}/robots.txt", robots("User-agent: Lotsen", "Disallow: /", "", "User-agent: *", "Allow: /"))
    with pytest.raises(SourceRefused, match="robots"):
        client.get(URL)


def test_a_host_whose_robots_txt_fails_is_not_asked(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(f"{HOST}/robots.txt", Answer(status=500))
    with pytest.raises(SourceUnreachable, match=r"robots\.txt"):
        client.get(URL)
    assert publishers.targets() == []


def test_robots_txt_may_stand_on_another_listed_host(publishers: PublisherServer, client: Client) -> None:
    publishers.serve("https://publications.europa.eu/robots.txt", redirect("http://op.europa.eu/robots.txt", 301))
    publishers.serve("https://op.europa.eu/robots.txt", robots("User-agent: *", "Disallow: /no"))
    with pytest.raises(SourceRefused, match="robots"):
        client.get("https://publications.europa.eu/no/x")


def test_the_page_behind_a_redirect_needs_robots_leave_too(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(f"{HOST}/robots.txt", robots("User-agent: *", "Disallow: /private"))
    publishers.serve(URL, redirect("/private/x"))
    with pytest.raises(SourceRefused, match="robots"):
        client.get(URL)


def test_two_questions_to_one_host_are_a_delay_apart(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(URL, Answer(b"text"))
    client.get(URL)
    client.get(URL)
    assert [0.9 < wait <= 1.0 for wait in publishers.clock.slept] == [True, True]


def test_a_crawl_delay_of_the_host_is_kept(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(f"{HOST}/robots.txt", robots("User-agent: *", "Crawl-delay: 7"))
    publishers.serve(URL, Answer(b"text"))
    client.get(URL)
    assert 6.5 < publishers.clock.slept[-1] <= 7.0


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again_after_growing_pauses(
    publishers: PublisherServer, client: Client, status: int
) -> None:
    busy = Answer(status=status)
    publishers.serve(URL, busy, busy, busy, Answer(b"text"))
    assert client.get(URL).body == b"text"
    assert [wait for wait in publishers.clock.slept if wait >= 1.0 and wait == int(wait)] == [1.0, 2.0, 4.0]


def test_retry_after_in_seconds_is_kept(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(URL, Answer(status=429, headers={"Retry-After": "30"}), Answer(b"text"))
    client.get(URL)
    assert 30.0 in publishers.clock.slept


def test_retry_after_as_a_date_is_kept(publishers: PublisherServer, client: Client) -> None:
    date = "Sun, 22 Nov 2026 09:00:45 GMT"
    publishers.serve(URL, Answer(status=503, headers={"Retry-After": date}), Answer(b"text"))
    client.get(URL)
    assert any(40 < wait < 46 for wait in publishers.clock.slept)


def test_a_publisher_that_wants_a_long_wait_is_left_in_peace(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(URL, Answer(status=429, headers={"Retry-After": "3600"}))
    with pytest.raises(SourceUnreachable, match="wait 3600 s"):
        client.get(URL)
    assert len(publishers.targets()) == 1


@pytest.mark.parametrize(
    ("status", "why"),
    [(404, "not there any more"), (410, "not there any more"), (202, "browser"), (403, "answers 403")],
)
def test_an_answer_without_a_text_says_what_to_do(
    publishers: PublisherServer, client: Client, status: int, why: str
) -> None:
    publishers.serve(URL, Answer(status=status))
    with pytest.raises(SourceUnreachable, match=why):
        client.get(URL)
    assert len(publishers.targets()) == 1


def test_a_known_text_is_not_sent_again(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(URL, Answer(b"text", headers={"ETag": '"a"'}))
    assert client.get(URL, known=Known('"a"', "Sun, 01 Nov 2026 00:00:00 GMT")).status == 304
    sent = publishers.asked[-1].headers
    assert sent["if-none-match"] == '"a"'
    assert sent["if-modified-since"] == "Sun, 01 Nov 2026 00:00:00 GMT"


def test_not_modified_without_a_condition_is_no_text(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(URL, Answer(status=304))
    with pytest.raises(SourceUnreachable, match="304"):
        client.get(URL)


def test_five_redirects_are_followed_and_a_sixth_is_not(publishers: PublisherServer, client: Client) -> None:
    for step in range(6):
        publishers.serve(f"{HOST}/{step}", redirect(f"/{step + 1}"))
    publishers.serve(f"{HOST}/5", Answer(b"text"))
    assert client.get(f"{HOST}/0").body == b"text"
    publishers.serve(f"{HOST}/5", redirect("/6"))
    with pytest.raises(SourceRefused, match="more than 5 times"):
        client.get(f"{HOST}/0")


def test_a_loop_of_redirects_ends(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(URL, redirect("/y"))
    publishers.serve(f"{HOST}/y", redirect("/x"))
    with pytest.raises(SourceRefused, match="more than 5 times"):
        client.get(URL)
    assert len(publishers.targets()) == 6


def test_a_posted_question_is_not_sent_to_another_address(publishers: PublisherServer, client: Client) -> None:
    publishers.serve(URL, redirect("/y", 307))
    with pytest.raises(SourceUnreachable, match="answers 307"):
        client.post(URL, {"a": 1})
    assert publishers.targets() == ["data.riksdagen.se/x"]


def test_without_a_network_the_message_says_so_and_the_host_is_not_tried_again(
    publishers: PublisherServer, client: Client
) -> None:
    publishers.network.port = None
    for _ in range(3):
        with pytest.raises(SourceUnreachable, match="in 4 tries: Network is unreachable"):
            client.get(URL)
    assert len(publishers.network.connects) == 4
