"""`manage.py migrate`, one at a time."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

_TURN = 0x6D696772  # the lock that one migrating process at a time holds


class Command(migrate.Command):
    """Django's own, behind a lock of the database: of two that start at once the second one finds all done."""

    def handle(self, *args: Any, **options: Any) -> None:
        with connections[options["database"]].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_TURN])
            try:
                super().handle(*args, **options)
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_TURN])
