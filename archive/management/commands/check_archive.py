"""`manage.py check_archive`: proves the archive sound."""

from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from archive.checking import find_faults
from archive.rereading import differences


class Command(BaseCommand):
    help = "Look for what must not be so in the archive. Exit 0: no fault; 1: a line for each fault."

    def handle(self, *_args: Any, **_options: Any) -> None:
        count = 0
        for fault in chain(find_faults(), differences()):
            count += 1
            self.stdout.write(str(fault))
        if count:
            raise CommandError(_("{count} fejl, se ovenfor.").format(count=count))
        self.stdout.write(_("Ingen fejl."))
