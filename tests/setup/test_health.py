"""A monitor learns whether the archive and its database answer."""

from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.test import Client

pytestmark = pytest.mark.django_db


def test_all_is_well(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert response.headers["Content-Type"] == "text/plain"


def test_a_database_that_does_not_answer_is_503(client: Client) -> None:
    with patch.object(connection, "cursor", side_effect=OperationalError("væk")):
        assert client.get("/healthz").status_code == 503


def test_a_form_is_refused(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
