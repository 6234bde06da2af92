"""kill -9 during the real command, at the moments that matter."""

from __future__ import annotations

from assistant.index.layout import BUILDS
from evals.faults.corpus import editions_in, write_edition
from evals.faults.nursery import Nursery
from evals.faults.opener import look
from evals.faults.place import Place
from evals.faults.suites import kills
from ingest.publish import KEPT, PARTIAL


def test_a_build_killed_at_its_start_leaves_the_published_index_and_the_next_build_clears_up(place: Place) -> None:
    published = place.current()
    write_edition(place.corpus, 2)
    with Nursery(place.environment) as nursery:
        builder = nursery.start(["build", "--corpus", str(place.corpus)])
        partial = kills.wait_for_partial(place, builder)
        builder.kill()
        assert nursery.code() == -9
        assert partial is not None
        assert partial.parent == place.index / BUILDS
        assert place.current() == published
        seen = look(place.index)
        assert (seen.problem, seen.outcome, editions_in(seen.text)) == (None, "answered", {1})

        nursery.start(["build", "--corpus", str(place.corpus)])
        assert nursery.code() == 0
    assert len(place.builds()) == KEPT
    assert not [name for name in place.builds() if name.endswith(PARTIAL)]
    assert editions_in(look(place.index).text) == {2}


def test_a_build_killed_when_its_check_has_ended_leaves_a_whole_index(place: Place) -> None:
    write_edition(place.corpus, 2)
    with Nursery(place.environment) as nursery:
        builder = nursery.start(["build", "--corpus", str(place.corpus)])
        kills.wait_for_check(builder)
        builder.kill()
        nursery.code()
    seen = look(place.index)
    assert (seen.problem, seen.outcome) == (None, "answered")
    assert len(editions_in(seen.text)) == 1
    assert seen.build_id == place.current()
