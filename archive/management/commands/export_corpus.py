"""`manage.py export_corpus`: the whole corpus as one zip."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from archive.exports.corpus import ExportError, write_corpus
from comments.pseudonyms import PseudonymKeyError


class Command(BaseCommand):
    help = "Write the public corpus into a zip. Exit 0: all well; 1: not written; 2: bad options."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--output", type=Path, required=True, metavar="FILE.zip", help="an older file there is replaced"
        )
        parser.add_argument("--format", choices=["csv"], default="csv")
        parser.add_argument(
            "--names",
            action="store_true",
            help="printed names instead of pseudonyms: for your eyes, not for passing on",
        )
        parser.add_argument(
            "--base-url",
            type=_address,
            default=f"http://127.0.0.1:{settings.PORT}",
            help="the site that the addresses in the files lead to (default: %(default)s)",
        )

    def handle(self, *args: Any, **options: Any) -> str:
        output: Path = options["output"]
        try:
            manifest = write_corpus(output, names=options["names"], base=options["base_url"])
        except (ExportError, PseudonymKeyError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                _("{output} kan ikke skrives: {reason}.").format(output=output, reason=error.strerror or error)
            ) from error
        return self.summary(output, manifest)

    def summary(self, output: Path, manifest: dict[str, Any]) -> str:
        rows = {file["name"]: file["rows"] for file in manifest["files"]}
        sentence = _("{output}: {articles} artikler og {comments} kommentarer, {writers}.")
        writers = _("med trykte navne") if manifest["writers"] == "names" else _("med pseudonymer")
        return sentence.format(
            output=output, articles=rows["articles.csv"], comments=rows["comments.csv"], writers=writers
        )


def _address(text: str) -> str:
    """An address without the slash at its end; argparse turns the `ValueError` into exit 2."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise ValueError(text)
    return text.rstrip("/")
