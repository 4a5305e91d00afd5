"""`manage.py make_curator NAME`: lets a user curate."""

import getpass
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

GROUP = "Redaktion"
_NOT_FOR_CURATORS = ("export_names",)


class Command(BaseCommand):
    help = "Make a user a curator: staff, in a group that may change all of the archive. Asks for a password where it is new."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="The name that the curator logs in with.")

    @transaction.atomic
    def handle(self, *_args: Any, **options: Any) -> str:
        group, _made = Group.objects.get_or_create(name=GROUP)
        curating = Permission.objects.filter(content_type__app_label__in=("debates", "comments"))
        group.permissions.set(curating.exclude(codename__in=_NOT_FOR_CURATORS))
        user = User.objects.filter(username=options["name"]).first() or _new_user(options["name"])
        user.is_staff = True
        user.save(update_fields=["is_staff"])
        user.groups.add(group)
        return _("{name} er med i redaktionen.").format(name=user.username)


def _new_user(name: str) -> User:
    return User.objects.create_user(name, password=getpass.getpass(_("Adgangskode: ")))
