"""``/docs``: the OpenAPI description as a plain page, so that no script from elsewhere is needed to read it."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from assistant.channels.http.problems import CODES


def page(description: dict[str, Any]) -> str:
    """Return the page for an OpenAPI description, as HTML."""
    info = description["info"]
    routes = [
        _route(method, path, operation)
        for path, operations in description["paths"].items()
        for method, operation in operations.items()
    ]
    schemas = [
        f'<h3 id="schema-{escape(name)}">{escape(name)}</h3>{_block(schema)}'
        for name, schema in description["components"]["schemas"].items()
    ]
    problems = [
        f'<tr id="problem-{code}"><td><code>{code}</code></td><td>{status}</td><td>{escape(title)}</td></tr>'
        for code, (status, title) in CODES.items()
    ]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(info['title'])}: API</title>"
        '<link rel="icon" href="static/icon.svg" type="image/svg+xml">'
        '<link rel="stylesheet" href="static/docs.css"></head><body><main>'
        f"<h1>{escape(info['title'])}: API</h1><p>{escape(info['description'])}</p>"
        '<p>For programs: <a href="openapi.json">openapi.json</a>. For people: <a href="./">the chat</a>.</p>'
        f"{''.join(routes)}<h2>Problems</h2>"
        "<p>Every refusal is RFC 9457 problem+json; its <code>code</code> is one of these.</p>"
        f"<table><thead><tr><th>code</th><th>status</th><th>title</th></tr></thead><tbody>{''.join(problems)}</tbody>"
        f"</table><h2>Schemas</h2>{''.join(schemas)}</main></body></html>"
    )


def _route(method: str, path: str, operation: dict[str, Any]) -> str:
    parts = [
        f"<section><h2><code>{method.upper()} {escape(path)}</code></h2>"
        f"<p>{escape(operation.get('description') or operation['summary'])}</p>"
    ]
    if "requestBody" in operation:
        parts.append(f"<h3>Send</h3>{_contents(operation['requestBody'])}")
    for status, response in operation["responses"].items():
        parts.append(
            f"<details{' open' if status == '200' else ''}><summary>{status}: {escape(response['description'])}"
            f"</summary>{_contents(response)}</details>"
        )
    return "".join([*parts, "</section>"])


def _contents(holder: dict[str, Any]) -> str:
    parts = []
    for media_type, content in holder.get("content", {}).items():
        name = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
        link = f' · <a href="#schema-{escape(name)}">{escape(name)}</a>' if name else ""
        parts.append(f"<p><code>{escape(media_type)}</code>{link}</p>{_block(content.get('example', ''))}")
    return "".join(parts)


def _block(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)
    # A block that scrolls must be reachable by keyboard.
    return f'<pre tabindex="0">{escape(text)}</pre>'
