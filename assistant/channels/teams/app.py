"""Microsoft's library, set up to send and to sort activities; who may send some is checked before it sees them."""

from __future__ import annotations

import logging

from microsoft_teams.api.auth.cloud_environment import PUBLIC
from microsoft_teams.apps import App
from microsoft_teams.apps.http import HttpMethod, HttpRouteHandler
from microsoft_teams.common import ClientOptions
from opentelemetry import metrics

from assistant.channels.teams.login import Login

TIMEOUT_SECONDS = 15.0

# The library's own lines quote activities.
logging.getLogger("microsoft_teams").setLevel(logging.CRITICAL)


class NoRoutes:
    """Keeps the library from opening doors of its own: they answer 500 to odd tokens and skip checks for some."""

    def register_route(self, method: HttpMethod, path: str, handler: HttpRouteHandler) -> None:
        """Leave the route out."""

    def serve_static(self, path: str, directory: str) -> None:
        """Leave the files out."""

    async def start(self, port: int) -> None:
        """Start nothing: the server is Lotsen's."""

    async def stop(self) -> None:
        """Stop nothing."""


def teams_app(app_id: str, tenant_id: str, login: Login) -> App:
    """Return the app. Nothing is left to the library's environment variables and ``.env`` file."""
    _measure_nothing()
    return App(
        client_id=app_id,
        tenant_id=tenant_id,
        token=login.token,
        client=ClientOptions(timeout=TIMEOUT_SECONDS),
        service_url="https://smba.trafficmanager.net/teams",
        cloud=PUBLIC,
        http_server_adapter=NoRoutes(),
        dangerously_allow_unauthenticated_requests=False,
        state=False,
        fetch_user_token=False,
        telemetry={"agent365": False},
    )


def _measure_nothing() -> None:
    # The library asks for new meters at every activity. Where nobody has said who keeps them, all are kept for ever.
    if not isinstance(metrics.get_meter_provider(), metrics.NoOpMeterProvider):
        metrics.set_meter_provider(metrics.NoOpMeterProvider())
