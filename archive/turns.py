"""Imports take turns, and so does whatever must not meet one half way."""

from django.db import connection

_TURN = 0x6465626174  # the lock that one import at a time holds while it writes


def take_turn() -> None:
    """Wait until no other import is writing; free again when the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
