"""Which elements of a page a reader never sees: a place to hide words meant for machines."""

from __future__ import annotations

import re

from ingest.parse.html_tree import Element

_FOR_SCREEN_READERS = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "u-hidden"})
_WHITE = re.compile(r"(#f[c-f]f[c-f]f[c-f]|#fff|white|rgba?\(\s*25[2-5]\s*,\s*25[2-5]\s*,\s*25[2-5].*)$")
_INVISIBLE = re.compile(r"(rgba\(.*,\s*0(\.0+)?\s*\)|transparent)$")
_ZERO = re.compile(r"0(\.0*)?(px|pt|em|rem|%)?$")
_FAR_AWAY = re.compile(r"-\d{3,}(\.\d+)?(px|em|rem|pt)?$")


def drop_hidden(root: Element) -> None:
    """Remove what is hidden by attribute, inline style or a screen-reader class; text after it stays.

    A panel that a button of the page opens (``aria-controls``) is no hidden text: a reader opens it with one click.
    """
    opened = {name for element in root.xpath("//*[@aria-controls]") for name in element.get("aria-controls").split()}
    for element in root.xpath("//body//*[@style or @hidden or @aria-hidden or @class]"):
        if element.get("id") not in opened and _is_hidden(element):
            element.drop_tree()


def _is_hidden(element: Element) -> bool:
    if "hidden" in element.attrib and element.get("hidden") != "until-found":
        return True
    if element.get("aria-hidden") == "true" or _FOR_SCREEN_READERS & set(element.get("class", "").lower().split()):
        return True
    style = _style(element)
    return _not_shown(style) or _not_readable(style, element)


def _style(element: Element) -> dict[str, str]:
    rules = (rule.partition(":") for rule in element.get("style", "").lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in rules if value}


def _not_shown(style: dict[str, str]) -> bool:
    clipped = style.get("overflow") == "hidden" and any(
        _ZERO.match(style.get(name, "")) for name in ("height", "max-height", "width", "max-width")
    )
    moved = any(_FAR_AWAY.match(style.get(name, "")) for name in ("left", "top", "text-indent", "margin-left"))
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or clipped
        or moved
        or style.get("clip", "").startswith("rect(0")
    )


def _not_readable(style: dict[str, str], element: Element) -> bool:
    if _ZERO.match(style.get("opacity", "")) or _ZERO.match(style.get("font-size", "")):
        return True
    color = style.get("color", "")
    if _INVISIBLE.match(color):
        return True
    return bool(_WHITE.match(color)) and not any(_has_background(one) for one in (element, *element.iterancestors()))


def _has_background(element: Element) -> bool:
    style = _style(element)
    background = style.get("background-color") or style.get("background") or ""
    return bool(background) and not _WHITE.match(background) and not _INVISIBLE.match(background)
