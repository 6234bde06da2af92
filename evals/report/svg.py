"""Plots as inline SVG: a curve, and bars with intervals. Colours come from the page's style."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT, LEFT, TOP = 430, 260, 60, 14
_RIGHT, _BOTTOM = WIDTH - 10, HEIGHT - 40
ROW = 24
LABEL = 150


def curve(points: Sequence[tuple[float, float]], x: str, y: str, title: str) -> str:
    """Return a line through points whose coordinates lie in 0 to 1, with axes named ``x`` and ``y``."""
    line = " ".join(f"{_x(px):.1f},{_y(py):.1f}" for px, py in points)
    ticks = "".join(
        f'<text x="{_x(at):.0f}" y="{_BOTTOM + 16}" text-anchor="middle">{at:g}</text>'
        f'<text x="{LEFT - 6}" y="{_y(at) + 4:.0f}" text-anchor="end">{at:g}</text>'
        f'<line class="grid" x1="{LEFT}" x2="{_RIGHT}" y1="{_y(at):.1f}" y2="{_y(at):.1f}"/>'
        for at in (0, 0.25, 0.5, 0.75, 1)
    )
    names = (
        f'<text x="{(LEFT + _RIGHT) / 2:.0f}" y="{HEIGHT - 6}" text-anchor="middle">{escape(x)}</text>'
        f'<text x="12" y="{(TOP + _BOTTOM) / 2:.0f}" text-anchor="middle" '
        f'transform="rotate(-90 12 {(TOP + _BOTTOM) / 2:.0f})">{escape(y)}</text>'
    )
    return _svg(WIDTH, HEIGHT, title, f'{ticks}<polyline class="line" points="{line}"/>{names}')


def bars(rows: Sequence[tuple[str, float, float, float]], title: str) -> str:
    """Return one bar a row of (label, value, low, high), values in 0 to 1, with the interval as a line."""
    drawn = []
    for place, (label, value, low, high) in enumerate(rows):
        top, middle = place * ROW + 4, place * ROW + ROW / 2
        drawn.append(
            f'<text x="{LABEL - 6}" y="{middle + 4:.0f}" text-anchor="end">{escape(label)}</text>'
            f'<rect class="bar" x="{LABEL}" y="{top}" width="{_along(value):.1f}" height="{ROW - 8}"/>'
            f'<line class="line" x1="{LABEL + _along(low):.1f}" x2="{LABEL + _along(high):.1f}" '
            f'y1="{middle}" y2="{middle}"/>'
            f'<text x="{WIDTH + 4}" y="{middle + 4:.0f}">{value:.2f}</text>'
        )
    return _svg(WIDTH + 40, len(rows) * ROW + 4, title, "".join(drawn))


def _svg(width: int, height: int, title: str, content: str) -> str:
    name = escape(title, quote=True)
    return f'<svg viewBox="0 0 {width} {height}" width="{width}" role="img" aria-label="{name}">{content}</svg>'


def _x(share: float) -> float:
    return LEFT + share * (_RIGHT - LEFT)


def _y(share: float) -> float:
    return _BOTTOM - share * (_BOTTOM - TOP)


def _along(share: float) -> float:
    return share * (WIDTH - LABEL)
