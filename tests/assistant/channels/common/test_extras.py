from __future__ import annotations

import pytest

from assistant.channels.common.extras import need
from assistant.errors import SettingsError


def test_a_library_that_is_missing_is_named_with_what_to_install() -> None:
    with pytest.raises(SettingsError, match=r"'nosuchlibrary' is not installed.*pip install 'lotsen\[pigeon\]'"):
        need("nosuchlibrary", "pigeon")


def test_a_library_that_is_there_passes() -> None:
    need("json", "json")
