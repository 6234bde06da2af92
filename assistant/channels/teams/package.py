"""The app package for Teams, a zip of manifest and icons: ``python -m assistant.channels.teams.package``."""

from __future__ import annotations

import io
import json
import zipfile
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from assistant.channels.teams.addresses import trusted
from assistant.channels.teams.icons import ACCENT, colour_icon, outline_icon

SCHEMA = "1.19"
_DATE = (2026, 1, 1, 0, 0, 0)
"""The same in every file, so that the same input gives the same bytes."""


def manifest(app_id: str, organisation: str, website: str, privacy: str, terms: str) -> dict[str, Any]:
    """Return the manifest: https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema ."""
    return {
        "$schema": f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA,
        "version": version("lotsen"),
        "id": app_id,
        "developer": {
            "name": organisation,
            "websiteUrl": website,
            "privacyUrl": privacy,
            "termsOfUseUrl": terms,
        },
        "name": {"short": "Lotsen", "full": "Lotsen, procurement assistant"},
        "description": {
            "short": "Ask how the public sector buys. Every sentence names its source.",
            "full": (
                "Lotsen is an AI service that answers how public procurement works: which procedure fits, when the law"
                " allows it, how it is run. It quotes laws, guidance and articles, and every sentence names the passage"
                " it rests on. Ask in Swedish, Norwegian, Danish or English, in a chat with Lotsen or with @Lotsen in a"
                " team or group. Read the source before you decide, and leave out personal data."
            ),
        },
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": ACCENT,
        "bots": [
            {
                "botId": app_id,
                "scopes": ["personal", "team", "groupChat"],
                "supportsFiles": False,
                "isNotificationOnly": False,
            }
        ],
        "permissions": ["identity"],
        "validDomains": [],
    }


def package(told: dict[str, Any]) -> bytes:
    """Return the zip file around a manifest."""
    files = {
        "manifest.json": json.dumps(told, indent=2, ensure_ascii=False).encode(),
        told["icons"]["color"]: colour_icon(),
        told["icons"]["outline"]: outline_icon(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), content)
    return buffer.getvalue()


def main(
    app_id: Annotated[UUID, typer.Option(envvar="LOTSEN_TEAMS_APP_ID", help="The bot's app id.")],
    organisation: Annotated[str, typer.Option(help="Who runs Lotsen; at most 32 characters.")],
    website: Annotated[str, typer.Option(help="Their website.")],
    privacy: Annotated[str | None, typer.Option(help="Their privacy statement; default: the website.")] = None,
    terms: Annotated[str | None, typer.Option(help="Their terms of use; default: the website.")] = None,
    out: Annotated[Path, typer.Option(help="The file to write.")] = Path("lotsen-teams.zip"),
) -> None:
    """Write the app package that an administrator of Teams uploads."""
    if not 0 < len(organisation) <= 32:
        raise typer.BadParameter("Teams takes 1 to 32 characters.", param_hint="--organisation")
    pages = {"--website": website, "--privacy": privacy or website, "--terms": terms or website}
    for name, page in pages.items():
        if not (page.startswith("https://") and trusted(page)):
            raise typer.BadParameter("Teams takes addresses that begin with https://", param_hint=name)
    out.write_bytes(package(manifest(str(app_id), organisation, *pages.values())))
    print(f"{out} is written. Upload it in the Teams admin center: Teams apps, Manage apps, Upload new app.")


if __name__ == "__main__":
    typer.run(main)
