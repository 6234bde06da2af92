from __future__ import annotations

import inspect

import pytest

from assistant import errors
from assistant.errors import IndexUnusable, LotsenError, ReferenceUnknown, SourceError

ALL = [one for _, one in inspect.getmembers(errors, inspect.isclass) if issubclass(one, LotsenError)]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_every_error_of_ours_is_caught_as_one_and_says_its_sentence(kind: type[LotsenError]) -> None:
    with pytest.raises(LotsenError, match="what to do"):
        raise kind("This is wrong, there; what to do.")


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_every_error_ends_the_command_with_a_code_of_the_list(kind: type[LotsenError]) -> None:
    assert kind.exit_code in {1, 2, 3, 4}
    assert f"{kind.__name__} " in str(errors.__doc__) or kind is LotsenError


def test_the_exit_codes_are_those_of_the_tree_at_the_top_of_the_file() -> None:
    stated: dict[str, int] = {}
    code = 1
    for line in str(errors.__doc__).splitlines():
        if "──" not in line:
            continue
        name = line.partition("── ")[2].split()[0]
        code = int(line.split("exit ")[1]) if "exit " in line else code
        stated[name] = code
    assert stated == {kind.__name__: kind.exit_code for kind in ALL if kind is not LotsenError}


def test_what_makes_an_index_unusable_can_be_caught_together() -> None:
    assert {kind.__name__ for kind in IndexUnusable.__subclasses__()} == {
        "IndexMissing",
        "IndexDamaged",
        "IndexMismatch",
    }


def test_what_keeps_a_source_from_being_taken_can_be_caught_together() -> None:
    assert {kind.__name__ for kind in SourceError.__subclasses__()} == {
        "SourceRefused",
        "SourceUnreachable",
        "SourceDamaged",
    }


def test_an_unknown_reference_may_name_what_was_meant() -> None:
    assert ReferenceUnknown("Not there.").nearest == ()
    assert ReferenceUnknown("Not there.", ("6 kap. 5 § LOU",)).nearest == ("6 kap. 5 § LOU",)
    assert str(ReferenceUnknown("Not there.", ("x",))) == "Not there."
