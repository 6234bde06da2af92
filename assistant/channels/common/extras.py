"""Libraries that only one channel needs are installed with an extra of their own."""

from __future__ import annotations

from importlib.util import find_spec

from assistant.errors import SettingsError


def need(module: str, extra: str) -> None:
    """Raise SettingsError, saying what to install, unless the library that comes with the extra is there."""
    if find_spec(module) is None:
        raise SettingsError(f"The library {module!r} is not installed. Install it with: pip install 'lotsen[{extra}]'")
