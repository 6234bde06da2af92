from __future__ import annotations

import pytest

from assistant.channels.teams.addresses import trusted
from assistant.channels.teams.texts import language_of, plain
from assistant.domain import Language


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<at>Lotsen</at> Vad är LOU?", "Vad är LOU?"),
        ('<at id="0">Lotsen</at>\n\nVad\u00a0är&nbsp;LOU?\r\n', "Vad är LOU?"),
        ("Får <AT>Anna Ek</AT> köpa för < 700 000 &amp; dela upp?", "Får köpa för < 700 000 & dela upp?"),
        ("Vi ses @ mötet, a<attest>b", "Vi ses @ mötet, a<attest>b"),
    ],
)
def test_names_of_people_and_of_the_bot_are_left_out(written: str, meant: str) -> None:
    assert plain(written) == meant


@pytest.mark.parametrize(
    ("locale", "language"),
    [("nb-NO", "nb"), ("no", "nb"), ("nn-NO", "nn"), ("da-DK", "da"), ("en-GB", "en"), ("fi-FI", "sv"), (None, "sv")],
)
def test_the_language_of_a_persons_teams_is_taken_where_lotsen_answers_in_it(locale: str | None, language: str) -> None:
    assert language_of(locale, Language.sv) == language


@pytest.mark.parametrize(
    ("url", "holds"),
    [
        ("https://smba.trafficmanager.net/emea/", True),
        ("http://127.0.0.1:5000/connector", True),
        ("http://localhost:5000", True),
        ("http://smba.trafficmanager.net/emea/", False),
        ("http://127.0.0.1.example.org/", False),
        ("http://127.0.0.1@example.org/", False),
        ("https://user:word@example.org/", False),
        ("ftp://127.0.0.1/", False),
        ("https://", False),
        ("https://[", False),
        ("smba.trafficmanager.net", False),
        (7, False),
    ],
)
def test_only_lines_nobody_can_listen_to_are_used(url: object, holds: bool) -> None:
    assert trusted(url) is holds
