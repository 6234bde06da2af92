"""The files of the chat page and of /docs, all served from here: nothing is fetched from elsewhere."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from assistant.channels.http import docs_page

FOLDER = Path(__file__).with_name("static")
SMALLEST_BYTES = 500
"""Files below this size are sent as they are."""


def install(app: FastAPI) -> None:
    """Serve the page at /, its files below /static, the widget's one address, and /docs."""
    modules = widget_module()

    async def home(request: Request) -> Response:
        return FileResponse(FOLDER / "index.html", media_type="text/html; charset=utf-8")

    async def widget(request: Request) -> Response:
        return Response(modules, media_type="text/javascript")

    async def docs(request: Request) -> Response:
        return HTMLResponse(docs_page.page(app.openapi()))

    app.add_route("/", home, include_in_schema=False)
    app.add_route("/widget.js", widget, include_in_schema=False)
    app.add_route("/docs", docs, include_in_schema=False)
    app.mount("/static", GZipMiddleware(StaticFiles(directory=FOLDER), SMALLEST_BYTES))


def widget_module() -> str:
    """Return the module that loads ``<lotsen-chat>``.

    It names every file, so that a browser fetches all of them at once instead of one level of imports after another.
    """
    files = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.js"))
    return "".join(f'import "./static/{file}";\n' for file in files)
