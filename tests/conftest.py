"""What all tests share."""

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_blocker: DjangoDbBlocker) -> None:
    """A database of tests need not survive a power cut: no waiting for the disk."""
    if settings.EMBEDDED_DATABASE:
        with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:  # the test database does not stand yet
            for name in ("fsync", "full_page_writes", "synchronous_commit"):
                cursor.execute(f"ALTER SYSTEM SET {name} = off")
            cursor.execute("SELECT pg_reload_conf()")
