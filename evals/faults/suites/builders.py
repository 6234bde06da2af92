"""Two builders at once: one builds, the other is told so."""

from __future__ import annotations

from pathlib import Path

from evals.faults.corpus import write_edition
from evals.faults.place import Place
from evals.faults.row import Row
from evals.names import Say


def run(folder: Path, times: int, say: Say) -> list[Row]:
    """Start two builds together so many times."""
    place = Place(folder)
    right, messages = 0, set[str]()
    for time in range(1, times + 1):
        write_edition(place.corpus, time)
        both = [place.start("build", "--corpus", place.corpus) for _ in range(2)]
        said = {builder.communicate()[1]: builder.returncode for builder in both}
        codes = sorted(said.values())
        refused = next((text.strip() for text, code in said.items() if code == 4), "")
        clear = "A build is already running" in refused and "Traceback" not in refused
        right += codes == [0, 4] and clear and len(place.builds()) <= 2
        messages.add(refused.split(" (process")[0].split(" in /")[0])
        say(f"{time} of {times}: exit codes {codes}")
    return [
        Row(
            f"two builders at once, {times} times",
            "one publishes (exit 0), the other ends with exit 4 and says that a build is running",
            f"{right} of {times}: {'; '.join(sorted(messages))} …",
            right == times,
        )
    ]
