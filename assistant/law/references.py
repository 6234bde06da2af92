"""What people and texts refer to: the provisions named in a text, each with its act and its place in the text.

A form says how a provision is written (forms.py), an act stands before it, behind it, or somewhere near: it is carried
forward and back over a list ("§ 13-2, jf. § 13-3 i FOA") and, where none is so near, taken from the text before. In an
act's own text the act, and for "12 §" the chapter, is that of the text: its ``Context``. Provisions of laws that Lotsen
does not know are no references.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.domain import Jurisdiction, Passage, Reference, Span
from assistant.law.acts import Act, Style, act_called
from assistant.law.attach import acts_beside, carried_act, fits
from assistant.law.forms import Expression, Item, expressions
from assistant.law.gaps import CLOCK, JOINER, PREPOSITION, SAME_SENTENCE, TIME
from assistant.law.named import Named, named
from assistant.law.numbers import PLAIN, expanded


@dataclass(frozen=True, slots=True)
class Context:
    """Where a text stands: a bare number in it is one of ``act``, and "12 §" one of ``chapter``."""

    act: Act
    chapter: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A provision and the characters of the text that name it, its act not included."""

    reference: Reference
    span: Span


_WORD = 30
"""Characters before a number within which the word before it stands."""
_NEAR = 200
"""Characters within which an act named elsewhere is meant by a bare number."""
_SIGNS = tuple(
    re.compile(sign)
    for sign in (
        r"§",
        r":\d",
        r"\d(?:-\d|[a-z] loa|\s*(?:[a-zåäöæø]\s*)?(?:kap|k\.? |pykälä|artikla))",
        r"(?:loa|sloven|slova) \d",
        r"(?:kap|chapter|section|sec\.|paragraf|art)\w*\.?\s*\d",
    )
)
"""What every form has one of, in lower case; a word such as "kapacitet" or "start" is no sign without its number.

Apart, each is looked for by how it begins, several times faster than all of them at once.
"""


@lru_cache(maxsize=4096)
def find_mentions(text: str, context: Context | None = None) -> tuple[Mention, ...]:
    """Return every provision named in ``text``, in order; a list or range gives one mention each."""
    lower = text.lower()
    if not any(sign.search(lower) for sign in _SIGNS):  # most texts name no provision, and this is much cheaper
        return ()
    found = expressions(text)
    if not found:
        return ()
    attached = _attached(text, found, named(text), context)
    return tuple(
        Mention(reference, Span(one.start, one.end))
        for one, act, chapter in attached
        for reference in _references(one, act, chapter)
    )


def find_references(text: str, context: Context | None = None) -> tuple[Reference, ...]:
    """Return the provisions named in ``text``, in order, each once."""
    return tuple(dict.fromkeys(mention.reference for mention in find_mentions(text, context)))


@lru_cache(maxsize=1024)
def named_acts(text: str) -> tuple[tuple[str, Jurisdiction], ...]:
    """Return the acts a text names, with their jurisdictions, in order, each once."""
    return tuple(dict.fromkeys((one.act.name, one.act.jurisdiction) for one in named(text) if one.act))


def context_of(passage: Passage) -> Context | None:
    """Return the context of a passage of an act or a digest; None for one of an article."""
    act = act_called(passage.document.act) if passage.document.act else None
    if act is None or passage.provision is None:
        return None
    return Context(act, passage.provision.partition(":")[0] if act.style is Style.chapter else None)


_Attached = tuple[Expression, Act | None, str | None]


def _attached(
    text: str, found: Sequence[Expression], acts: Sequence[Named], context: Context | None
) -> list[_Attached]:
    """Return the expressions that are references, each with its act (None: the main one) and its chapter."""
    beside = acts_beside(text, found, acts)
    kept: list[_Attached] = []
    for at, one in enumerate(found):
        if one.clock and CLOCK.search(text, max(0, one.start - _WORD), one.start):
            continue
        chapter = one.chapter or _carried_chapter(text, found, kept, at, SAME_SENTENCE if context is None else JOINER)
        style = Style.chapter if chapter else one.style
        if near := beside[at] or carried_act(text, found, beside, at, style):
            own = _of_act(one, near.act, style, chapter, context)
        else:
            own = _in_context(one, style, chapter, context) or _by_default(text, one, acts, style, chapter)
        if own:
            kept.append(own)
    return kept


def _of_act(
    one: Expression, act: Act | None, style: Style, chapter: str | None, context: Context | None
) -> _Attached | None:
    """Return the expression as a reference to the act beside it; None where it cannot be one of the registry."""
    if act is None:
        return None
    if fits(act, style, one):
        return one, act, chapter
    if style is Style.hyphen and act.style is Style.section and len(one.items) == 1:
        return _as_range(one), act, None
    if style is Style.section and context and context.act is act and context.chapter:
        return one, act, context.chapter
    return None


def _in_context(one: Expression, style: Style, chapter: str | None, context: Context | None) -> _Attached | None:
    """Return the expression as a reference within the text's own act, where it can be one."""
    if context is None or (one.clock and context.act.style is not Style.chapter):
        return None
    if style is context.act.style and not (style is Style.hyphen and one.needs_act):
        return one, context.act, chapter
    if style is Style.section and context.chapter:
        return one, context.act, context.chapter
    return None


def _by_default(
    text: str, one: Expression, acts: Sequence[Named], style: Style, chapter: str | None
) -> _Attached | None:
    """Return the expression with an act named elsewhere in the text, else without; None where it needs one."""
    act = _elsewhere(text, one, acts, style)
    carried = chapter != one.chapter
    return (one, act, chapter) if act or carried or not one.needs_act else None


def _elsewhere(text: str, one: Expression, acts: Sequence[Named], style: Style) -> Act | None:
    """Return the act named last before, else first after, that numbers its provisions this way."""
    if one.clock and (
        PREPOSITION.search(text, max(0, one.start - _WORD), one.start) or TIME.fullmatch(text[one.start : one.end])
    ):
        return None
    if style is Style.hyphen and one.needs_act:
        return None
    near = [a for a in acts if a.act and fits(a.act, style, one) and abs(a.start - one.start) <= _NEAR]
    before = [a.act for a in near if a.end <= one.start]
    after = [a.act for a in near if a.start >= one.end]
    return next(iter([*before[::-1], *after]), None)


def _carried_chapter(
    text: str, found: Sequence[Expression], kept: Sequence[_Attached], at: int, joint: re.Pattern[str]
) -> str | None:
    """Return the chapter of the expression before, for "13 kap. 2 § eller 3 §"; ``joint``: what may stand between."""
    if found[at].style is not Style.section or not at or not kept or kept[-1][0] is not found[at - 1]:
        return None
    between = text[found[at - 1].end : found[at].start]
    return kept[-1][2] if joint.fullmatch(between) and text[found[at].start].isdigit() else None


def _as_range(one: Expression) -> Expression:
    """Return "§§ 61-66" as the range it is in an act whose numbers have no hyphens."""
    numbers = expanded(one.items[0].number, PLAIN)
    return replace(one, style=Style.section, items=tuple(Item(number) for number in numbers))


def _references(one: Expression, act: Act | None, chapter: str | None) -> list[Reference]:
    name = act.name if act else "FOA" if one.style is Style.hyphen else None
    place = act.jurisdiction if act else _HOME[one.style]
    return [
        Reference(_number(item, chapter), name, place, item.paragraph, item.point, whole_chapter=one.whole_chapters)
        for item in one.items
    ]


_HOME = {
    Style.chapter: Jurisdiction.SE,
    Style.hyphen: Jurisdiction.NO,
    Style.section: Jurisdiction.SE,
    Style.article: Jurisdiction.EU,
}


def _number(item: Item, chapter: str | None) -> str:
    return f"{chapter}:{item.number}" if chapter else item.number
