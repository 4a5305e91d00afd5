"""Who has logged in comes to the curators' pages."""

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize("wanted", ["", "https://en-anden.example/"], ids=["nothing said", "another site"])
def test_logging_in_leads_to_the_admin(client: Client, wanted: str) -> None:
    User.objects.create_user("birgit", password="en lang adgangskode", is_staff=True)
    login = {"username": "birgit", "password": "en lang adgangskode", "next": wanted}
    assert client.post("/admin/login/", login).headers["Location"] == "/admin/"
