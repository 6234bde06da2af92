"""Every measure of an answer, in the order of the report. A new one is one file and one line here."""

from __future__ import annotations

from evals.measures import (
    abstention,
    citation_precision,
    citation_recall,
    jurisdiction_errors,
    language_match,
    latency,
    length,
    must_not,
    nugget_recall,
    outcomes,
    parity,
    passes,
    provision_hit,
    quote_exactness,
    risk_coverage,
    unsupported_numbers,
)
from evals.measures.base import Measure, SetMeasure

ALL: tuple[Measure | SetMeasure, ...] = (
    passes.MEASURE,
    provision_hit.RETRIEVED,
    provision_hit.CITED,
    citation_precision.OF_ALL,
    citation_precision.BY_FACT,
    citation_recall.SUPPORT,
    citation_recall.PROVISIONS,
    quote_exactness.MEASURE,
    nugget_recall.MEASURE,
    must_not.MEASURE,
    unsupported_numbers.MEASURE,
    jurisdiction_errors.MEASURE,
    outcomes.ACCURACY,
    outcomes.MACRO_F1,
    abstention.PRECISION,
    abstention.RECALL,
    risk_coverage.AURC,
    language_match.MEASURE,
    parity.OVERLAP,
    parity.NEEDS_MET,
    length.CHARACTERS,
    length.STATEMENTS,
    latency.P50,
    latency.P95,
)
