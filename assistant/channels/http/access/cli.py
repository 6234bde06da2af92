"""``lotsen keys``: make, list and revoke the API keys of the file that the settings name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import typer

from assistant import settings
from assistant.channels.http.access import keys as key_file
from assistant.errors import SettingsError

keys = typer.Typer(help="API keys for programs that call the server; see docs/access.md.", no_args_is_help=True)


@keys.command()
def new(name: str) -> None:
    """Make a key and print it, this once."""
    print(key_file.new(_file(), name, date.today()))


@keys.command("list")
def show() -> None:
    """List the names of the keys and the days they were made."""
    for _, name, day in key_file.read(_file()):
        print(f"{day.isoformat()}  {name}")


@keys.command()
def revoke(name: str) -> None:
    """Remove a key; servers refuse it from the next call on."""
    key_file.revoke(_file(), name)
    print(f"{name} is revoked.")


def _file() -> Path:
    file = settings.load().api_keys_file
    if file is None:
        raise SettingsError("Say where the API keys lie: set LOTSEN_API_KEYS_FILE, for the server too.")
    return file
