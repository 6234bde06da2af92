"""What a host's robots.txt lets us ask, in the reading of RFC 9309."""

from __future__ import annotations

from typing import Final
from urllib.robotparser import RobotFileParser

from ingest.sources.addresses import Address

AGENT: Final = "Lotsen"
"""The name that robots.txt knows us by."""
LONGEST_DELAY: Final = 60.0
"""Seconds. A longer crawl delay is taken for a mistake."""


class Rules:
    """The rules of one host. Without a robots.txt everything may be asked."""

    def __init__(self, text: str = "") -> None:
        self._parser = RobotFileParser()
        self._parser.parse(text.splitlines())

    def allow(self, address: Address) -> bool:
        """Tell whether ``address`` may be asked."""
        return self._parser.can_fetch(AGENT, address.url)

    @property
    def delay(self) -> float:
        """Seconds that the host wants between two questions."""
        wanted = self._parser.crawl_delay(AGENT) or 0
        return min(float(wanted), LONGEST_DELAY)
