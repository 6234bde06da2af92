"""The days a caller may ask about."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)
AsOf = Annotated[date, Field(strict=True, ge=FIRST, le=LAST)]
"""The day whose wording of the law counts."""
