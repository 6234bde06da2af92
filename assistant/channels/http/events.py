"""Server-Sent Events: one JSON object per event, framed so that no text can break or forge an event."""

from __future__ import annotations

import json
from typing import Any

_LINE_ENDS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}
"""JSON leaves these as they are, and some clients end a line at them; \\n and \\r JSON escapes itself."""


def event(name: str, data: dict[str, Any]) -> bytes:
    """Return the event as UTF-8; ``name`` is one of status, statement, sources, done, error."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_LINE_ENDS)
    return f"event: {name}\ndata: {text}\n\n".encode()
