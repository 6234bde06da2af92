from __future__ import annotations

from pathlib import Path

import pytest

from evals.attack.__main__ import PAGE as ATTACK
from evals.attack.__main__ import Suite as AttackSuite
from evals.faults.__main__ import PAGE as RELIABILITY
from evals.faults.__main__ import Suite as FaultSuite
from evals.load.__main__ import PAGE as LOAD
from evals.load.__main__ import Suite as LoadSuite
from evals.report.markers import DOCS, publish

EVALUATION, PERFORMANCE = DOCS / "evaluation.md", DOCS / "performance.md"
EVALUATED = [f"{suite}-{split}" for suite in ("answers", "retrieval", "law") for split in ("dev", "test")]
PLACES = [
    *((EVALUATION, f"eval:{name}") for name in (*EVALUATED, "ablations-dev", "real-dev")),
    *((PERFORMANCE, f"bench:{name}") for name in ("speed", "build", "scale", "retrieval")),
    *((RELIABILITY, f"faults:{suite}") for suite in FaultSuite),
    *((ATTACK, f"faults:{suite}") for suite in AttackSuite),
    *((LOAD, f"faults:{suite}") for suite in LoadSuite),
]


def test_a_section_is_put_between_its_markers(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("a\n<!-- eval:law-dev -->\nold\n<!-- /eval:law-dev -->\nb\n", encoding="utf-8")
    for text in ("new", "newer"):
        publish("eval:law-dev", text, path)
    assert path.read_text(encoding="utf-8") == "a\n<!-- eval:law-dev -->\nnewer\n<!-- /eval:law-dev -->\nb\n"


@pytest.mark.parametrize("page", ["nothing", "<!-- faults:swap -->\n<!-- /faults:swap -->\n", "<!-- eval:law-dev -->"])
def test_a_page_without_the_markers_is_refused_and_not_touched(tmp_path: Path, page: str) -> None:
    path = tmp_path / "page.md"
    path.write_text(page, encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.md needs the markers <!-- eval:law-dev -->"):
        publish("eval:law-dev", "new", path)
    assert path.read_text(encoding="utf-8") == page


@pytest.mark.parametrize(("page", "name"), PLACES, ids=lambda value: value if isinstance(value, str) else value.stem)
def test_the_pages_of_the_repository_have_a_place_for_every_suite(page: Path, name: str, tmp_path: Path) -> None:
    copy = tmp_path / page.name
    copy.write_bytes(page.read_bytes())
    publish(name, "new figures", copy)
    assert "new figures" in copy.read_text(encoding="utf-8")
