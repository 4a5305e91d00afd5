"""Django's PostgreSQL backend over the embedded server: `ENGINE = "archive.embedded"`."""

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base

from archive.embedded.server import join_server


class DatabaseWrapper(base.DatabaseWrapper):
    """Joins the server under `settings.DATA_DIR` before the first connection."""

    def get_connection_params(self) -> dict[str, Any]:
        self.settings_dict["HOST"] = join_server(settings.DATA_DIR)
        return super().get_connection_params()
