"""Options that several commands take."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

IndexOption = Annotated[Path | None, typer.Option("--index", help="Folder of the index.", file_okay=False)]
AsOfOption = Annotated[datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="Law in force this day.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
