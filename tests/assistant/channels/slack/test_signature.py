from __future__ import annotations

import hashlib
import hmac

import pytest
from starlette.datastructures import Headers

from assistant.channels.common.failure import Failure
from assistant.channels.slack.signature import Signature
from tests.assistant.channels.slack.stub import SECRET, signed

NOW = 1_790_000_000
BODY = '{"event_id": "Ev1", "event": {"text": "Når?"}}'.encode()
GOOD = signed(BODY, NOW)
DIGEST = GOOD["x-slack-signature"]

signature = Signature(SECRET, lambda: NOW + 0.5)


def sign(time: str, body: bytes = BODY, scheme: str = "v0") -> dict[str, str]:
    digest = hmac.new(SECRET.encode(), f"{scheme}:{time}:".encode() + body, hashlib.sha256).hexdigest()
    return {"x-slack-request-timestamp": time, "x-slack-signature": f"{scheme}={digest}"}


def pairs(headers: dict[str, str]) -> list[tuple[str, str]]:
    return list(headers.items())


@pytest.mark.parametrize("seconds", [-299, 0, 300])
def test_what_slack_signed_within_five_minutes_passes(seconds: int) -> None:
    signature.check(Headers(signed(BODY, NOW + seconds)), BODY)


def test_the_case_of_header_names_makes_no_difference() -> None:
    signature.check(Headers({name.title(): value for name, value in GOOD.items()}), BODY)


FORGED: dict[str, tuple[list[tuple[str, str]], bytes]] = {
    "no headers": ([], BODY),
    "no signature": (pairs(GOOD)[:1], BODY),
    "no time": (pairs(GOOD)[1:], BODY),
    "empty signature": ([*pairs(GOOD)[:1], ("x-slack-signature", "")], BODY),
    "another secret": (pairs(signed(BODY, NOW, "another")), BODY),
    "expired": (pairs(signed(BODY, NOW - 301)), BODY),
    "from the future": (pairs(signed(BODY, NOW + 302)), BODY),
    "a younger time on an old signature": ([("x-slack-request-timestamp", str(NOW - 1)), pairs(GOOD)[1]], BODY),
    "one byte altered": (pairs(GOOD), BODY.replace(b"Ev1", b"Ev2")),
    "one byte added": (pairs(GOOD), BODY + b"\n"),
    "escapes in place of letters": (pairs(GOOD), BODY.replace("å".encode(), b"\\u00e5")),
    "spaces removed": (pairs(GOOD), BODY.replace(b" ", b"")),
    "a byte order mark": (pairs(GOOD), b"\xef\xbb\xbf" + BODY),
    "Latin-1": (pairs(GOOD), BODY.decode().encode("latin-1")),
    "not UTF-8 and signed": (pairs(sign(str(NOW), b"\xff\xfe")), b"\xff\xfe"),
    "an empty body": (pairs(GOOD), b""),
    "no version": ([pairs(GOOD)[0], ("x-slack-signature", DIGEST.removeprefix("v0="))], BODY),
    "another version": (pairs(sign(str(NOW), scheme="v1")), BODY),
    "capitals": ([pairs(GOOD)[0], ("x-slack-signature", DIGEST.upper())], BODY),
    "half a signature": ([pairs(GOOD)[0], ("x-slack-signature", DIGEST[:40])], BODY),
    "a letter beyond ASCII": ([pairs(GOOD)[0], ("x-slack-signature", DIGEST[:-1] + "é")], BODY),
    "a time with a fraction": (pairs(sign(f"{NOW}.5")), BODY),
    "a time in words": (pairs(sign("now")), BODY),
    "a negative time": (pairs(sign(f"-{NOW}")), BODY),
    "an endless time": (pairs(sign("9" * 5_000)), BODY),
    "not a number as time": (pairs(sign("nan")), BODY),
    "two times": ([("x-slack-request-timestamp", str(NOW)), *pairs(GOOD)], BODY),
    "two signatures": ([*pairs(GOOD), ("x-slack-signature", "v0=0")], BODY),
}


@pytest.mark.parametrize("kind", FORGED)
def test_what_slack_did_not_sign_is_refused(kind: str) -> None:
    headers, body = FORGED[kind]
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers]

    with pytest.raises(Failure) as refused:
        signature.check(Headers(raw=raw), body)

    assert (refused.value.code, refused.value.status) == ("signature_invalid", 401)


def test_the_log_tells_the_operator_of_a_refused_signature_and_nothing_of_its_content(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with pytest.raises(Failure):
        signature.check(Headers({}), BODY)
    (record,) = caplog.records
    assert "LOTSEN_SLACK_SIGNING_SECRET" in record.message
    assert SECRET not in record.message
    assert "Ev1" not in record.message
