from __future__ import annotations

import pytest

from ingest.sources.addresses import Address
from ingest.sources.robots import LONGEST_DELAY, Rules

PAGE = Address("example.se", "/dokument/1")


def allowed(text: str, target: str = "/dokument/1") -> bool:
    return Rules(text).allow(Address("example.se", target))


@pytest.mark.parametrize("text", ["", "# nothing\n", "User-agent: *\nDisallow:\n", "<html>Not found</html>"])
def test_without_a_rule_everything_may_be_asked(text: str) -> None:
    assert allowed(text)


def test_what_is_forbidden_to_all_is_forbidden_to_us() -> None:
    text = "User-agent: *\nDisallow: /dokument\n"
    assert not allowed(text)
    assert allowed(text, "/annat")


def test_our_own_rules_come_before_those_for_all_in_any_case_of_the_name() -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: lotsen\nDisallow: /hemligt\n"
    assert allowed(text)
    assert not allowed(text, "/hemligt/1")


def test_a_rule_for_another_program_is_not_ours() -> None:
    assert allowed("User-agent: OtherBot\nDisallow: /\n")


def test_a_part_of_a_forbidden_folder_may_be_allowed() -> None:
    text = "User-agent: *\nAllow: /dokument/1\nDisallow: /dokument\n"
    assert allowed(text)
    assert not allowed(text, "/dokument/2")


def test_windows_line_ends_make_no_difference() -> None:
    assert not allowed("User-agent: *\r\nDisallow: /dokument\r\n")


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("", 0.0),
        ("Crawl-delay: 5", 5.0),
        ("Crawl-delay: 60", 60.0),
        ("Crawl-delay: 86400", LONGEST_DELAY),
        ("Crawl-delay: soon", 0.0),
        ("Crawl-delay: -3", 0.0),
    ],
)
def test_the_delay_is_the_hosts_within_reason(line: str, seconds: float) -> None:
    assert Rules(f"User-agent: *\n{line}\nDisallow: /x\n").delay == seconds


def test_without_a_robots_txt_there_is_no_delay() -> None:
    assert Rules().delay == 0.0
    assert Rules().allow(PAGE)
