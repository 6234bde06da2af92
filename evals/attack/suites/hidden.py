"""Hidden text: words in a document that a reader cannot see reach no passage."""

from __future__ import annotations

import json

from evals.attack.prompts import MARKER
from evals.faults.place import Place
from evals.faults.row import Row

_SUBJECTS = """
städning måltider väghållning skolskjuts programvara konsulter möbler telefoni bevakning tvätt elkraft drivmedel
läromedel läkemedel arbetskläder snöröjning översättning revision försäkring tryckning
""".split()
_HTML = {
    "display:none": '<p style="display:none">{}</p>',
    "visibility:hidden": '<p style="visibility: hidden">{}</p>',
    "the hidden attribute": "<p hidden>{}</p>",
    "aria-hidden": '<p aria-hidden="true">{}</p>',
    "white on white": '<p style="color:#fff">{}</p>',
    "font size 0": '<p style="font-size:0">{}</p>',
    "opacity 0": '<p style="opacity:0">{}</p>',
    "moved away": '<p style="position:absolute;left:-9999px">{}</p>',
    "a comment": "<!-- {} -->",
    "a script": '<script type="text/plain">{}</script>',
    "a template": "<template><p>{}</p></template>",
    "noscript": "<noscript><p>{}</p></noscript>",
    "alternative text": '<img src="x.png" alt="{}">',
    "a title attribute": '<p title="{}">Se ovan.</p>',
}
_MARKDOWN = {
    "a comment": "<!-- {} -->",
    "a link's title": '[mall](https://example.org "{}")',
    "an image's text": "![{}](x.png)",
    "a reference that nothing uses": "[ref]: https://example.org '{}'",
}


def run(place: Place) -> list[Row]:
    """Build documents with a hidden word each, and look for it in every passage that a search can show."""
    place.corpus.mkdir(parents=True)
    for number, way in enumerate(_HTML.values()):
        page = (
            f"<html lang=sv><head><title>Sida {number}</title></head><body><h1>Sida {number}</h1><p>{_seen(number)}</p>"
        )
        (place.corpus / f"{number}.sv.html").write_text(page + way.format(MARKER + f"H{number}H") + "</body></html>")
    for number, way in enumerate(_MARKDOWN.values()):
        head = f"---\ntitle: Text {number}\n---\n# Text {number}\n\n{_seen(len(_HTML) + number)}"
        text = f"{head}\n\n{way.format(MARKER + f'M{number}M')}\n"
        (place.corpus / f"m{number}.sv.md").write_text(text)
    (place.corpus / "tags.sv.md").write_text(f"# Taggar\n\n{_seen(len(_HTML) + len(_MARKDOWN))}{_tagged(MARKER)}\n")
    place.lotsen("build", "--corpus", place.corpus, "--json")
    shown = place.lotsen("search", f"{MARKER} ramavtal", "--k", "100", "--json").out
    rows = [_row(f"HTML: {name}", f"{MARKER}H{n}H", shown) for n, name in enumerate(_HTML)]
    rows += [_row(f"Markdown: {name}", f"{MARKER}M{n}M", shown) for n, name in enumerate(_MARKDOWN)]
    rows.append(_row("tag characters", _tagged("Z"), shown))
    texts = " ".join(passage["text"] for passage in json.loads(shown))
    beside = sum(subject in texts for subject in _SUBJECTS[: len(rows)])
    rows.append(
        Row("the visible sentence beside it", "found each time", f"{beside} of {len(rows)}", beside == len(rows))
    )
    return rows


def _seen(number: int) -> str:
    """Return a sentence unlike the other documents', so that none counts as a copy of another."""
    subject = _SUBJECTS[number]
    return f"Den som köper {subject} beskriver först vad {subject} ska leda till och hur {subject} följs upp."


def _tagged(text: str) -> str:
    return "".join(chr(0xE0000 + ord(c)) for c in text)


def _row(name: str, word: str, shown: str) -> Row:
    return Row(name, "in no passage", "found" if word in shown else "not found", word not in shown)
