"""Whether a request comes from Slack: https://docs.slack.dev/authentication/verifying-requests-from-slack/ ."""

from __future__ import annotations

import logging
from collections.abc import Callable

from slack_sdk.signature import Clock, SignatureVerifier
from starlette.datastructures import Headers

from assistant.channels.common.failure import Failure

log = logging.getLogger("lotsen.slack")
TIMESTAMP, SIGNATURE = "x-slack-request-timestamp", "x-slack-signature"


class _Clock(Clock):
    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now

    def now(self) -> float:
        return self._now()


class Signature:
    """Checks HMAC-SHA256 over time and body; ``now`` gives seconds since 1970 and a request may be five minutes off."""

    def __init__(self, secret: str, now: Callable[[], float]) -> None:
        self._verifier = SignatureVerifier(secret, _Clock(now))

    def check(self, headers: Headers, body: bytes) -> None:
        """Raise Failure ``signature_invalid`` (401) unless the headers sign exactly these bytes, now."""
        times, signatures = headers.getlist(TIMESTAMP), headers.getlist(SIGNATURE)
        if len(times) != 1 or len(signatures) != 1 or not self._holds(body, times[0], signatures[0]):
            log.warning(
                "Slack: a request is refused: its signature does not hold for LOTSEN_SLACK_SIGNING_SECRET, or is old"
            )
            raise Failure("signature_invalid", 401, "The request is not signed by Slack for this app, or is too old.")

    def _holds(self, body: bytes, time: str, signature: str) -> bool:
        try:
            return self._verifier.is_valid(body, time, signature)
        except (ValueError, TypeError):
            # The library takes for granted that the time is a number, the body UTF-8 and the signature ASCII.
            return False
