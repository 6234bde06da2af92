"""Ranking measures, computed by ir-measures over the needs of each question.

A need is relevant once: the first retrieved passage that satisfies it. Success@5 then asks for any need, recall@k for
the share of needs, nDCG@10 (Järvelin & Kekäläinen 2002) and the reciprocal rank for how high they stand. Passages of
one provision count as one place, since an asker is pointed to the provision. All 0 to 1, more is better.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from evals.bench.summary import Interval, bootstrap

NAMES = ("Success@1", "Success@5", "R@5", "R@10", "nDCG@10", "RR")


def needs_in_order(ranked: Iterable[str | None], needs: Sequence[Sequence[str]]) -> list[str]:
    """Return what stands at each place: "need 0" where a need is satisfied for the first time, else the item.

    ``ranked`` are the provisions of the passages, best first; None (a passage of no provision) keeps its place.
    """
    places: list[str] = []
    met: set[int] = set()
    shown: set[str] = set()
    for place, item in enumerate(ranked):
        if item in shown:
            continue
        if item is not None:
            shown.add(item)
        new = [number for number, need in enumerate(needs) if item in need and number not in met]
        met.update(new)
        places += [f"need {number}" for number in new] or [f"place {place}"]
    return places


def scores(ranked: Mapping[str, Sequence[str]], relevant: Mapping[str, Sequence[str]]) -> dict[str, dict[str, float]]:
    """Return for each measure of NAMES its value by question; both arguments are by question id."""
    import ir_measures

    measures = [ir_measures.parse_measure(name) for name in NAMES]
    qrels = [ir_measures.Qrel(qid, item, 1) for qid, items in relevant.items() for item in items]
    run = [
        ir_measures.ScoredDoc(qid, item, -float(place))
        for qid, items in ranked.items()
        for place, item in enumerate(items)
    ]
    found: dict[str, dict[str, float]] = {name: dict.fromkeys(relevant, 0.0) for name in NAMES}
    for metric in ir_measures.iter_calc(measures, qrels, run):
        found[str(metric.measure)][metric.query_id] = float(metric.value)
    return found


def intervals(by_question: Mapping[str, Mapping[str, float]]) -> dict[str, Interval]:
    """Return each measure's mean with its 95 % bootstrap interval."""
    return {name: bootstrap(list(values.values())) for name, values in by_question.items() if values}
