"""Make the rows that search reads anew: `manage.py rebuild_search`."""

from typing import Any

from django.core.management import BaseCommand
from django.utils.translation import gettext as _

from archive.search_rows import rebuild


class Command(BaseCommand):
    help = "Make the rows that search reads anew, after a dump was loaded without its triggers or check_archive found them wrong."

    def handle(self, *_args: Any, **_options: Any) -> None:
        rebuild()
        self.stdout.write(_("Søgningens rækker er dannet på ny."))
