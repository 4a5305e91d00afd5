"""A curator at work: logged in, allowed to change everything, no superuser."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client


@pytest.fixture
def curator(db: None) -> User:
    """A member of staff with every permission on articles and comments."""
    user = User.objects.create_user("birgit", password="en lang adgangskode", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label__in=("debates", "comments")))
    return user


@pytest.fixture
def desk(client: Client, curator: User) -> Client:
    """The curator's browser."""
    client.force_login(curator)
    return client
