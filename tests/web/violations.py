"""What axe-core finds wrong with a page."""

from __future__ import annotations

from tests.web.chat import Chat

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(chat: Chat, axe: str) -> list[str]:
    """Return each finding of axe's source, run on the page as it is now."""
    chat.page.evaluate(axe)
    found = chat.page.evaluate(
        """async (tags) => {
          const { violations } = await axe.run(document, { runOnly: tags });
          return violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
        }""",
        TAGS,
    )
    assert isinstance(found, list)
    return found
