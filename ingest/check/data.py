"""The data files against the acts: every figure of ``amounts.toml``, every cell of ``concordance.csv``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from assistant.domain import Language
from ingest.check.finding import Finding, Tally
from ingest.check.numbers import numbers, printed, stated
from ingest.check.provisions import Known, State
from ingest.check.wordings import Wordings
from ingest.parse.amounts import Amount, read_amounts
from ingest.parse.concordance import Row, read_concordance
from ingest.read import AMOUNTS, CONCORDANCE

_UNITS: Final[Mapping[str, str]] = {
    "percent": "%",
    "working-days": "working day",
    "days": "day",
    "weeks": "week",
    "months": "month",
    "years": "year",
}
"""Units of amounts.toml as numbers.py writes them; sums of money, counts and multiples have none there."""


def check_amounts(corpus: Path, acts: Wordings) -> Tally:
    """Compare every figure with the wording of its provision on the days it is said to hold."""
    tally = Tally(f"figures in {AMOUNTS}")
    text = (corpus / AMOUNTS).read_text(encoding="utf-8")
    lines = text.splitlines()
    for amount in read_amounts(text):
        at = next((n for n, line in enumerate(lines, 1) if line.split("=")[-1].strip(" \"'") == amount.id), 1)
        tally.add(_wrong_amount(amount, at, acts))
    return tally


def _wrong_amount(amount: Amount, line: int, acts: Wordings) -> list[Finding] | None:
    """Return what is wrong with a figure; None for an unconfirmed one and where its wording does not lie here."""
    if not amount.confirmed or amount.value is None:
        return None
    wording = acts.on(amount.act, amount.provision, amount.valid_to or date.max)
    place = f"{amount.act} {amount.provision}"
    if wording is None:
        if acts.lacks(amount.act, amount.provision, amount.valid_from):
            return [Finding(AMOUNTS, line, f"{amount.id} rests on {place}", "a provision of that act")]
        return None
    number = Decimal(amount.value), _UNITS.get(amount.unit, "")
    if stated(number, numbers(wording.text)):
        return []
    newer = acts.whole.get(amount.act, date.min) < amount.valid_from and not wording.excerpt
    announced = amount.source not in (act_url(amount.act),)
    if wording.cut or newer or announced:
        return None
    return [Finding(AMOUNTS, line, f"{amount.id} is {printed(number)}", f"a number that {place} states")]


def act_url(name: str) -> str | None:
    """Return the official address of an act; None for one that Lotsen does not know."""
    from assistant.law.acts import act_called

    act = act_called(name)
    return act.url if act else None


def check_concordance(corpus: Path, known: Known) -> Tally:
    """Look up every provision of every row."""
    tally = Tally(f"provisions in {CONCORDANCE}")
    for row in read_concordance((corpus / CONCORDANCE).read_text(encoding="utf-8")):
        for act, provisions in row.provisions.items():
            for provision in provisions:
                tally.add(_wrong_cell(row, act, provision, known))
    return tally


def _wrong_cell(row: Row, act: str, provision: str, known: Known) -> Iterable[Finding] | None:
    state = known.state(act, provision)
    if state is State.unknown:
        return None
    if state is State.there:
        return []
    return [Finding(CONCORDANCE, row.line, f"{row.label[Language.en]} names {act} {provision}", state.value)]
