"""`manage.py undo_import RUN`"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from archive.undoing import undo_run
from debates.models import ImportRun


class Command(BaseCommand):
    help = (
        "Take an import back, by its number. What a curator has touched since stays, and is told. Exit 1: no such run."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("run", type=int, metavar="RUN")

    def handle(self, *_args: Any, **given: Any) -> None:
        run = ImportRun.objects.filter(pk=given["run"]).first()
        if run is None:
            raise CommandError(_("Der er ingen import nummer %(run)s.") % {"run": given["run"]})
        if run.undone_at:
            raise CommandError(_("Import nummer %(run)s er taget tilbage allerede.") % {"run": run.pk})
        report = undo_run(run)
        for slug in report.kept:
            self.stdout.write(_("/artikler/%(slug)s/ er bevaret: redaktionen har rørt den siden.") % {"slug": slug})
        counts = {"removed": len(report.removed), "reloaded": len(report.reloaded), "kept": len(report.kept)}
        self.stdout.write(_("%(removed)s artikler fjernet, %(reloaded)s læst igen, %(kept)s bevaret.") % counts)
