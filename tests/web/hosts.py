"""Pages of other makers that embed the element: what they send and how they say they are protected."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOSTILE_CSS = """
html { font-size: 62.5%; }
* { letter-spacing: 0.4em !important; text-transform: uppercase !important; font-size: 30px !important;
    line-height: 3 !important; color: red !important; text-align: right !important; word-spacing: 2em !important; }
button, select, input, textarea, dialog, p, h1, h2, ul, li { display: none !important; }
:root { --accent: red; --ink: red; --card: red; --unit: 90px; }
div, section, form, article { position: absolute !important; float: right; border: 9px solid lime !important; }
"""


@dataclass(frozen=True)
class Host:
    """One page; ``{lotsen}`` in its parts is Lotsen's address."""

    attributes: str = ""
    policy: str = ""
    style: str = ""
    before: str = ""
    framed: bool = False
    doctype: str = "<!doctype html>"

    def html(self, lotsen: str) -> str:
        if self.framed:
            return (
                f'<!doctype html><html lang="nb"><title>Kommunen</title><iframe title="Chat" src="{lotsen}/"></iframe>'
            )
        style = f'<style nonce="n1">{self.style}</style>' if self.style else ""
        return (
            f'{self.doctype}<html lang="nb"><head><meta charset="utf-8"><title>Kommunen</title>{style}'
            f'{self.before}<script nonce="n1" type="module" src="{lotsen}/widget.js"></script></head>'
            f"<body><main><h1>Anskaffelser</h1><lotsen-chat {self.attributes}></lotsen-chat></main></body></html>"
        )


STRICT = (
    "default-src 'none'; script-src {lotsen}; connect-src {lotsen}; "
    "require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'"
)

HOSTS = {
    "plain": Host(),
    "strict": Host(policy=STRICT),
    "nonce": Host(policy="default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; connect-src {lotsen}"),
    "hostile": Host(style=HOSTILE_CSS),
    "quirks": Host(doctype="", style="table, td, p { font-size: 5px; } body { font: 30px fantasy; }"),
    "meddling": Host(
        before="""<script nonce="n1">
          Array.prototype.extra = () => 0; Object.prototype.extra = "x";
          delete window.localStorage; Object.defineProperty(window, "localStorage", { get() { throw Error("no"); } });
        </script>"""
    ),
    "floating": Host(attributes='position="floating" language="nn" greeting="Spør innkjøp i Eksempelkommunen"'),
    "floating hostile": Host(attributes='position="floating"', style=HOSTILE_CSS),
    "attributes": Host(attributes='language="da" jurisdiction="DK" greeting="Hej fra kommunen" history="off"'),
    "coloured": Host(
        style=":root { --lotsen-accent: rgb(120, 0, 60); --lotsen-size: 20px }"
        " lotsen-chat { block-size: 30rem } lotsen-chat::part(header) { background: rgb(1, 2, 3) }"
    ),
}


FRAME = "frame"


@contextmanager
def host_server() -> Iterator[tuple[str, list[str]]]:
    """Serve the hosts by name; yields the address and a list whose one item must be set to Lotsen's address."""
    lotsen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.strip("/").replace("%20", " ")
            host = Host(framed=True) if name == FRAME else HOSTS.get(name)
            self.send_response(200 if host else 404)
            self.send_header("content-type", "text/html; charset=utf-8")
            if host and host.policy:
                self.send_header("content-security-policy", host.policy.replace("{lotsen}", lotsen[0]))
            self.end_headers()
            if host:
                self.wfile.write(host.html(lotsen[0]).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        # Another name for this machine: another site to the browser, not only another origin.
        yield f"http://localhost:{server.server_port}", lotsen
        server.shutdown()
        thread.join()
