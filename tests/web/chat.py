"""The page as a test sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

ENDED = ".answer > .sources, .answer > .notice, .answer > .error"


class Chat:
    """One open page: what can be done on it, what it asked the server for, what the browser complained about."""

    def __init__(self, context: BrowserContext, address: str, ready: str = "h1") -> None:
        self.context = context
        self.address = address
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(address)
        self.page.locator(ready).first.wait_for(state="attached")

    def _heard(self, kind: str, text: str) -> None:
        # Chromium itself reports refused and failed requests; the page shows those to the reader.
        if kind in {"error", "warning"} and "Failed to load resource" not in text:
            self.complaints.append(text)

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def write(self, question: str) -> None:
        self.page.fill("textarea#question", question)
        self.page.press("textarea#question", "Enter")

    def ask(self, question: str) -> Locator:
        """Ask and return the finished turn."""
        turns = self.find("article").count()
        self.write(question)
        turn = self.find("article").nth(turns)
        turn.locator(ENDED).first.wait_for()
        return turn

    def focused(self) -> str:
        """Return a selector-like name of the element that has the focus."""
        name: str = self.page.evaluate(
            """() => {
              const at = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
              return [at.tagName.toLowerCase(), ...at.classList].join(".") + (at.id ? "#" + at.id : "");
            }"""
        )
        return name
